"""What the library has from a shot's very request, whatever shot, board or file it was made for."""

from collections.abc import Iterator

from hailuo_desktop.domain.digest import request_digest
from hailuo_desktop.domain.review import frozen
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.store.takes import Takes


class Made:
    """One look at the ledger for the shots of one board."""

    def __init__(self, ledger: Takes, board: Storyboard) -> None:
        self._ledger = ledger
        self._board = board
        self._known: dict[str, list[Take]] = {}

    def of(self, shot: Shot) -> list[Take]:
        """Takes in any state that ask for what the shot would ask for now, the oldest first;
        none of a shot that may not be sent."""
        # From the head of its chain down: what may give a first frame is known before it is asked.
        for each in reversed([shot, *self._sources(shot)]):
            if each.id not in self._known:
                self._known[each.id] = self._found(each)
        return self._known[shot.id]

    def _sources(self, shot: Shot) -> Iterator[Shot]:
        """The shots that it hangs on, the nearest first, each once."""
        seen = {shot.id}
        while (link := shot.first_from) and (source := self._board.find(link.shot)):
            if source.id in seen or source.id in self._known:
                return
            seen.add(source.id)
            yield (shot := source)

    def _found(self, shot: Shot) -> list[Take]:
        try:
            request = frozen(self._board, shot)
        except ValueError:
            return []
        link = shot.first_from
        openings = [""] if link is None else self._openings(link)
        digests = [request_digest(request, opening) for opening in openings]
        found = [take for digest in digests for take in self._ledger.of_request(digest)]
        return sorted(found, key=lambda take: take.created)

    def _openings(self, link: Link) -> list[str]:
        """The takes that the first frame may come from, and the shots while they have none."""
        source = self._board.shot(link.shot)
        takes = [*self._ledger.of_shot(source.id), *self._known.get(source.id, [])]
        done = [take.id for take in takes if isinstance(take.state, Completed)]
        kept = [take_id for take_id in done if take_id == source.kept]
        shots = [source.id, *(take.shot for take in takes)]
        return list(dict.fromkeys([*(kept or ([] if link.wait else done)), *shots]))
