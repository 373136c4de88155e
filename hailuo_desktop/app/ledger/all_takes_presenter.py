"""Every take of the ledger, wherever its shot is, or is not any more."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.board.boards_presenter import BoardsPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.system.reveal import Reveal
from hailuo_desktop.app.viewer.marks_presenter import MarksPresenter
from hailuo_desktop.app.viewer.viewer_presenter import ViewerPresenter
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.ui.actions.action import FilmAction
from hailuo_desktop.ui.actions.films import KEEP
from hailuo_desktop.ui.actions.marks import REJECT, STARS
from hailuo_desktop.ui.actions.window import ALL_TAKES
from hailuo_desktop.ui.all_takes.window import AllTakesWindow, Told

from .entries import Entries
from .film_register import FilmRegister
from .locate_presenter import LocatePresenter
from .posters import Posters
from .take_verbs import TakeVerbs, allowed, offers

SOON = 0.15  # seconds: many takes that change at once are shown at once


class AllTakesPresenter:
    def __init__(
        self,
        context: Context,
        *,
        board_presenter: BoardPresenter,
        boards: BoardsPresenter,
        viewer: ViewerPresenter,
        marks: MarksPresenter,
        reveal: Reveal,
        register: FilmRegister,
    ) -> None:
        self._studio = context.studio
        self._known_takes = context.known_takes
        self._background = context.background
        self._board_presenter = board_presenter
        self._viewer = viewer
        self._marks = marks
        self._register = register
        self._known_marks = context.marks
        self.locate = LocatePresenter(context, self._back)
        self._verbs = TakeVerbs(
            context,
            board_presenter=board_presenter,
            boards=boards,
            viewer=viewer,
            reveal=reveal,
            locate=self.locate,
        )
        self._window = context.window
        self._entries = Entries(
            context.known_takes, context.marks, context.studio.library.takes.search.find
        )
        self._posters = Posters(context.studio.library, context.known_takes, context.background)
        self.window: AllTakesWindow | None = None
        self._loop = asyncio.get_running_loop()
        self._soon: asyncio.TimerHandle | None = None
        context.actions.bind(ALL_TAKES, self.show)
        marks.changed.connect(self._mark_changed)
        context.edits.changed.connect(self._board_changed)
        context.edits.opened.connect(self._load)

    def show(self) -> None:
        """Beside the window, so that a film can be seen while the next one is looked for."""
        if self.window is None:
            self.window = self._made()
            self._load()
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.bar.text.setFocus()
        self.look_for_films()
        self._register.catch_up(self._known_takes.all())

    def close(self) -> None:
        """The library is closed next: nothing is asked of it any more."""
        self.locate.close()
        if self.window is not None:
            self.window.close()

    def take_changed(self, take: Take) -> None:
        if self.window is not None:
            self._entries.put(take)
            self._refresh_soon()

    def take_left(self, take_id: str) -> None:
        """It has left the queue; what was never sent is no take any more."""
        take = self._known_takes.find(take_id)
        if self.window is not None and (take is None or not take.settled):
            self._entries.forget(take_id)
            self._refresh_soon()

    def _look_soon(self) -> None:
        if not self._loop.is_closed():  # a window may be activated once more as it goes
            self._loop.call_soon(self.look_for_films)

    def look_for_films(self) -> None:
        """Which films are not in their places any more, off the loop's thread."""
        if self.window is not None:
            self._background.start(self._look_for_films())

    def reword(self) -> None:
        """Another language speaks: the window comes anew, with its search and what is chosen."""
        if self.window is not None:
            chosen, order = self.window.table.chosen(), self.window.order()
            narrowed = self.window.bar.filter()
            self.window.close()
            self.show()
            self.window.bar.show_filter(narrowed)
            self.window.table.sort_by(*order)
            self.window.table.choose(chosen)

    def missing(self) -> list[Take]:
        """The takes whose films were not there when last looked for."""
        takes = map(self._known_takes.find, sorted(self._entries.missing))
        return [take for take in takes if take is not None]

    def _made(self) -> AllTakesWindow:
        window = AllTakesWindow(offers(), allowed, self._window)
        window.asked.connect(self._asked)
        window.marked.connect(self._mark)
        window.changed.connect(self._refresh)
        window.came_back.connect(self._look_soon)
        window.locate_all_requested.connect(self._locate_all)
        window.finished.connect(self._closed)
        self._posters.serve(window.model)
        return window

    def _closed(self) -> None:
        self.window = None
        if self._soon is not None:
            self._soon.cancel()
            self._soon = None
        self._posters.serve(None)

    def _load(self) -> None:
        if self.window is not None:
            here = self._board_presenter.board
            others = (b for b in self._studio.library.boards.all() if b.id != here.id)
            self._entries.load((here, *others))
            self._show_boards()
            self._refresh()

    def _refresh(self) -> None:
        """What is looked for, in the order that is wished for: on every key, and at once."""
        window = self.window
        if window is None:
            return
        narrowed = window.bar.filter()
        entries = self._entries.ordered(window.order())
        shown = narrowed.passed(entries, self._entries.holding(narrowed.text))
        missing = len(self._entries.missing)
        window.show_entries(shown, Told(len(shown), len(self._entries), missing))

    def _refresh_soon(self) -> None:
        if self._soon is None:
            self._soon = self._loop.call_later(SOON, self._refresh_late)

    def _refresh_late(self) -> None:
        self._soon = None
        self._refresh()

    def _show_boards(self) -> None:
        if self.window is not None:
            self.window.bar.show_boards(self._entries.boards())

    def _board_changed(self, board: Storyboard) -> None:
        if self.window is not None and self._entries.show_board(board):
            self._show_boards()
            self._refresh_soon()

    def _mark_changed(self, take_id: str) -> None:
        take = self._known_takes.find(take_id)
        if self.window is None or take is None:
            return
        board = self._board_presenter.board_of(take.shot)
        if board is not None:
            self._entries.show_board(board)
        self.take_changed(take)

    async def _look_for_films(self) -> None:
        """What the artist has put into the system's bin is not missed."""
        binned = {t.id for t in self._known_takes.all() if self._known_marks.of(t.id).binned}
        takes = [take for take in self._known_takes.all() if take.id not in binned]
        films = {t.id: t.state.file for t in takes if isinstance(t.state, Completed)}
        path = self._studio.library.videos.path
        gone = await asyncio.to_thread(_gone, {i: path(file) for i, file in films.items()})
        if self._entries.show_missing(gone):
            self._refresh_soon()

    def _locate_all(self) -> None:
        self.locate.locate(self.missing())

    def _back(self, takes: Sequence[Take]) -> None:
        """Films are in their places again."""
        self._entries.show_missing(self._entries.missing - {take.id for take in takes})
        for take in takes:
            self._posters.forget(take.id)
            self._viewer.film_back(take)
        self._refresh()

    def _asked(self, name: str, take_id: str) -> None:
        take = self._known_takes.find(take_id)
        if take is not None:
            self._verbs.run(name, take)

    def _mark(self, action: FilmAction, take_id: str) -> None:
        if action is KEEP:
            self._marks.keep(take_id)
        elif action is REJECT:
            self._marks.reject(take_id)
        else:
            self._marks.rate(take_id, STARS.index(action))


def _gone(films: dict[str, Path]) -> frozenset[str]:
    return frozenset(take_id for take_id, film in films.items() if not film.is_file())
