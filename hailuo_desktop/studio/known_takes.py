"""Every take that this run knows, and which belong to a shot."""

from collections.abc import Callable, Iterable

from hailuo_desktop.domain.standing import used_of
from hailuo_desktop.domain.take import Take


class KnownTakes:
    """The ledger's takes in memory, by id and by shot; ``rejected`` says it of one, by its id."""

    def __init__(
        self, takes: Iterable[Take], rejected: Callable[[str], bool] = lambda _: False
    ) -> None:
        self.rejected = rejected
        self._takes: dict[str, Take] = {}
        self._shots: dict[str, dict[str, Take]] = {}
        for take in takes:
            self.put(take)

    def put(self, take: Take) -> None:
        before = self._takes.get(take.id)
        if before is not None and before.shot != take.shot:  # given to another shot
            del self._shots[before.shot][take.id]
        self._takes[take.id] = take
        self._shots.setdefault(take.shot, {})[take.id] = take

    def forget(self, take_id: str) -> None:
        """It left the queue panel: what was never sent is no take any more, all others stay."""
        take = self._takes.get(take_id)
        if take is not None and not take.settled:
            del self._takes[take_id]
            del self._shots[take.shot][take_id]

    def find(self, take_id: str) -> Take | None:
        return self._takes.get(take_id)

    def all(self) -> list[Take]:
        return list(self._takes.values())

    def of_shot(self, shot_id: str) -> list[Take]:
        """Takes of the shot by number, those that came to nothing left out."""
        return sorted(self._shots.get(shot_id, {}).values(), key=lambda take: take.number)

    def used(self, shot_id: str, kept: str) -> Take | None:
        """The take that the artist would use: the kept one, or else the newest that is done and
        not rejected."""
        return used_of(self.of_shot(shot_id), kept, self.rejected)

    def in_flight(self) -> list[Take]:
        return [take for take in self._takes.values() if not take.settled]
