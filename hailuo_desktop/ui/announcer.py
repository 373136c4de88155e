"""News for a screen reader: each once, and never faster than one can listen."""

from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from hailuo_desktop.translate import n

REST = 800  # milliseconds that news are collected for: a word that is being typed is no news
MOST = 3  # sentences at once


class Announcer(QObject):
    """``announced`` tells what was said, whether anybody listens or not."""

    announced = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._news: dict[str, str] = {}  # the newest of each kind, or each by itself
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(REST)
        self._later.timeout.connect(self.flush)

    def say(self, sentence: str, kind: str = "") -> None:
        """Of one ``kind`` only the last counts, and an empty one takes it back."""
        if sentence:
            self._news[kind or sentence] = sentence
        else:
            self._news.pop(kind, None)
        if self._news and not self._later.isActive():
            self._later.start()

    def flush(self) -> None:
        """Say what has come, at once."""
        self._later.stop()
        news, self._news = [*dict.fromkeys(self._news.values())], {}
        if not news:
            return
        if (left := len(news) - MOST) > 0:
            news[MOST:] = [n("and {count} more", "and {count} more", left)]
        words = " ".join(news)
        if QAccessible.isActive():
            # Asked for, not kept: a window and its part that hold each other crash at their end.
            window = cast(QWidget, self.parent())
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(window, words))
        self.announced.emit(words)
