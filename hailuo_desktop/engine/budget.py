"""The cap on credits: asked before each POST, never after."""

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum

from hailuo_desktop.domain.money import Charge, digits
from hailuo_desktop.domain.prices import Kind, kind_of, stated, units
from hailuo_desktop.domain.reason import Reasons, reason
from hailuo_desktop.domain.take import Cancelled, Failed, Take, Uncertain

from .balance_drop import BalanceDrop
from .events import Cause, Halt
from .history import History
from .live_takes import LiveTakes
from .ports import Clock

MARGIN = 2  # how much dearer another kind may be than the films seen so far let it seem


class Verdict(Enum):
    GO = "go"
    WAIT = "wait"  # one take of unknown price is out, or about to go, to learn it
    FULL = "full"


class Budget:
    """Counts what was sent since it was made, and what is in flight from before.

    What waited in an earlier run waits under the same cap: a restart amid a batch is no reason
    to spend the cap a second time. What is queued for later counts from when it is started.
    """

    def __init__(
        self,
        live_takes: LiveTakes,
        history: History,
        balance_drop: BalanceDrop,
        clock: Clock,
        cap: Decimal | None,
    ) -> None:
        self._live_takes = live_takes
        self._history = history
        self._balance_drop = balance_drop
        self._clock = clock
        self.cap = cap
        self._since = clock.now()
        self._beside: list[Take] = []
        self._odd: Decimal | None = None
        self._unseen = False
        self._read: frozenset[str] = frozenset()  # whose cost the last reading could show

    def resume(self, takes: Iterable[Take], beside: Iterable[Take]) -> None:
        """Takes of an earlier run, and those ``beside`` that count and are no business of ours."""
        waiting = (take.released or take.created for take in takes if _waits_to_be_sent(take))
        self._since = min((self._since, *waiting))
        self._beside = [take for take in beside if self._counts(take)]

    def blind(self, take: Take) -> bool:
        """Whether only the balance can tell what such a take costs, or what others have cost."""
        return self.cap is not None and (
            self._history.price(kind_of(take.request)) is None or self._costs()[1] > 0
        )

    def look_again(self) -> None:
        """The artist has had a say: whether the balance can be read is found out anew."""
        self._unseen = False
        self._read = frozenset()

    def see(self, balance: Decimal | None) -> None:
        """What the account holds just now; None where nobody says."""
        self._unseen = balance is None
        self._read = self._ended_untold()
        if balance is None:
            return
        self._never_later()
        self._balance_drop.see(balance, self._clock.now(), self._since)

    def verdict(self, take: Take) -> Verdict:
        if self.cap is None:
            return Verdict.GO
        self._never_later()
        price = self._history.price(kind_of(take.request))
        if price is None and self._told_soon(take):
            return Verdict.WAIT
        if price is None and self._learning(take):
            return Verdict.FULL
        spent = self.spent()
        if spent < self.cap and self._unpriced(take):
            looks = self._unread()  # at the balance, before its POST, and asks here once more
            return Verdict.GO if take.learns_price or looks else Verdict.FULL
        if self.blind(take) and (self._unseen or self._balance_drop.unsure):
            return Verdict.FULL
        needed = self._guess(take) if price is None else price
        return Verdict.GO if spent < self.cap and spent + needed <= self.cap else Verdict.FULL

    def asks(self, take: Take) -> bool:
        """Whether it is held since nobody knows its price, and the artist may let one go."""
        if self.cap is None or self.spent() >= self.cap or take.learns_price:
            return False
        unpriced = self._unpriced(take) and not self._unread()
        return unpriced and not self._told_soon(take) and not self._learning(take)

    def halt(self, take: Take) -> Halt:
        """Why there is no room for it, and what to do."""
        return Halt(Cause.PRICE if self.asks(take) else Cause.CAP, self._why_full(take))

    def untold(self, take: Take) -> bool:
        """Whether one of its model was sent to learn the price, and nothing has told it."""
        return any(
            each.learns_price and each.request.model == take.request.model
            for each in self._untold()
        )

    def _why_full(self, take: Take) -> Reasons:
        cap = digits(self.cap or Decimal(0))
        if self._history.price(kind_of(take.request)) is None and self._learning(take):
            return (reason("cap_unlearnt", cap=cap),)
        if self.asks(take):
            told = (reason("price_untold"),) if self.untold(take) else ()
            return (*told, reason("cap_unpriced", cap=cap))
        if self.blind(take) and (self._unseen or self._balance_drop.unsure):
            return (reason("cap_blind", cap=cap),)
        if self._is_guessed(take):
            guess = digits(self._guess(take).quantize(Decimal(1)))
            return (reason("cap_guess", cap=cap, spent=digits(self.spent()), estimate=guess),)
        odd = () if self._odd is None else (reason("cap_odd", odd=digits(self._odd)),)
        return (reason("cap_full", cap=cap, spent=digits(self.spent())), *odd)

    def suspect(self, cost: Decimal | None) -> None:
        """A stated cost that cannot be in credits: it counts as stated, and is told of."""
        self._odd = cost

    def spent(self) -> Decimal:
        """As stated; where costs are not, at least what the balance has fallen by."""
        known, unknown = self._costs()
        return max(known, self._balance_drop.fallen) if unknown else known

    def _never_later(self) -> None:
        """Should the clock be set back, what is sent from then on still counts."""
        self._since = min(self._since, self._clock.now())

    def _guess(self, take: Take) -> Decimal:
        """What a take of unknown cost may take; nothing for the first of all, which tells."""
        kind, untold = kind_of(take.request), self._untold()
        fell = max(Decimal(0), self._balance_drop.fallen - self._costs()[0])
        rate = fell / sum(units(kind_of(each.request)) for each in untold) if untold else None
        if rate is not None and not self._is_guessed(take):
            return rate * units(kind)
        rates = [each for each in (rate, self._history.dearest(kind[0])) if each is not None]
        return max(rates, default=Decimal(0)) * units(kind) * MARGIN

    def _is_guessed(self, take: Take) -> bool:
        """Whether neither the service nor the balance has told what such a take costs."""
        kind, untold = kind_of(take.request), self._untold()
        tried = bool(untold) and all(kind_of(each.request) == kind for each in untold)
        return self._history.price(kind) is None and not tried

    def _unread(self) -> bool:
        """Whether the balance may tell what films cost, and was not read since they ended."""
        return not self._ended_untold() <= self._read

    def _ended_untold(self) -> frozenset[str]:
        return frozenset(take.id for take in self._untold() if take.settled)

    def _untold(self) -> list[Take]:
        return [take for take in self._counted() if self._cost(take) is None]

    def _costs(self) -> tuple[Decimal, int]:
        """The sum of all that is known, and how many takes may have cost something besides."""
        costs = [self._cost(take) for take in self._counted()]
        known = [cost for cost in costs if cost is not None]
        return sum(known, Decimal(0)), len(costs) - len(known)

    def _counted(self) -> list[Take]:
        return [*self._beside, *(take for take in self._live_takes.takes() if self._counts(take))]

    def _unpriced(self, take: Take) -> bool:
        """Whether nothing has told what such a take costs, and nothing lets it be guessed."""
        return self._history.price(kind_of(take.request)) is None and not self._guess(take)

    def _told_soon(self, take: Take) -> bool:
        """Whether it is worth waiting for another one to tell what it costs."""
        takes = self._live_takes.takes()
        return any(self._will_tell(each) for each in takes) or (
            not take.learns_price and any(_will_learn(each) for each in takes)
        )

    def _will_tell(self, take: Take) -> bool:
        """Whether it is out, its price unknown, and it may yet tell what it costs."""
        out = not take.settled and not take.unsent and take.followed
        known = not out or isinstance(take.state, Uncertain) or stated(take) is not None
        return not known and self._history.price(kind_of(take.request)) is None

    def _learning(self, take: Take) -> list[Take]:
        """Takes of the kind that are out, and may yet tell what it costs."""
        kind = kind_of(take.request)
        return [t for t in self._live_takes.takes() if self._is_out(t, kind)]

    def _is_out(self, take: Take, kind: Kind) -> bool:
        out = not take.settled and not take.unsent
        return out and kind_of(take.request) == kind

    def _counts(self, take: Take) -> bool:
        if take.unsent or take.submitted is None:
            return False
        return not take.settled or take.submitted >= self._since

    def _cost(self, take: Take) -> Decimal | None:
        if isinstance(take.state, Cancelled) and take.task:  # without one, given up in doubt
            return Decimal(0)
        if isinstance(take.state, Failed) and take.state.charge is Charge.NO:
            return Decimal(0)
        cost = stated(take)
        return self._history.price(kind_of(take.request)) if cost is None else cost


def _will_learn(take: Take) -> bool:
    """Whether it goes next, to learn the price: the artist has said so, also before a restart."""
    return take.learns_price and take.unsent and take.followed and not take.held


def _waits_to_be_sent(take: Take) -> bool:
    """Not those that may wait for the artist for ever: their cap would never end."""
    chosen_first = take.first_from is not None and take.first_from.wait
    return take.unsent and not chosen_first and not take.held
