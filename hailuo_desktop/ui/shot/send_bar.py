"""The one primary action of the shot, and what stands in its way."""

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton

from hailuo_desktop.formats import listed
from hailuo_desktop.translate import n, t
from hailuo_desktop.ui.action_set import shown, with_key
from hailuo_desktop.ui.actions.window import SEND
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import label, set_role, tip
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import follow

from .elided import Elided


class SendBar(QFrame):
    """The button stays in reach while something blocks: a click then leads to it."""

    pressed = Signal()

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        self._theme = theme
        self._blocked = False
        self._looking: Sequence[str] = ()
        self._since = QElapsedTimer()  # the last click
        self.button = QPushButton()
        self.button.setIconSize(QSize(16, 16))
        self.button.clicked.connect(self._clicked)
        self._why = Elided("muted", Qt.TextElideMode.ElideRight)
        self._keys = label(role="muted")
        follow(self._keys, self._show_keys)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self._why, 1)
        layout.addWidget(self._keys)
        layout.addWidget(self.button)
        self._state = 1, "", 0
        follow(self, lambda: self.show_state(*self._state))

    def show_state(self, takes: int, reason: str, several: int = 0) -> None:
        """``reason`` is the first thing in the way; empty when the shot can be sent. ``several``
        shots in hand are looked at together before any of them goes."""
        self._state = takes, reason, several
        reason = "" if several else reason
        self._blocked = bool(reason)
        words = n("Add to queue", "Add {count} takes to queue", takes)
        if several:
            words = n("Send {count} shot…", "Send {count} shots…", several)
        self.button.setText(words)
        self.button.setToolTip(tip(reason) or with_key(t("Add to queue"), SEND))
        self.button.setAccessibleDescription(reason)
        set_role(self.button, "" if reason else "primary")
        self._why.show_text(reason or self._looking_words())
        self._draw()

    def show_looking(self, codes: Sequence[str]) -> None:
        """These shots are on their way, and their pictures are being looked at."""
        self._looking = codes
        self.show_state(*self._state)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._draw()

    def _clicked(self) -> None:
        """The second click of a double click is no second wish: it would be paid for."""
        interval = QApplication.doubleClickInterval()
        again = self._since.isValid() and not self._since.hasExpired(interval)
        self._since.start()
        if self._blocked or not again:
            self.pressed.emit()

    def _looking_words(self) -> str:
        if not self._looking:
            return ""
        return t("Looking at the pictures of {shots}…", shots=listed(self._looking))

    def _show_keys(self) -> None:
        keys = next(iter(shown(SEND)), "")
        self._keys.setText(keys.replace("Enter", "⏎"))
        self._keys.setAccessibleName(t("Shortcut: {keys}", keys=keys) if keys else "")

    def _draw(self) -> None:
        color = self._theme.text if self._blocked else self._theme.accent_text
        self.button.setIcon(self._icons.icon("send", color))
