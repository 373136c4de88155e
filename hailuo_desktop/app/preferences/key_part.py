"""The key on its page of settings: whether there is one, where it is kept, what is left on it."""

from collections.abc import Callable

from hailuo_desktop.app.key_presenter import KeyPresenter
from hailuo_desktop.domain.money import Balance
from hailuo_desktop.formats import number
from hailuo_desktop.studio.keys import Keys
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.key_dialog import KEPT, NOT_KEPT, TRYING
from hailuo_desktop.ui.settings.statement import Statement

IN_USE = mark("A key is in use.")
GIVEN = mark("The key in use comes from EVOLINK_API_KEY, and is kept nowhere by this program.")
NONE = mark("There is no key yet. Everything but sending works without one.")
REHEARSAL = mark("A rehearsal needs no key: start without --rehearsal to enter one.")
LEFT = mark("{credits} credits are left on the account.")
LIMIT = mark("This key itself may still spend {credits} credits.")
NO_LIMIT = mark("This key has no limit of its own; one can be set at evolink.ai.")


class KeyPart:
    """``part`` stands on a page for as long as its dialog is open; then ``close`` it."""

    def __init__(self, keys: KeyPresenter, known: Keys, rehearsal: bool) -> None:
        self._keys, self._known, self._rehearsal = keys, known, rehearsal
        self._shown: list[str] = []
        self.part = Statement(t("The key in use"))
        self.close = keys.follow(self._show)
        self._show()

    def _show(self) -> None:
        paragraphs = _paragraphs(self._known, self._keys.balance, self._rehearsal)
        if paragraphs != self._shown:  # an answer stays as long as it is true
            self._shown = paragraphs
            verbs = () if self._rehearsal else self._verbs(bool(self._known.current()))
            self.part.state(*paragraphs, verbs=verbs)

    def _verbs(self, kept: bool) -> list[tuple[str, Callable[[], object]]]:
        enter = t("Replace or remove…") if kept else t("Enter a key…")
        verbs: list[tuple[str, Callable[[], object]]] = [
            (enter, lambda: self._keys.open_dialog(self.part.window()))
        ]
        return [(t("Test"), self._test), *verbs] if kept else verbs

    def _test(self) -> None:
        self.part.say(t(TRYING), "muted")
        self._keys.test_key_in_use(self._answer)

    def _answer(self, works: bool, sentence: str) -> None:
        self.part.say(sentence, "success" if works else "danger")


def _paragraphs(known: Keys, balance: Balance | None, rehearsal: bool) -> list[str]:
    if rehearsal:
        return [t(REHEARSAL)]
    kept = t(KEPT) if known.kept else t(NOT_KEPT)
    if not known.current():
        return [t(NONE), kept]
    where = t(GIVEN) if known.given else kept
    return [t(IN_USE), where, *_limits(balance)]


def _limits(balance: Balance | None) -> list[str]:
    if balance is None:
        return []
    left = t(LEFT, credits=number(balance.account, 1))
    if balance.key is None:
        return [left, t(NO_LIMIT)]
    return [left, t(LIMIT, credits=number(balance.key, 1))]
