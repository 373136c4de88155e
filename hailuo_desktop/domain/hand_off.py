"""What an editor is handed: which takes, and what lies beside them under which names."""

from dataclasses import dataclass
from enum import Enum

MEDIA = "media"  # the folder of the films
DEFAULT_TEMPLATE = "{code}_t{take}.mp4"
MANIFEST = "hailuo-handoff.json"


class Which(Enum):
    """``USED``: the kept take of each shot, or else its newest. Others go beside those in use."""

    USED = "used"
    NOT_REJECTED = "not_rejected"
    EVERY = "every"


class Kind(Enum):
    """The value is its name in settings, on the command line and in the manifest."""

    OTIO = "otio"
    PREMIERE = "premiere"
    FINAL_CUT = "finalcut"
    RESOLVE = "resolve"
    EDL = "edl"
    SHEET = "sheet"
    SHEET_PDF = "sheet-pdf"
    FILM = "film"
    REVIEW = "review"


@dataclass(frozen=True)
class Ending:
    """What follows the board's name in a file's."""

    words: str
    suffix: str


ENDINGS = {
    Kind.OTIO: Ending("", ".otio"),
    Kind.PREMIERE: Ending("", ".xml"),
    Kind.FINAL_CUT: Ending("", ".fcpxml"),
    Kind.RESOLVE: Ending(" (Resolve)", ".fcpxml"),
    Kind.EDL: Ending("", ".edl"),
    Kind.SHEET: Ending(" contact sheet", ".png"),
    Kind.SHEET_PDF: Ending(" contact sheet", ".pdf"),
    Kind.FILM: Ending(" cut", ".mp4"),
    Kind.REVIEW: Ending(" review", ".html"),
}
TIMELINES = (Kind.OTIO, Kind.PREMIERE, Kind.FINAL_CUT, Kind.RESOLVE, Kind.EDL)
# Sheets are lettered, which needs the fonts of a window.
KINDS_WITHOUT_A_SCREEN = (*TIMELINES, Kind.FILM, Kind.REVIEW)
