"""Boards that come and go: packages, tables, other programs' projects, and paper."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMessageBox

from hailuo_desktop.app.asking import ask_source, ask_target
from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.saved import tell_saved
from hailuo_desktop.domain.batch_files import CSV, PACKAGE, SUFFIXES, TABLES
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.formats import seconds
from hailuo_desktop.media.contact_sheet import Grid, write_contact_sheet
from hailuo_desktop.media.sheet_page import Cell
from hailuo_desktop.store.batch.choice import Choice
from hailuo_desktop.store.batch.encoding import EncodingUnsure
from hailuo_desktop.store.batch.model import BatchError
from hailuo_desktop.store.batch.read import Read, read
from hailuo_desktop.studio.board_identity import arrived
from hailuo_desktop.studio.importing import Imported, Importing
from hailuo_desktop.studio.packing import Packing
from hailuo_desktop.studio.unpacking import films_of, waiting_elsewhere
from hailuo_desktop.translate import n, t
from hailuo_desktop.ui.carry.list_dialog import LINES, ListDialog
from hailuo_desktop.ui.carry.sheet_dialog import SheetDialog
from hailuo_desktop.ui.notices import Kind

from .packed_waiting import ask_about_waiting
from .rewrite_presenter import RewritePresenter
from .table_presenter import TablePresenter, not_imported
from .welcome import welcome

GRIDS = {1: Grid.ONE, 6: Grid.SIX, 12: Grid.TWELVE}


class Boards(Protocol):
    """Where a board that has come in goes."""

    def flush(self) -> None: ...

    def add_board(self, board: Storyboard, adds: bool = False) -> None: ...

    def open(self, board_id: str) -> None: ...


class CarryPresenter:
    def __init__(
        self, context: Context, *, board_presenter: BoardPresenter, boards: Boards
    ) -> None:
        self._studio = context.studio
        self._known_takes = context.known_takes
        self._pictures = context.pictures
        self._board_presenter = board_presenter
        self._boards = boards
        self._background = context.background
        self._parent = context.window
        self._notify = context.notify
        self.question: QMessageBox | None = None  # about takes that wait while they are packed
        library = context.studio.library
        self._marks = context.marks
        self._packing = Packing(library.frames.path, library.videos.path, context.marks.of)
        self.rewrites = RewritePresenter(context, board_presenter=board_presenter, boards=boards)
        self.tables = TablePresenter(context, bring=self._bring_read)

    # In

    def ask_import(self) -> None:
        ask_source(self._parent, t("Import a storyboard"), SUFFIXES, self.import_file)

    def import_file(self, path: Path) -> None:
        """A dropped or chosen file or folder becomes a board; a table asks first what is what."""
        if path.suffix.lower() in TABLES and path.is_file():
            self.tables.open(path)
        else:
            self._background.start(self._bring(path))

    async def _bring(self, path: Path, choice: Choice | None = None) -> None:
        try:
            await self._bring_read(await asyncio.to_thread(read, path, choice))
        except EncodingUnsure as error:
            self._ask_encoding(path, error)
        except BatchError as error:
            self._notify(not_imported(path, error), Kind.PROBLEM)

    def _ask_encoding(self, path: Path, unsure: EncodingUnsure) -> None:
        """Of a script: what it would read is its preview."""
        dialog = ListDialog(path.name, self._parent)
        dialog.encoding.offer([(each.encoding, each.sample) for each in unsure.readings], False)
        texts = {each.encoding: each.text for each in unsure.readings}

        def show(encoding: str) -> None:
            dialog.show_shots([("", "", line) for line in texts[encoding].splitlines() if line])

        show(unsure.readings[0].encoding)
        dialog.offer_parting(LINES, is_open=False)
        dialog.encoding.chosen.connect(show)
        dialog.add_requested.connect(
            lambda: self._background.start(
                self._bring(path, Choice(encoding=dialog.encoding.combo.currentData()))
            )
        )
        dialog.open()

    async def _bring_read(self, found: Read) -> None:
        """What is wrong with single shots is told, and they come all the same: to be mended."""
        places = list(range(1, len(found.entries) + 1))
        imported = await Importing(self._studio.intake).batch(found, places, None)
        self._boards.flush()
        if found.is_list and await self.rewrites.offer(
            imported.board, lambda: self._background.start(self._take_in(found, imported))
        ):
            return
        await self._take_in(found, imported)

    async def _take_in(self, found: Read, imported: Imported) -> None:
        home = found.origin is not None
        board = arrived(imported.board, self._studio.library, home)
        here = self._studio.library.boards.find(board.id)
        films = await films_of(found, board, self._studio.library)
        self._marks.reload()
        for take in films.takes:
            self._known_takes.put(take)
        self._boards.add_board(films.board, adds=home)
        if found.is_list:
            self.rewrites.came_in(imported.board, board)
        name = self._board_presenter.board.name
        missing = [
            t("Shot {shot}: {problem}", shot=each.shot, problem=each.sentence)
            for each in imported.findings
            if each.rule.startswith("image_")
        ]
        counts = (len(films.takes), films.elsewhere, films.unread)
        words = welcome(here, board.name, name, *counts)
        added = _added(here, board) if home else ""
        waiting = waiting_elsewhere(found, self._studio.library)
        self._notify("\n".join(filter(None, [words, added, waiting, *missing, *found.notes])))

    # Out

    def ask_package(self) -> None:
        name = self._board_presenter.board.name
        ask_target(self._parent, t("Save as a package"), name, PACKAGE, self.package)

    def ask_package_with_takes(self) -> None:
        name = self._board_presenter.board.name
        title = t("Save as a package with the takes")
        ask_target(self._parent, title, name, PACKAGE, partial(self.package, takes=True))

    def package(self, target: Path, takes: bool = False) -> None:
        """The board with its stills, and with its finished ``takes`` where they are wanted."""
        board, known = self._board_presenter.board, self._known_takes.all()
        films = known if takes else []
        work = partial(self._packing.package, board, films, target, known)
        self._background.start(self._package(board, target, work))

    async def _package(self, board: Storyboard, target: Path, work: Callable[[], object]) -> None:
        if await self._written(board.name, target, work):
            takes = [take for shot in board.shots for take in self._known_takes.of_shot(shot.id)]
            self.question = ask_about_waiting(self._parent, takes, self._take_out)

    def _take_out(self, ids: list[str]) -> None:
        """Of the queue here: the package may be rendered elsewhere."""
        try:
            for take_id in ids:
                self._studio.queue.remove(take_id)
        except HailuoError as error:
            self._notify(str(error), Kind.PROBLEM)

    def ask_table(self) -> None:
        name = self._board_presenter.board.name
        ask_target(self._parent, t("Export as a table"), name, CSV, self.table)

    def table(self, target: Path) -> None:
        board = self._board_presenter.board
        work = partial(self._packing.table, board, target)
        self._background.start(self._table(board, target, work))

    async def _table(self, board: Storyboard, target: Path, work: Callable[[], object]) -> None:
        """It comes back from a spreadsheet some day."""
        if await self._written(board.name, target, work):
            self.rewrites.went_out(target.stem, board)

    async def _write(self, name: str, target: Path, work: Callable[[], object]) -> None:
        await self._written(name, target, work)

    async def _written(self, name: str, target: Path, work: Callable[[], object]) -> bool:
        try:
            await asyncio.to_thread(work)
        except HailuoError as error:
            self._notify(str(error), Kind.PROBLEM)
            return False
        words = t("“{board}” is saved as {file}.", board=name, file=target)
        tell_saved(self._notify, words, target)
        return True

    # On paper

    def ask_sheet(self) -> None:
        dialog = SheetDialog(self._parent)
        dialog.chosen.connect(self._ask_pdf)
        dialog.open()

    def _ask_pdf(self, count: int) -> None:
        name = t("{board} storyboard", board=self._board_presenter.board.name)
        grid = GRIDS[count]
        ask_target(
            self._parent, t("Storyboard sheet"), name, ".pdf", lambda file: self.sheet(file, grid)
        )

    def sheet(self, target: Path, grid: Grid) -> None:
        self._background.start(self._sheet(self._board_presenter.board, target, grid))

    async def _sheet(self, board: Storyboard, target: Path, grid: Grid) -> None:
        """The pictures off the loop's thread; the page on it, for it needs the fonts."""
        cells = [
            _cell(shot, board.code(shot.id), await self._picture(shot)) for shot in board.shots
        ]
        work = partial(write_contact_sheet, target, board.name, cells, grid)
        await self._write(board.name, target, work)

    async def _picture(self, shot: Shot) -> QImage | None:
        if shot.first is not None:
            return await self._pictures.frame(shot.first)
        take = self._known_takes.used(shot.id, shot.kept)
        return await self._pictures.poster(take) if take else None


def _added(here: Storyboard | None, board: Storyboard) -> str:
    """Of a board that comes home with more shots than it has here."""
    count = len(board.rows.keys() - here.rows.keys()) if here is not None else 0
    if not count:
        return ""
    return n(
        "{count} shot that it lacked is added.", "{count} shots that it lacked are added.", count
    )


def _cell(shot: Shot, code: str, picture: QImage | None) -> Cell:
    facts = " · ".join((shot.mode.value, shot.quality, seconds(shot.duration)))
    return Cell(code, shot.prompt, facts, picture, shot.scene, shot.notes)
