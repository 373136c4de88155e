"""The badge in the corner: rehearsal, no key, offline, or online with what is left."""

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton

from hailuo_desktop.domain.money import Balance
from hailuo_desktop.formats import number
from hailuo_desktop.translate import Marked, mark, t
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import tip
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import follow


class ServiceState(Enum):
    """How it stands with key, account and network."""

    REHEARSAL = mark("Rehearsal")
    NO_KEY = mark("No key")
    REFUSED = mark("Key refused")
    CONNECTING = mark("Connecting…")
    OFFLINE = mark("Offline")
    ONLINE = mark("Online")


_ICONS = {
    ServiceState.REHEARSAL: "rehearsal",
    ServiceState.NO_KEY: "key",
    ServiceState.REFUSED: "key",
    ServiceState.CONNECTING: "online",
    ServiceState.OFFLINE: "offline",
    ServiceState.ONLINE: "online",
}
_TIPS: Mapping[ServiceState, Marked] = {
    ServiceState.REHEARSAL: mark(
        "A simulated service on this computer: nothing leaves it or costs."
    ),
    ServiceState.NO_KEY: mark(
        "Everything but sending works without an API key: click to enter one."
    ),
    ServiceState.REFUSED: mark("EvoLink does not take this API key: click to enter another."),
    ServiceState.CONNECTING: mark("Asking EvoLink for the balance. Click for the API key."),
    ServiceState.OFFLINE: mark("EvoLink cannot be reached: takes wait and go on by themselves."),
    ServiceState.ONLINE: mark("Connected to EvoLink. Click for the API key."),
}
_TROUBLE = (ServiceState.NO_KEY, ServiceState.REFUSED, ServiceState.OFFLINE)


class ServiceBadge(QToolButton):
    """The button in the corner that tells how it stands with the service."""

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
        self._balance: Balance | None = None
        self._why = ""
        follow(self, lambda: self.show_state(self._state, self._balance, self._why))

    @property
    def state(self) -> ServiceState:
        return self._state

    def show_state(self, state: ServiceState, balance: Balance | None, why: str = "") -> None:
        """``why`` is what the service said, where that explains the state."""
        self._state, self._balance, self._why = state, balance, why
        left = t("{amount} credits", amount=amount(balance.available)) if balance else ""
        self.setText(" · ".join(filter(None, (t(state.value), left))))
        self.setToolTip(tip(" ".join(filter(None, (t(_TIPS[state]), why)))))
        self.setAccessibleName(t("Service: {state}", state=self.text()))
        self.setAccessibleDescription(t(_TIPS[state]))
        self.set_theme(self._theme)
        self.width_changed.emit()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        color = theme.warning if self._state in _TROUBLE else theme.text
        self.setIcon(self._icons.icon(_ICONS[self._state], color))


def amount(credits_left: Decimal) -> str:
    """Credits with at most one decimal."""
    return number(credits_left, 1)
