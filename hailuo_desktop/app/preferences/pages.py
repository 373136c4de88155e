"""The pages of the dialog of settings: rows of the registry, and what is no mere value."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from hailuo_desktop.studio.setting import Page
from hailuo_desktop.studio.settings import shown_settings
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.settings.part import Part
from hailuo_desktop.ui.settings.row import Row
from hailuo_desktop.ui.settings.statement import Statement, Verb

from .specs import spec_of

LIBRARY = mark(
    "Boards, frames, takes and their films are all here. Another place: start with "
    "HAILUO_LIBRARY set to it."
)
FILE = mark("These settings are one file, which you can read and copy to another computer.")
BACKUPS = mark("A copy of boards and takes is made each day, and kept in the library.")
NO_TELEMETRY = mark(
    "No telemetry at all: nothing is counted, and nothing is sent to the makers of this program."
)
WHAT_GOES = mark(
    "EvoLink gets the prompt, the frames and the settings of the takes that you send, with your "
    "key, when you send them. Frames are uploaded without what a camera writes into them. "
    "Finished films are fetched from where EvoLink keeps them. Whether there is a newer version is "
    "asked only where you choose that in Help. Nothing else leaves this computer."
)
WHAT_STAYS = mark(
    "The key is kept in the system's keychain and is in no file. Boards, frames, films, logs and "
    "backups stay in the library."
)
Reveal = Callable[[Path], object]


def pages(extra: dict[Page, Sequence[Part]]) -> Iterator[tuple[str, Sequence[Part]]]:
    """Each with its title; ``extra`` parts come before the rows of their page."""
    for page in Page:
        rows = [Row(spec_of(each, shown)) for each, shown in shown_settings() if shown.page is page]
        parts = [*extra.get(page, ()), *rows]
        if parts:
            yield t(page.value), parts


def library_part(library: Path, reveal: Reveal) -> Statement:
    verbs = ((t("Show in the file manager"), lambda: reveal(library)),)
    return Statement(t("Library"), t(LIBRARY), place=str(library), verbs=verbs)


def privacy_parts(file: Path, backups: Callable[[], object], reveal: Reveal) -> Sequence[Part]:
    verbs: Sequence[Verb] = ((t("Show in the file manager"), lambda: reveal(file)),)
    kept = verbs if file.exists() else ()
    return (
        Statement(t("Privacy"), t(NO_TELEMETRY), t(WHAT_GOES), t(WHAT_STAYS)),
        Statement(t("Backups"), t(BACKUPS), verbs=((t("Backups…"), backups),)),
        Statement(t("Settings"), t(FILE), place=str(file), verbs=kept),
    )
