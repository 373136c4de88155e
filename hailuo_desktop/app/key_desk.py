"""The key and the way to the service, as the window shows them."""

import asyncio

from PySide6.QtWidgets import QWidget

from hailuo_desktop.domain.errors import HailuoError, Unauthorised, Unreachable
from hailuo_desktop.domain.money import Balance
from hailuo_desktop.engine.events import Cause, Halt, ServiceSeen
from hailuo_desktop.studio.studio import Studio
from hailuo_desktop.ui.key_dialog import KeyDialog
from hailuo_desktop.ui.queue.panel import QueuePanel
from hailuo_desktop.ui.service_badge import ServiceBadge
from hailuo_desktop.ui.service_badge import ServiceState as Badge

from .chores import Chores

ACTIONS = {
    Cause.KEY: "Enter key…",
    Cause.CREDITS: "Go on",
    Cause.DISK: "Try again",
    Cause.CAP: "Go on",
}


class KeyDesk:
    def __init__(
        self,
        studio: Studio,
        badge: ServiceBadge,
        panel: QueuePanel,
        chores: Chores,
        window: QWidget,
    ) -> None:
        self._studio = studio
        self._badge = badge
        self._panel = panel
        self._chores = chores
        self._window = window
        self._halt: Halt | None = None
        self._balance: Balance | None = None
        badge.key_requested.connect(self.ask)
        panel.halt_action_requested.connect(self._act)
        self._show(ServiceSeen())

    async def load(self) -> None:
        """Read the keychain, beside the loop: it may ask the artist for a password."""
        try:
            await asyncio.to_thread(self._studio.keys.load)
        except HailuoError as error:
            self._panel.show_halt(str(error), ACTIONS[Cause.CREDITS])
        self._show(ServiceSeen())

    def ask(self) -> None:
        """Open the key dialog; nothing waits for it."""
        if self._studio.options.rehearsal:
            return
        dialog = KeyDialog(self._studio.keys.kept, self._window)
        dialog.key_entered.connect(self._entered)
        dialog.forget_requested.connect(lambda: self._chores.start(self._forget()))
        dialog.open()

    def halted(self, halt: Halt | None) -> None:
        self._halt = halt
        if halt is None:
            self._panel.hide_halt()
        else:
            self._panel.show_halt(halt.sentence, ACTIONS[halt.cause])

    def seen(self, event: ServiceSeen) -> None:
        self._show(event)

    def _act(self) -> None:
        if self._halt is not None and self._halt.cause is Cause.KEY:
            self.ask()
        else:
            self._studio.queue.go_on()

    def _entered(self, key: str) -> None:
        self._chores.start(self._enter(key))

    async def _enter(self, key: str) -> None:
        try:
            await asyncio.to_thread(self._studio.keys.enter, key)
        except HailuoError as error:
            self._panel.show_halt(str(error), "Go on")
        self._studio.queue.go_on()
        self._studio.account.ask()

    async def _forget(self) -> None:
        await asyncio.to_thread(self._studio.keys.forget)
        self._show(ServiceSeen())

    def _show(self, event: ServiceSeen) -> None:
        self._balance = event.balance or self._balance
        if self._studio.options.rehearsal:
            self._badge.show_state(Badge.REHEARSAL, self._balance)
        elif not self._studio.keys.current() or isinstance(event.error, Unauthorised):
            self._badge.show_state(Badge.NO_KEY, None)
        elif isinstance(event.error, Unreachable):
            self._badge.show_state(Badge.OFFLINE, None)
        elif event.error is None:
            self._badge.show_state(Badge.ONLINE, self._balance)
