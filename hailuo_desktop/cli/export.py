"""``export``: the cut of a storyboard for an editor, as the window hands it off."""

import asyncio
import json
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path

from hailuo_desktop.domain.collation import folded
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.hand_off import DEFAULT_TEMPLATE, KINDS_WITHOUT_A_SCREEN, Kind, Which
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.formats import listed
from hailuo_desktop.store.library import Library
from hailuo_desktop.studio.clock import SystemClock
from hailuo_desktop.studio.handoff.hand_off import Handed, HandOff, Wish
from hailuo_desktop.studio.handoff.selecting import Known
from hailuo_desktop.studio.handoff.telling import told
from hailuo_desktop.studio.known_marks import KnownMarks
from hailuo_desktop.studio.known_takes import KnownTakes
from hailuo_desktop.translate import t

from .ledger import opened
from .outcome import DONE, SOME_FAILED
from .output import put


class BadExport(HailuoError):
    pass


@dataclass(frozen=True)
class Export:
    """``board`` is a storyboard's name or the beginning of its id."""

    board: str
    folder: Path
    formats: str
    takes: str
    template: str
    as_json: bool

    @classmethod
    def of(cls, given: Namespace) -> "Export":
        takes, names = given.takes.replace("-", "_"), given.names or DEFAULT_TEMPLATE
        return cls(given.board, given.output, given.formats, takes, names, given.json)


def export(library: Path, asked: Export) -> int:
    """Films that the library has lost are left out, and told of: only the window and a render
    fetch them again."""
    kinds = _kinds(asked.formats)
    with opened(library, "hailuo-desktop export") as held:
        board = _board(held, asked.board)
        going = HandOff(board, _known(held), held.videos.path)
        folder = asked.folder.absolute()
        wish = Wish(folder, kinds, Which(asked.takes), asked.template)
        handed = asyncio.run(going.run(wish, lambda _: None, lambda: False))
    put(_json(handed) if asked.as_json else told(handed))
    return SOME_FAILED if handed.trouble else DONE


def _kinds(names: str) -> frozenset[Kind]:
    known = {kind.value: kind for kind in KINDS_WITHOUT_A_SCREEN}
    wanted = [name.strip().lower() for name in names.split(",") if name.strip()]
    if names.strip() == "all":
        return frozenset(known.values())
    for name in wanted:
        if name not in known:
            raise BadExport(
                t("“{name}” is no format: use {formats}.", name=name, formats=listed(known))
            )
    return frozenset(known[name] for name in wanted)


def _board(library: Library, name: str) -> Storyboard:
    boards = library.boards.all()
    wanted = folded(name)
    found = [b for b in boards if folded(b.name) == wanted] or [
        b for b in boards if name and b.id.startswith(name)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        ids = listed(sorted(board.id for board in found))
        raise BadExport(
            t("Several storyboards are called “{name}”: give an id, {ids}.", name=name, ids=ids)
        )
    names = listed(f"“{board.name}”" for board in boards)
    raise BadExport(
        t("No storyboard is called “{name}”: there are {names}.", name=name, names=names)
        if names
        else t("There are no storyboards in this library.")
    )


def _known(library: Library) -> Known:
    takes = KnownTakes(library.takes.all())
    marks = KnownMarks(library.marks, SystemClock().now)
    return Known(takes.of_shot, takes.used, marks.of)


def _json(handed: Handed) -> str:
    return json.dumps(
        {
            "folder": str(handed.folder),
            "new_films": handed.new_films,
            "old_films": handed.old_films,
            "changed": [file.name for file in handed.changed],
            "same": [file.name for file in handed.same],
            "aside": [theirs.name for theirs, _ in handed.aside],
            "trouble": handed.trouble,
        }
    )
