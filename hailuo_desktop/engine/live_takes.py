"""The takes in hand: each change is on disk before anyone sees it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from hailuo_desktop.domain.reason import reason
from hailuo_desktop.domain.take import State, Take, step

from .decisions import BadDecision
from .events import Event, TakeChanged, TakeForgotten
from .ports import Clock, Ledger


class LiveTakes:
    def __init__(self, ledger: Ledger, clock: Clock, publish: Callable[[Event], None]) -> None:
        self._ledger = ledger
        self._clock = clock
        self._publish = publish
        self._takes: dict[str, Take] = {}
        self._unsettled: set[str] = set()

    def __getitem__(self, take_id: str) -> Take:
        """BadDecision where it is not taken up yet: at a start, the keychain may ask first."""
        if take_id not in self._takes:
            raise BadDecision(reason("too_soon"))
        return self._takes[take_id]

    def __contains__(self, take_id: str) -> bool:
        return take_id in self._takes

    def takes(self) -> list[Take]:
        return list(self._takes.values())

    def all_settled(self) -> bool:
        """Whether the queue is through: nothing waits, and nothing is under way or in doubt."""
        return not self._unsettled

    def open(self, takes: Iterable[Take]) -> None:
        """Take up what the ledger already holds."""
        for take in takes:
            self._keep(take)
            self._publish(TakeChanged(take))

    def write(self, take: Take) -> Take:
        """Save a take that is new or has a new value, then show it."""
        self._ledger.save(take)
        self._keep(take)
        self._publish(TakeChanged(take))
        return take

    def step(self, take_id: str, state: State, **changes: Any) -> Take:
        """The next state, with what came with it; the same state again costs nothing."""
        take = self._takes[take_id]
        if state == take.state and not changes and not take.note:
            return take
        return self.write(replace(step(take, state, self._clock.now()), **changes))

    def change(self, take_id: str, **changes: Any) -> Take:
        """Anything about a take but its state."""
        take = self._takes[take_id]
        changed = replace(take, **changes)
        return take if changed == take else self.write(changed)

    def show(self, take_id: str, state: State) -> None:
        """Show a state that a restart would find out by itself, without a write."""
        take = step(self._takes[take_id], state, self._clock.now())
        self._keep(take)
        self._publish(TakeChanged(take))

    def dismiss(self, take_id: str) -> None:
        """Out of sight, and still in the ledger: what it cost still counts."""
        take = replace(self._takes[take_id], dismissed=True)
        self._ledger.save(take)
        self._keep(take)
        self._publish(TakeForgotten(take_id))

    def forget(self, take_id: str) -> None:
        self._ledger.forget(take_id)
        del self._takes[take_id]
        self._unsettled.discard(take_id)
        self._publish(TakeForgotten(take_id))

    def _keep(self, take: Take) -> None:
        self._takes[take.id] = take
        (self._unsettled.discard if take.settled else self._unsettled.add)(take.id)
