"""The badge in the corner: rehearsal, no key, offline, or online with what is left."""

from decimal import Decimal
from enum import Enum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton

from hailuo_desktop.domain.money import Balance
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import Theme


class ServiceState(Enum):
    REHEARSAL = "Rehearsal"
    NO_KEY = "No key"
    OFFLINE = "Offline"
    ONLINE = "Online"


_ICONS = {
    ServiceState.REHEARSAL: "rehearsal",
    ServiceState.NO_KEY: "key",
    ServiceState.OFFLINE: "offline",
    ServiceState.ONLINE: "online",
}
_TIPS = {
    ServiceState.REHEARSAL: "A simulated service on this computer: nothing leaves it or costs.",
    ServiceState.NO_KEY: "There is no API key that works yet: click to enter one.",
    ServiceState.OFFLINE: "EvoLink cannot be reached: takes wait and go on by themselves.",
    ServiceState.ONLINE: "Connected to EvoLink. Click for the API key.",
}


class ServiceBadge(QToolButton):
    key_requested = Signal()
    width_changed = Signal()  # the words have, and a menu bar does not notice

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "badge")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(16, 16))
        self._icons = icons
        self._theme = theme
        self._state = ServiceState.NO_KEY
        self.clicked.connect(lambda: self.key_requested.emit())
        self.show_state(ServiceState.NO_KEY, None)

    def show_state(self, state: ServiceState, balance: Balance | None) -> None:
        self._state = state
        left = f" · {amount(balance.available)} credits" if balance else ""
        self.setText(f"{state.value}{left}")
        self.setToolTip(_TIPS[state])
        self.setAccessibleName(f"Service: {self.text()}")
        self.set_theme(self._theme)
        self.width_changed.emit()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setIcon(self._icons.icon(_ICONS[self._state], theme.text))


def amount(credits_left: Decimal) -> str:
    """Credits with at most one decimal, thousands set apart by a thin space."""
    text = f"{credits_left:,.1f}".replace(",", "\u2009")
    return text.removesuffix(".0")
