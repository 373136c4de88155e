"""A board that grows beyond what a package or a table may hold is told so where it grows."""

from collections.abc import Callable

from hailuo_desktop.app.board.edits import Edits
from hailuo_desktop.domain.batch_files import MOST_SHOTS
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.formats import number
from hailuo_desktop.translate import t


class Growth:
    """Watches the board in hand, however its shots come; ``say`` tells in the window."""

    def __init__(self, edits: Edits, say: Callable[[str], None]) -> None:
        self._say = say
        self._count = len(edits.board.shots)
        edits.changed.connect(self._changed)
        edits.opened.connect(self._opened)

    def _opened(self, board: Storyboard) -> None:
        self._count = len(board.shots)

    def _changed(self, board: Storyboard) -> None:
        before, self._count = self._count, len(board.shots)
        if self._count > max(before, MOST_SHOTS):
            self._say(
                t(
                    "This board has {shots} shots, and a package or a table holds {most} at most: "
                    "move some to another board before you save it as one.",
                    shots=number(self._count),
                    most=number(MOST_SHOTS),
                )
            )
