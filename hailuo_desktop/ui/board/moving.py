"""Where the keys lead from one card."""

from PySide6.QtWidgets import QAbstractItemView

from .layout import Places

_Action = QAbstractItemView.CursorAction


def step(places: Places, row: int, action: _Action, seen: int) -> int:
    """The row that an arrow or page key leads to; ``seen`` is the height of a page in pixels."""
    last = places.count - 1
    page = max(1, seen // places.row_height - 1)
    match action:
        case _Action.MoveLeft | _Action.MovePrevious:
            return max(0, row - 1)
        case _Action.MoveRight | _Action.MoveNext:
            return min(last, row + 1)
        case _Action.MoveUp:
            return places.below(row, -1)
        case _Action.MoveDown:
            return places.below(row, 1)
        case _Action.MovePageUp:
            return places.below(row, -page)
        case _Action.MovePageDown:
            return places.below(row, page)
        case _Action.MoveHome:
            return 0
        case _:
            return last
