"""Which board a script has become, and what it said then: for the rewrite that comes some day."""

from collections.abc import Sequence

from hailuo_desktop.domain.rewrite import Said, said_of
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.store.library import Library

from .settings import SCRIPT_BOARD, SCRIPT_SAID, Settings


def board_of(script: Storyboard, library: Library) -> Storyboard | None:
    """The board that this script has become here, where it has come in before."""
    known = Settings(library.settings).get(SCRIPT_BOARD.of(script.id))
    return library.boards.find(known or script.id)


def said_before(board: Storyboard, library: Library) -> tuple[Said, ...]:
    """What the script said when it came in; what stands on the board where nobody knows that."""
    kept = Settings(library.settings).get(SCRIPT_SAID.of(board.id))
    return said_of(board.shots) if kept is None else kept


def remember(script: Storyboard, board: Storyboard, said: Sequence[Said], library: Library) -> None:
    """Note which board a script became and what it said, for its next version."""
    settings = Settings(library.settings)
    settings.put(SCRIPT_BOARD.of(script.id), board.id)
    settings.put(SCRIPT_SAID.of(board.id), tuple(said))
