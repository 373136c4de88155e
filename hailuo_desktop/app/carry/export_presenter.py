"""Finished films on their way out of the library: now, or each as soon as it is done."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from hailuo_desktop.app.asking import ask_folder
from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.saved import tell_saved
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.formats import number
from hailuo_desktop.studio.exporting import (
    Exporting,
    NoFilm,
    Place,
    place_of,
    preview,
)
from hailuo_desktop.studio.settings import EXPORT, ExportChoice
from hailuo_desktop.studio.typed_path import typed_path
from hailuo_desktop.translate import mark, n, t
from hailuo_desktop.ui.carry.export_dialog import ExportDialog, ExportOptions
from hailuo_desktop.ui.notices import Kind

NOWHERE = "No board"  # whose shots are gone: a part of file names, the same in any language


class ExportPresenter:
    def __init__(self, context: Context, *, board_presenter: BoardPresenter) -> None:
        self._studio = context.studio
        self._known_takes = context.known_takes
        self._board_presenter = board_presenter
        self._background = context.background
        self._parent = context.window
        self._notify = context.notify
        self._turn = asyncio.Lock()
        self._exporting: Exporting | None = None
        self._going: set[str] = set()  # takes that this run has seen before they were done
        self._open = True
        self.dialog: ExportDialog | None = None

    def close(self) -> None:
        """The window goes: nothing more is begun."""
        self._open = False

    def options(self) -> ExportOptions:
        """What was chosen last time."""
        return ExportOptions(**asdict(self._studio.settings.get(EXPORT)))

    def open_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.raise_()
            return
        used, every = len(self.takes(every=False)), len(self.takes(every=True))
        self.dialog = ExportDialog(self.options(), used, every, self.preview, self._parent)
        self.dialog.export_requested.connect(self.export)
        self.dialog.folder_requested.connect(self._ask_folder)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def takes(self, *, every: bool) -> list[Take]:
        """The finished takes of the board in hand, in its order: all, or the one in use of each."""
        shots = self._board_presenter.board.shots
        if not every:
            return [take for s in shots if (take := self._known_takes.used(s.id, s.kept))]
        takes = (take for shot in shots for take in self._known_takes.of_shot(shot.id))
        return [take for take in takes if isinstance(take.state, Completed)]

    def export(self, options: ExportOptions) -> None:
        """Remember the options, and export what there is."""
        self._studio.settings.put(EXPORT, ExportChoice(**asdict(options)))
        takes = self.takes(every=options.every)
        if takes:
            board = self._board_presenter.board
            placed = [(take, _place(board, take)) for take in takes]
            self._background.start(self._export_all(options, placed))

    def take_changed(self, take: Take) -> None:
        """What is done while this run looks on is exported at once, where that is asked for."""
        if not take.settled:
            self._going.add(take.id)
        elif take.id in self._going:
            self._going.discard(take.id)
            options = self.options()
            if isinstance(take.state, Completed) and options.automatic and self._open:
                self._background.start(self._export_one(options, take))

    async def _export_all(
        self, options: ExportOptions, placed: Sequence[tuple[Take, Place]]
    ) -> None:
        films, trouble = list[Path](), list[str]()
        for take, place in placed:
            words = mark("Exporting films: {number} of {count} …")
            at, count = number(len(films) + len(trouble) + 1), number(len(placed))
            self._notify(t(words, number=at, count=count))
            try:
                films.append(await self._write(options, take, place))
            except HailuoError as error:
                trouble.append(_refused(take, error))
        words = "\n".join(filter(None, (_written(len(films), options.folder), *trouble)))
        if trouble or not films:
            self._notify(words, Kind.PROBLEM)
        else:
            tell_saved(self._notify, words, films[-1])

    async def _export_one(self, options: ExportOptions, take: Take) -> None:
        try:
            await self._write(options, take, _place(self._board_of(take), take))
        except HailuoError as error:
            self._notify(_refused(take, error), Kind.PROBLEM)

    async def _write(self, options: ExportOptions, take: Take, place: Place) -> Path:
        async with self._turn:
            return await self._exporting_to(options).export(take, place, self._fetch)

    async def _fetch(self, take: Take, _gone: NoFilm) -> None:
        await self._studio.queue.fetch_again(take)

    def _exporting_to(self, options: ExportOptions) -> Exporting:
        """The same one while the options are: it knows the files that it has looked into."""
        folder, known = typed_path(options.folder).absolute(), self._exporting
        if known is None or (known.folder, known.template) != (folder, options.template):
            videos = self._studio.library.videos
            self._exporting = known = Exporting(folder, options.template, videos.path)
        return known

    def _board_of(self, take: Take) -> Storyboard | None:
        if self._board_presenter.shot(take.shot) is not None:
            return self._board_presenter.board
        boards = self._studio.library.boards.all()
        return next((board for board in boards if take.shot in board.rows), None)

    def preview(self, template: str) -> str:
        """The name of the first film, or of one that there might be."""
        board = self._board_presenter.board
        now = self._studio.clock.now()
        return str(preview(template, board, self.takes(every=False), now))

    def _ask_folder(self, folder: str) -> None:
        if self.dialog is not None:
            field = self.dialog.folder
            ask_folder(
                self.dialog, t("Export films to"), folder, lambda path: field.setText(str(path))
            )

    def _closed(self) -> None:
        self.dialog = None


def _place(board: Storyboard | None, take: Take) -> Place:
    if board is None or take.shot not in board.rows:
        return Place(NOWHERE, 0, take.name)
    return place_of(board, take)


def _refused(take: Take, error: HailuoError) -> str:
    if not take.name:
        words = mark("Take {number} of a shot without a name is not exported: {why}")
        return t(words, number=take.number, why=error)
    words = mark("Take {number} of shot {shot} is not exported: {why}")
    return t(words, number=take.number, shot=take.name, why=error)


def _written(count: int, folder: str) -> str:
    if not count:
        return ""
    return n("{count} film in {folder}.", "{count} films in {folder}.", count, folder=folder)
