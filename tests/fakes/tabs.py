"""Where the Tab key leads."""

from PySide6.QtWidgets import QWidget


def between(first: QWidget, last: QWidget) -> list[QWidget]:
    """The widgets behind the first one in the order of the Tab key, up to the last one."""
    found: list[QWidget] = []
    place = first.nextInFocusChain()
    while place is not None and place is not last:
        found.append(place)
        place = place.nextInFocusChain()
    return found
