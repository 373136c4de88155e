"""Whether somebody else works with the key, too: another computer, another tool."""

from dataclasses import dataclass
from math import inf
from typing import cast

from .ports import World

SEEN = "engine.company@"  # remembered, by account: when a stranger's task was last made
DAY = 86_400.0  # seconds
REMEMBERED = 30 * DAY


@dataclass(frozen=True)
class Company:
    """A task that fits a request of ours may be theirs: in company nobody can tell by the list."""

    world: World

    @property
    def known(self) -> bool:
        """Whether a stranger's task was seen with this key within a month."""
        return self.world.clock.now() - self._last() < REMEMBERED

    def met(self, made: float | None = None) -> None:
        """A task was seen, of then (unix seconds) or now, that nothing of ours can have made."""
        now = self.world.clock.now()
        seen = now if made is None else min(made, now)  # who knows what their clock says
        if seen - self._last() > DAY:
            self.world.memory.put(self._name(), seen)

    def _last(self) -> float:
        return cast(float, self.world.memory.get(self._name(), -inf))

    def _name(self) -> str:
        return SEEN + self.world.account()
