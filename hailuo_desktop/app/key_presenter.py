"""The key and the way to the service, as the window shows them."""

import asyncio
from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hailuo_desktop.domain.errors import HailuoError, Unauthorised, Unreachable
from hailuo_desktop.domain.money import Balance
from hailuo_desktop.engine.events import Cause, Halt, ServiceSeen
from hailuo_desktop.translate import Marked, mark, t
from hailuo_desktop.ui.key_dialog import KeyDialog
from hailuo_desktop.ui.queue.panel import QueuePanel
from hailuo_desktop.ui.service_badge import ServiceBadge, amount
from hailuo_desktop.ui.service_badge import ServiceState as Badge

from .context import Context
from .queue.cap_presenter import CapPresenter

ACTIONS = {
    Cause.KEY: mark("Enter key…"),
    Cause.CREDITS: mark("Go on"),
    Cause.DISK: mark("Try again"),
    Cause.CAP: mark("Change the cap…"),
    Cause.PRICE: mark("Decide…"),
    Cause.ANSWERS: mark("Go on"),
    Cause.LEDGER: mark("Go on"),
}
NEEDED = mark("Your takes wait in the queue, and are sent as soon as there is a key that works.")
WORKS = mark("This key works: {credits} credits are left.")


class KeyPresenter(QObject):
    """``key_entered`` tells that another key is in use, by the artist's word."""

    key_entered = Signal()

    def __init__(
        self, context: Context, *, badge: ServiceBadge, panel: QueuePanel, cap: CapPresenter
    ) -> None:
        super().__init__()
        self._studio = context.studio
        self._badge = badge
        self._panel = panel
        self._cap = cap
        self._background = context.background
        self._window = context.window
        self._halt: Halt | None = None
        self._balance: Balance | None = None
        self._models: frozenset[str] = frozenset()
        self._seen: ServiceSeen | None = None  # None until the key in use has been tried
        self._dialog: KeyDialog | None = None
        self._banner: tuple[Callable[[], str], Marked] | None = None  # why, and the one action
        self._followers: list[Callable[[], object]] = []
        badge.key_requested.connect(lambda: self.open_dialog())
        panel.halt_action_requested.connect(self._act)
        self._show()

    @property
    def online(self) -> bool:
        """Whether the service would take a batch now, as far as is known."""
        return self._state()[0] in (Badge.REHEARSAL, Badge.ONLINE, Badge.CONNECTING)

    @property
    def balance(self) -> Balance | None:
        return self._balance

    def unlisted(self, models: Iterable[str]) -> list[str]:
        """Those that the service does not name for this key; none where it names nothing."""
        return sorted(set(models) - self._models) if self._models else []

    @property
    def dialog(self) -> KeyDialog | None:
        """The one that is open."""
        return self._dialog

    async def load(self) -> None:
        """Read the keychain, beside the loop: it may ask the artist for a password."""
        before = self._studio.keys.current()
        try:
            await asyncio.to_thread(self._studio.keys.load)
        except HailuoError as error:
            self._show_banner(partial(str, error), ACTIONS[Cause.CREDITS])
        if self._waits_for_key() and self._studio.keys.current():
            self._studio.queue.go_on()
        if self._dialog is not None and self._studio.keys.current() not in ("", before):
            self._dialog.forget.setEnabled(True)
            self._dialog.found()
        self._show()

    def follow(self, call: Callable[[], object]) -> Callable[[], None]:
        """Call it when the key, or what is known of it, has changed; returns what ends that."""
        self._followers.append(call)
        return lambda: self._followers.remove(call)

    def test_key_in_use(self, answered: Callable[[bool, str], object]) -> None:
        """``answered`` hears whether it works, and a sentence."""
        self._background.start(self._test_in_use(answered))

    def open_dialog(self, parent: QWidget | None = None) -> None:
        """Open the key dialog, above a dialog where there is one; nothing waits for it."""
        if self._studio.options.rehearsal:
            return
        if self._dialog is not None:
            self._dialog.raise_()
            return
        why = t(NEEDED) if self._waits_for_key() else ""
        dialog = self._dialog = KeyDialog(self._studio.keys.kept, why, parent or self._window)
        dialog.forget.setEnabled(bool(self._studio.keys.current()))
        dialog.key_entered.connect(self._entered)
        dialog.test_requested.connect(self._test)
        dialog.forget_requested.connect(lambda: self._background.start(self._forget()))
        dialog.finished.connect(self._answered)
        dialog.open()

    def halted(self, halt: Halt | None) -> None:
        fresh = self._halt is None
        self._halt = halt
        if halt is None:
            self._banner = None
            self._panel.hide_halt()
            return
        self._show_banner(lambda: halt.sentence, ACTIONS[halt.cause])
        if fresh and self._waits_for_key() and not self._studio.keys.current():
            self.open_dialog()

    def seen(self, event: ServiceSeen) -> None:
        self._seen = event
        self._balance = event.balance or self._balance
        self._models = event.models or self._models
        self._show()

    def reword(self) -> None:
        """Another language speaks."""
        if self._banner is not None:
            self._show_banner(*self._banner)
        self._show()

    def _show_banner(self, why: Callable[[], str], action: Marked) -> None:
        self._banner = why, action
        self._panel.show_halt(why(), t(action))

    def _waits_for_key(self) -> bool:
        return self._halt is not None and self._halt.cause is Cause.KEY

    def _answered(self) -> None:
        self._dialog = None

    def _act(self) -> None:
        if self._waits_for_key():
            self.open_dialog()
        elif self._halt is not None and self._halt.cause is Cause.CAP:
            self._cap.open_dialog(self._halt.sentence)
        elif self._halt is not None and self._halt.cause is Cause.PRICE:
            self._cap.open_dialog(self._halt.sentence, learnable=True)
        else:
            self._studio.queue.go_on()

    def _entered(self, key: str) -> None:
        self._background.start(self._enter(key))

    def _test(self, key: str) -> None:
        self._background.start(self._try(key))

    async def _enter(self, key: str) -> None:
        trouble: HailuoError | None = None
        try:
            await asyncio.to_thread(self._studio.keys.enter, key)
        except HailuoError as error:
            trouble = error
        self._forget_account()
        self._show()
        self._studio.queue.go_on()
        self._studio.account.wake()
        if trouble:  # last: with the halt that ends, its banner goes
            self._show_banner(partial(str, trouble), ACTIONS[Cause.CREDITS])
        if self._studio.keys.current():
            self.key_entered.emit()

    async def _try(self, key: str) -> None:
        works, words = await self._tried(key)
        if self._dialog is not None:
            self._dialog.show_answer(key, works, words)

    async def _test_in_use(self, answered: Callable[[bool, str], object]) -> None:
        answered(*await self._tried(self._studio.keys.current()))

    async def _tried(self, key: str) -> tuple[bool, str]:
        """A question that costs nothing, with a key that need not be in use yet."""
        client = self._studio.client_with(key)
        try:
            balance = await client.credits()
        except HailuoError as error:
            return False, str(error)
        finally:
            await client.aclose()
        return True, t(WORKS, credits=amount(balance.available))

    async def _forget(self) -> None:
        try:
            await asyncio.to_thread(self._studio.keys.forget)
        except HailuoError as error:
            self._show_banner(partial(str, error), ACTIONS[Cause.CREDITS])
        self._forget_account()
        self._show()

    def _forget_account(self) -> None:
        """Another key may have another one."""
        self._seen = self._balance = None
        self._models = frozenset()

    def _show(self) -> None:
        state, why = self._state()
        known = state in (Badge.REHEARSAL, Badge.ONLINE)
        self._badge.show_state(state, self._balance if known else None, why)
        for call in tuple(self._followers):
            call()

    def _state(self) -> tuple[Badge, str]:
        error = self._seen.error if self._seen is not None else None
        if self._studio.options.rehearsal:
            return Badge.REHEARSAL, ""
        if not self._studio.keys.current():
            return Badge.NO_KEY, ""
        if self._seen is None:
            return Badge.CONNECTING, ""
        if isinstance(error, Unauthorised):
            return Badge.REFUSED, str(error)
        if isinstance(error, Unreachable):
            return Badge.OFFLINE, str(error)
        return Badge.ONLINE, "" if error is None else str(error)
