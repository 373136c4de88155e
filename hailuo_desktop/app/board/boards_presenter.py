"""The storyboards of the library: which is in hand, and where each was left."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from hailuo_desktop.domain.collation import folded
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard, copies
from hailuo_desktop.formats import date, time
from hailuo_desktop.store.boards import BoardFacts
from hailuo_desktop.store.library import Library
from hailuo_desktop.studio.importing import joined
from hailuo_desktop.studio.known_takes import KnownTakes
from hailuo_desktop.studio.settings import BOARD_VIEW, BoardView, Settings
from hailuo_desktop.translate import mark, p, t
from hailuo_desktop.ui.board.boards import BoardLine
from hailuo_desktop.ui.board.filter import Filter
from hailuo_desktop.ui.board.layout import DENSITIES, Density
from hailuo_desktop.ui.board.panel import BoardPanel
from hailuo_desktop.ui.notices import Kind, Notify

from .board_presenter import BoardPresenter
from .edits import Edits, new_id

UNTITLED = mark("Untitled")
WAITS = mark("Takes of “{board}” wait in the queue: send or cancel them, then delete it.")


class BoardsPresenter:
    def __init__(
        self,
        library: Library,
        settings: Settings,
        edits: Edits,
        board_presenter: BoardPresenter,
        panel: BoardPanel,
        now: Callable[[], float],
        known_takes: KnownTakes,
        notify: Notify,
    ) -> None:
        self._library = library
        self._settings = settings
        self._edits = edits
        self._board_presenter = board_presenter
        self._panel = panel
        self._now = now
        self._known_takes = known_takes
        self._notify = notify
        switcher = panel.switcher
        switcher.listed.connect(self._list)
        switcher.board_requested.connect(self.open)
        switcher.new_requested.connect(self.new)
        switcher.duplicate_requested.connect(self.duplicate)
        switcher.archive_requested.connect(self.archive)
        switcher.delete_requested.connect(self.delete)

    def restore(self) -> None:
        """Show the board of the last run as it was left."""
        self._board_presenter.open()
        self._restore_view()

    def open(self, board_id: str) -> None:
        """Take another board in hand; the one before is kept as it stands."""
        if board_id == self._edits.board.id:
            return
        self._edits.flush()
        board = self._library.boards.find(board_id)
        if board is not None:
            self._take(board)

    def new(self) -> None:
        self._take(Storyboard(new_id(), self._free(t(UNTITLED))))

    def duplicate(self, board_id: str) -> None:
        """A board once more, its shots under new ids: takes stay with the first."""
        self._edits.flush()
        board = self._library.boards.find(board_id) or self._edits.board
        shots = copies(board.shots, [new_id() for _ in board.shots])
        copy = Storyboard(new_id(), self._free(t("{board} copy", board=board.name)), shots)
        self._library.boards.save(copy)
        self._take(copy)

    def flush(self) -> None:
        """The board in hand is in the library as it stands."""
        self._edits.flush()

    def add_board(self, board: Storyboard, adds: bool = False) -> None:
        """A board that has come from outside; the same one again opens the one that is there,
        and ``adds`` the shots that it lacks."""
        if adds and (board.id == self._edits.board.id or self._library.boards.find(board.id)):
            self._board_presenter.edit_on(
                board.id, lambda here: joined(here, board), mark("Add shots from a package")
            )
        if board.id == self._edits.board.id:
            return
        self._edits.flush()
        if self._library.boards.find(board.id) is None:
            self._library.boards.save(replace(board, name=self._free(board.name or t(UNTITLED))))
        self.open(board.id)

    def reload(self) -> None:
        """The library has other boards now: show the one in hand as it is there."""
        boards = self._library.boards
        board = boards.find(self._edits.board.id) or next(iter(boards.all()), None)
        if board is not None:
            self._edits.drop_history()
            self._take(board)

    def archive(self, board_id: str, archived: bool) -> None:
        """Put a board away or take it back; its shots and takes stay all the same."""
        words = mark("Archive storyboard") if archived else mark("Unarchive storyboard")
        self._board_presenter.edit_on(
            board_id, lambda board: replace(board, archived=archived), words
        )
        self._list()

    def delete(self, board_id: str) -> None:
        """To the bin, where it stays; not while takes of it wait to be sent."""
        self._edits.flush()
        board = self._library.boards.find(board_id)
        other = self._other_than(board_id)
        if board is None or other is None:
            return
        if any(map(self._waits, board.shots)):
            self._notify(t(WAITS, board=board.name), Kind.PROBLEM)
            return
        if board_id == self._edits.board.id:
            self._take(other)
        self._library.boards.delete(board_id)

    def _waits(self, shot: Shot) -> bool:
        takes = self._known_takes.of_shot(shot.id)
        return any(take.unsent for take in takes)

    def _other_than(self, board_id: str) -> Storyboard | None:
        boards = [board for board in self._library.boards.all() if board.id != board_id]
        return next((b for b in boards if not b.archived), next(iter(boards), None))

    def save_view(self) -> None:
        """Remember how the board in hand is left."""
        panel, chosen = self._panel, self._panel.filter_bar.filter()
        left = BoardView(
            shot=self._board_presenter.shot_id,
            scroll=panel.list.verticalOffset(),
            density=panel.density.value,
            card=panel.list.narrowest,
            text=chosen.text,
            kinds=tuple(sorted(chosen.kinds)),
            modes=tuple(sorted(chosen.modes)),
        )
        self._settings.put(BOARD_VIEW.of(self._edits.board.id), left)

    def _take(self, board: Storyboard) -> None:
        self._panel.switcher.finish()  # a name that is being typed is the old board's
        self.save_view()
        self._panel.show_filter(Filter())
        self._edits.open(board)
        self._restore_view()

    def _restore_view(self) -> None:
        left = self._settings.get(BOARD_VIEW.of(self._edits.board.id))
        self._panel.set_density(_density(left.density, self._panel.density), left.card)
        self._panel.show_filter(Filter(left.text, frozenset(left.kinds), frozenset(left.modes)))
        if left.shot in self._edits.board.rows:
            self._board_presenter.select(left.shot)
        self._panel.scroll_to(left.scroll)

    def _list(self) -> None:
        self._edits.flush()
        today = datetime.fromtimestamp(self._now(), UTC).astimezone()
        lines = [_line(facts, today) for facts in self._library.boards.facts()]
        board = self._edits.board
        if all(line.id != board.id for line in lines):
            new = p("when a storyboard was edited", "new")
            lines.insert(0, BoardLine(board.id, board.name, len(board.shots), new, False))
        self._panel.switcher.boards.show_lines(lines, board.id)

    def _free(self, name: str) -> str:
        """The name, with a number where a board has it already."""
        names = [facts.name for facts in self._library.boards.facts()] + [self._edits.board.name]
        taken = {*map(folded, names)}
        tries = (name if n == 1 else f"{name} {n}" for n in range(1, len(taken) + 2))
        return next(each for each in tries if folded(each) not in taken)


def _line(facts: BoardFacts, today: datetime) -> BoardLine:
    changed = datetime.fromtimestamp(facts.changed, UTC).astimezone()
    when = time(changed) if changed.date() == today.date() else date(changed)
    return BoardLine(facts.id, facts.name, facts.shots, when, facts.archived)


def _density(value: str, usual: Density) -> Density:
    return next((each for each in DENSITIES if each.value == value), usual)
