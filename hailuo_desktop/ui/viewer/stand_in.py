"""Another page in the room of the film: the takes beside it stay where they are."""

from typing import Protocol

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hailuo_desktop.ui.theme import Theme

from .full_screen import FullScreen
from .player import Player


class Page(Protocol):
    """``hears``: whether a key in a list beside it is meant for the page; ``press`` uses it."""

    def hears(self, event: QKeyEvent) -> bool: ...

    def press(self, event: QKeyEvent) -> bool: ...

    def set_theme(self, theme: Theme) -> None: ...


class Room:
    """Of the film in its viewer; ``page`` is the one that stands there instead, if any."""

    def __init__(
        self, rows: QVBoxLayout, heading: QWidget, full: FullScreen, player: Player
    ) -> None:
        self._rows = rows
        self._heading = heading
        self._full = full
        self._player = player
        self._seen: list[QWidget] = []
        self._widget: QWidget | None = None
        self.page: Page | None = None

    def lend(self, page: Page, widget: QWidget) -> None:
        """To that page, which is the ``widget``, until ``take_back``; the film rests meanwhile."""
        self.take_back()
        self._full.close()
        self._player.pause()
        self.page = page
        own = (self._heading, self._full.surface, self._full.controls)
        self._seen = [each for each in own if not each.isHidden()]
        for each in self._seen:
            each.hide()
        self._rows.insertWidget(0, widget, 1)
        widget.show()
        self._widget = widget

    def take_back(self) -> None:
        if self._widget is not None:
            self._widget.hide()
            self.page = self._widget = None
            for each in self._seen:
                each.show()
