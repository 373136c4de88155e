"""Shots that begin with another one's film: what they wait for, said before anything is sent."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from hailuo_desktop.domain.chain import source_of
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.studio.importing import Finding
from hailuo_desktop.studio.sending import Covered
from hailuo_desktop.translate import mark, t

NOT_KEPT = mark(
    "it begins with a take of shot {place} that is kept, and a render keeps none: it waits "
    "until you keep one in the window and run the same command again."
)
LEFT_OUT = mark(
    "it begins with the film of shot {place}, which --shots leaves out and which has no film "
    "yet: it waits until that shot has been rendered and the same command is run again."
)


@dataclass(frozen=True)
class Chains:
    """``takes`` gives those that a shot's film may come from, ``covered`` what there is of each
    chosen shot; ``kept`` are the ids of all that the artist has chosen."""

    board: Storyboard
    takes: Callable[[Shot], list[Take]]
    covered: Mapping[str, Covered]
    kept: Collection[str]

    def waits(self, places: list[int]) -> list[Finding]:
        """The chosen shots (places from 1) that this render alone cannot send."""
        return [
            finding
            for place in places
            if (finding := self._wait(place, self.board.shots[place - 1], places))
        ]

    def _wait(self, place: int, shot: Shot, places: list[int]) -> Finding | None:
        link = shot.first_from
        if link is None or not self._open(shot):
            return None
        source, before = self._place(link), source_of(self.board, link)
        takes = self.takes(before) if before is not None else []
        done = [take for take in takes if isinstance(take.state, Completed)]
        if link.wait and not any(take.id in self.kept for take in done):
            words = t(NOT_KEPT, place=source)
            return Finding(place, shot.name, "waits_for_kept", words, blocks=False)
        if source not in places and not done:
            words = t(LEFT_OUT, place=source)
            return Finding(place, shot.name, "waits_for_shot", words, blocks=False)
        return None

    def _open(self, shot: Shot) -> bool:
        """Whether a take of it still has to get its first frame."""
        has = self.covered[shot.id]
        return has.lacking > 0 or any(take.first_from and not take.settled for take in has.takes)

    def _place(self, link: Link) -> int:
        source = source_of(self.board, link)
        return 0 if source is None else self.board.shots.index(source) + 1
