"""The badge in the corner: rehearsal, no key, offline, or online with what is left."""

from decimal import Decimal
from enum import Enum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton

from hailuo_desktop.domain.money import Balance
from hailuo_desktop.formats import number
from hailuo_desktop.translate import t
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import tip
from hailuo_desktop.ui.theme import Theme


class ServiceState(Enum):
    REHEARSAL = "Rehearsal"
    NO_KEY = "No key"
    REFUSED = "Key refused"
    CONNECTING = "Connecting…"
    OFFLINE = "Offline"
    ONLINE = "Online"


_ICONS = {
    ServiceState.REHEARSAL: "rehearsal",
    ServiceState.NO_KEY: "key",
    ServiceState.REFUSED: "key",
    ServiceState.CONNECTING: "online",
    ServiceState.OFFLINE: "offline",
    ServiceState.ONLINE: "online",
}
_TIPS = {
    ServiceState.REHEARSAL: "A simulated service on this computer: nothing leaves it or costs.",
    ServiceState.NO_KEY: "Everything but sending works without an API key: click to enter one.",
    ServiceState.REFUSED: "EvoLink does not take this API key: click to enter another.",
    ServiceState.CONNECTING: "Asking EvoLink for the balance. Click for the API key.",
    ServiceState.OFFLINE: "EvoLink cannot be reached: takes wait and go on by themselves.",
    ServiceState.ONLINE: "Connected to EvoLink. Click for the API key.",
}
_TROUBLE = (ServiceState.NO_KEY, ServiceState.REFUSED, ServiceState.OFFLINE)


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

    @property
    def state(self) -> ServiceState:
        return self._state

    def show_state(self, state: ServiceState, balance: Balance | None, why: str = "") -> None:
        """``why`` is what the service said, where that explains the state."""
        self._state = state
        left = t("{amount} credits", amount=amount(balance.available)) if balance else ""
        self.setText(" · ".join(filter(None, (state.value, left))))
        self.setToolTip(tip(" ".join(filter(None, (_TIPS[state], why)))))
        self.setAccessibleName(f"Service: {self.text()}")
        self.setAccessibleDescription(_TIPS[state])
        self.set_theme(self._theme)
        self.width_changed.emit()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        color = theme.warning if self._state in _TROUBLE else theme.text
        self.setIcon(self._icons.icon(_ICONS[self._state], color))


def amount(credits_left: Decimal) -> str:
    """Credits with at most one decimal."""
    return number(credits_left, 1)
