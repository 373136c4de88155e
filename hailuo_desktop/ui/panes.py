"""The parts of the window that F6 goes round, each with the place where its keys work."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Pane:
    """``stop`` has the focus first; afterwards whatever had it last within ``whole``."""

    whole: QWidget
    stop: QWidget


class Panes:
    """``all_panes`` in the order in which the eye goes; those that cannot be seen are passed by."""

    def __init__(self, window: QWidget, all_panes: Callable[[], Sequence[Pane]]) -> None:
        self._window = window
        self._panes = all_panes
        self._left: dict[QWidget, QWidget] = {}  # what had the focus last, by its pane

    def go(self, step: int) -> None:
        """To the next one, or for -1 to the one before."""
        panes = [pane for pane in self._panes() if pane.stop.isVisible()]
        if not panes:
            return
        now = cast("QWidget | None", self._window.focusWidget())
        # Of two, the inner one stands behind the one that it is in.
        here = next((at for at, pane in [*enumerate(panes)][::-1] if _holds(pane, now)), None)
        if here is not None and now is not None:
            self._left[panes[here].whole] = now
        at = (0 if step > 0 else -1) if here is None else here + step
        self._enter(panes[at % len(panes)])

    def _enter(self, pane: Pane) -> None:
        last = self._left.get(pane.whole)
        stays = last is not None and last.isVisible() and last.isEnabled() and _holds(pane, last)
        target = last if stays and last is not None else pane.stop
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _holds(pane: Pane, widget: QWidget | None) -> bool:
    return widget is not None and (pane.whole is widget or pane.whole.isAncestorOf(widget))
