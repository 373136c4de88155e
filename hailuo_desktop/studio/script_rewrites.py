"""Which board a script has become, and what it said then: for the rewrite that comes some day."""

from collections.abc import Sequence

from hailuo_desktop.domain.rewrite import Said, said_of
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.store.codec import dump, load
from hailuo_desktop.store.library import Library

BOARD = "script.board."  # of the settings, by the id that the script gives: the board in use
SAID = "script.said."  # of the settings, by board: what the script said of its shots


def board_of(script: Storyboard, library: Library) -> Storyboard | None:
    """The board that this script has become here, where it has come in before."""
    known = library.settings.get(BOARD + script.id, None)
    return library.boards.find(known if isinstance(known, str) else script.id)


def said_before(board: Storyboard, library: Library) -> tuple[Said, ...]:
    """What the script said when it came in; what stands on the board where nobody knows that."""
    kept = library.settings.get(SAID + board.id, None)
    try:
        return load(kept, tuple[Said, ...]) if isinstance(kept, str) else said_of(board.shots)
    except ValueError:
        return said_of(board.shots)


def remember(script: Storyboard, board: Storyboard, said: Sequence[Said], library: Library) -> None:
    library.settings.put(BOARD + script.id, board.id)
    library.settings.put(SAID + board.id, dump(tuple(said), tuple[Said, ...]))
