"""Each file beside the films, made of the cut."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from hailuo_desktop.domain.cut import Cut, CutShot, CutTake
from hailuo_desktop.domain.errors import BadVideo
from hailuo_desktop.domain.hand_off import Kind
from hailuo_desktop.formats import number
from hailuo_desktop.media.contact_picture import contact_pictures
from hailuo_desktop.media.contact_sheet import Grid, write_contact_sheet
from hailuo_desktop.media.joined import Format, Piece, join
from hailuo_desktop.media.poster import picture_of, poster
from hailuo_desktop.media.sheet_page import Cell
from hailuo_desktop.store.durable import trouble
from hailuo_desktop.translate import language, t

from .edl import edl
from .fcp7 import fcp7
from .fcpxml import fcpxml
from .folder import HandOffFolder
from .otio import otio
from .review_page import review_page

Part = Callable[[float], None]  # how much of one file is done, 0 to 1
LOOK = 1  # another number with every change of how a sheet looks


@dataclass(frozen=True)
class Making:
    cut: Cut
    folder: HandOffFolder
    reels: Mapping[str, str]
    stopped: Callable[[], bool]


def make(kind: Kind, making: Making, part: Part) -> None:
    """Write one of them, where it has changed. Blocks; sheets need a QGuiApplication.

    BadVideo, DiskFull, LibraryError or NotHandedOver where it cannot be.
    """
    try:
        match kind:
            case Kind.FILM:
                _film(making, part)
            case Kind.SHEET:
                _sheet(making)
            case Kind.SHEET_PDF:
                _sheet_pdf(making)
            case _:
                making.folder.put(kind, _DATA[kind](making))
    except OSError as error:
        file = Path(error.filename) if error.filename else making.folder.path
        raise trouble(error, file, 0) from error


def _timeline(write: Callable[[Cut, Path, Mapping[str, str]], bytes], making: Making) -> bytes:
    return write(making.cut, making.folder.path.absolute(), making.reels)


def _review(making: Making) -> bytes:
    return review_page(making.cut, _posters(making))


_DATA: dict[Kind, Callable[[Making], bytes]] = {
    Kind.OTIO: lambda making: otio(making.cut),
    Kind.PREMIERE: partial(_timeline, fcp7),
    Kind.FINAL_CUT: partial(_timeline, partial(fcpxml, for_resolve=False)),
    Kind.RESOLVE: partial(_timeline, partial(fcpxml, for_resolve=True)),
    Kind.EDL: partial(_timeline, edl),
    Kind.REVIEW: _review,
}


def _film(making: Making, part: Part) -> None:
    cut = making.cut
    used = [shot.take for shot in cut.shots if shot.take]
    pieces = [
        Piece(making.folder.path / take.file, take.facts, take.first, take.length) for take in used
    ]
    form = Format(cut.rate, cut.width, cut.height)
    made_of = _digest([(take.id, take.first, take.length) for take in used], str(form))
    making.folder.make(
        Kind.FILM, made_of, lambda target: join(pieces, target, form, part, making.stopped)
    )


def _sheet(making: Making) -> None:
    drawn = contact_pictures(making.cut.name, _cells(making))
    for place, data in enumerate(drawn, start=1):
        making.folder.put(Kind.SHEET, data, "" if place == 1 else f" {place}")


def _sheet_pdf(making: Making) -> None:
    """A PDF says when it was made: only what stands in it tells whether it has changed."""
    cut = making.cut
    words = [_words(shot) for shot in cut.shots]
    takes = [shot.take.id if shot.take else "" for shot in cut.shots]

    def write(target: Path) -> bool:
        write_contact_sheet(target, cut.name, _cells(making), Grid.TWELVE)
        return True

    made_of = _digest(words, takes, cut.name, language(), LOOK)
    making.folder.make(Kind.SHEET_PDF, made_of, write)


def _cells(making: Making) -> list[Cell]:
    posters = _posters(making)
    cells: list[Cell] = []
    for shot in making.cut.shots:
        data = posters.get(shot.take.id) if shot.take else None
        code, prompt, facts, scene, notes = _words(shot)
        picture = picture_of(data) if data else None
        cells.append(Cell(code, prompt, facts, picture, scene, notes))
    return cells


def _words(shot: CutShot) -> tuple[str, str, str, str, str]:
    prompt = shot.take.prompt if shot.take else t("No film yet.")
    return shot.code, prompt, _facts(shot.take), shot.scene, shot.notes


def _posters(making: Making) -> dict[str, bytes]:
    """By take id; a film without a picture has none."""
    found: dict[str, bytes] = {}
    for take in making.cut.takes:
        try:
            found[take.id] = poster(making.folder.path / take.file)
        except BadVideo:
            continue
    return found


def _facts(take: CutTake | None) -> str:
    if take is None:
        return ""
    length = t("{number} s", number=number(float(take.seconds), 1))
    kind = " ".join(filter(None, (take.mode, take.quality)))
    return " · ".join(filter(None, (f"t{take.number}", "★" * take.stars, length, kind)))


def _digest(*facts: object) -> str:
    return sha256(json.dumps(facts, ensure_ascii=True).encode()).hexdigest()
