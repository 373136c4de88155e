"""The board that the next run opens, and those that were in hand before it."""

from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.store.boards import Boards
from hailuo_desktop.studio.settings import BOARD, RECENT_BOARDS, Settings
from hailuo_desktop.translate import t

from .edits import new_id

REMEMBERED = 20  # boards


class LastBoard:
    def __init__(self, boards: Boards, settings: Settings) -> None:
        self._boards = boards
        self._settings = settings

    def save(self, board: Storyboard) -> None:
        """Remembered at once: a run may end without a goodbye."""
        self._settings.put(BOARD, board.id)
        used = self._settings.get(RECENT_BOARDS)
        self._settings.put(RECENT_BOARDS, tuple(dict.fromkeys((board.id, *used)))[:REMEMBERED])

    def load(self) -> Storyboard:
        """The one that was open last, or else any, or else a new one."""
        last = self._boards.find(self._settings.get(BOARD))
        return last or next(iter(self._boards.all()), None) or Storyboard(new_id(), t("Untitled"))
