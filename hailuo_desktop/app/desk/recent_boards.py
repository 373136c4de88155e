"""File → New storyboard, and Open recent: the boards of the library, the one used last first."""

from functools import partial

from hailuo_desktop.app.board.boards_presenter import BoardsPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.domain.plural import counted
from hailuo_desktop.store.boards import BoardFacts
from hailuo_desktop.studio.settings import RECENT_BOARDS
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.actions.window import NEW_BOARD, RECENT
from hailuo_desktop.ui.board.switcher import Switcher
from hailuo_desktop.ui.wording import follow

SHOWN = 10
LONGEST = 60  # characters of a name
ALL = mark("All storyboards…")


class RecentBoards:
    def __init__(self, context: Context, boards: BoardsPresenter, switcher: Switcher) -> None:
        self._library = context.studio.library
        self._settings = context.studio.settings
        self._edits = context.edits
        self._boards = boards
        self._switcher = switcher
        self._menu = context.actions.lists[RECENT]
        self._menu.aboutToShow.connect(self._fill)
        context.actions.bind(NEW_BOARD, boards.new)
        context.actions.bind(RECENT, switcher.open)
        follow(self._menu, self._fill)

    def facts(self) -> list[BoardFacts]:
        """Those that are not put away, without the one in hand; what was never opened since they
        are remembered comes last, the one edited last first."""
        used = self._settings.get(RECENT_BOARDS)
        places = {board_id: place for place, board_id in enumerate(used)}
        here = self._edits.board.id
        boards = [b for b in self._library.boards.facts() if not b.archived and b.id != here]
        return sorted(boards, key=lambda board: places.get(board.id, len(used)))[:SHOWN]

    def _fill(self) -> None:
        self._menu.clear()
        for board in self.facts():
            name = board.name if len(board.name) <= LONGEST else f"{board.name[: LONGEST - 1]}…"
            words = f"{name.replace('&', '&&')}\t{counted(board.shots, 'shot')}"
            self._menu.addAction(words).triggered.connect(partial(self._open, board.id))
        self._menu.addSeparator()
        self._menu.addAction(t(ALL)).triggered.connect(lambda: self._switcher.open())

    def _open(self, board_id: str, _checked: bool = False) -> None:
        self._boards.open(board_id)
