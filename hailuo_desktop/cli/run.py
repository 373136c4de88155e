"""One render from the first take to the last: what is sent, heard, exported and told."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Cancelled, Completed, Failed, Take
from hailuo_desktop.engine.events import Cause, Event, Halt, QueueChanged, TakeChanged
from hailuo_desktop.studio.exporting import Exporting, NoFilm, Place
from hailuo_desktop.studio.importing import joined
from hailuo_desktop.studio.sending import Covered, Sending
from hailuo_desktop.studio.studio import Studio
from hailuo_desktop.translate import mark, t

from .narrator import Narrator, Step
from .outcome import DONE, SOME_FAILED, SOME_WAIT

ONE_GOES = mark("One take goes to learn its price; the rest waits for what it costs.")
WAYS_OUT = mark(
    "To send one, run it again with --learn-price; to send them all, without --max-credits."
)


@dataclass(frozen=True)
class _Parts:
    studio: Studio
    exporting: Exporting
    tell: Narrator
    places: dict[str, Place]  # by shot id


class Run:
    """``handle_event`` takes the engine's events; ``begin`` and ``end`` frame the work.

    ``learn_price``: where the cap holds a price that nobody knows, one take goes to learn it.
    """

    def __init__(self, template: str, output: Path, learn_price: bool = False) -> None:
        self._template = template
        self._output = output.resolve()
        self._parts: _Parts | None = None
        self._takes: dict[str, Take] = {}
        self._exports: dict[str, asyncio.Task[None]] = {}
        self._wanted: dict[str, int] = {}
        self._old: set[str] = set()  # what failed in an earlier run, and was told then
        self._over: dict[str, str] = {}  # the shot here of a take of another board
        self._unwritten = 0
        self._turn = asyncio.Lock()
        self._halt: Halt | None = None
        self._may_learn = learn_price  # one take a run

    def begin(
        self,
        studio: Studio,
        board: Storyboard,
        places: list[int],
        covered: Mapping[str, Covered],
        tell: Narrator,
    ) -> None:
        """Send what is missing of the chosen shots; what is under way goes on.

        ``covered`` tells what there is of each of them.
        """
        chosen = {
            shot.id: Place(board.name, place, shot.name, board.code(shot.id))
            for place, shot in enumerate(board.shots, start=1)
            if place in places
        }
        exporting = Exporting(self._output, self._template, studio.library.videos.path, stays=True)
        self._parts = _Parts(studio, exporting, tell, chosen)
        boards = studio.library.boards
        boards.save(joined(boards.find(board.id), board))
        shots = [shot for shot in board.shots if shot.id in chosen]
        self._wanted = {shot.id: _films(shot, covered[shot.id]) for shot in shots}
        self._over = {take.id: shot for shot, has in covered.items() for take in has.over}
        known = [take for shot in shots for take in covered[shot.id].takes]
        self._old = {take.id for take in known if isinstance(take.state, Failed | Cancelled)}
        others = [shot.id for shot in board.shots if shot.id not in chosen]
        beside = [take for shot in others for take in studio.library.takes.of_shot(shot)]
        studio.start(known, beside)
        studio.queue.release()  # a render is meant to send, also what the window has for later
        wanted = [replace(shot, takes=covered[shot.id].lacking) for shot in shots]
        outgoing = Sending(studio.library.takes, studio.clock).outgoing(board, wanted)
        studio.queue.add(outgoing.takes)
        if outgoing.left_out:
            tell.notify(outgoing.sentence())

    def handle_event(self, event: Event) -> None:
        if isinstance(event, TakeChanged):
            self._changed(event.take)
        elif isinstance(event, QueueChanged):
            self._halted(event.halt)

    async def end(self) -> int:
        parts = self._begun()
        await parts.studio.queue.quiet()
        if self._learns():
            await parts.studio.queue.quiet()
        await asyncio.gather(*self._exports.values())
        return self._code()

    def takes(self) -> tuple[Take, ...]:
        """Those of this run, as they stand now."""
        return tuple(take for take in self._takes.values() if take.id not in self._old)

    def _halted(self, halt: Halt | None) -> None:
        """A pause while a halt stands is no news."""
        before, self._halt = self._halt, halt
        if halt is not None and halt != before and not self._may_learn_of(halt):
            self._tell_halt(halt)

    def _tell_halt(self, halt: Halt) -> None:
        ways = (t(WAYS_OUT),) if halt.cause is Cause.PRICE else ()
        self._begun().tell.notify(" ".join((halt.sentence, *ways)))

    def _may_learn_of(self, halt: Halt) -> bool:
        return self._may_learn and halt.cause is Cause.PRICE

    def _learns(self) -> bool:
        """Whether a take goes now to learn its price."""
        halt = self._halt
        if halt is None or not self._may_learn_of(halt):
            return False
        self._may_learn = False
        parts = self._begun()
        if goes := parts.studio.queue.learning.send_one(anew=False):
            parts.tell.notify(t(ONE_GOES))
        else:
            self._tell_halt(halt)
        return goes

    def _changed(self, take: Take) -> None:
        self._takes[take.id] = take
        if take.id in self._old:
            return
        if not isinstance(take.state, Completed):
            self._tell(take)
        elif take.id not in self._exports:
            self._exports[take.id] = asyncio.ensure_future(self._export(take))

    async def _export(self, take: Take) -> None:
        """One after another, so that they are told in the order in which they were completed."""
        parts = self._begun()
        async with self._turn:
            try:
                file = await parts.exporting.export(take, self._place(take), self._fetch)
            except HailuoError as error:
                self._unwritten += 1
                parts.tell.notify(str(error))
            else:
                self._tell(take, str(file))

    async def _fetch(self, take: Take, gone: NoFilm) -> None:
        parts = self._begun()
        parts.tell.notify(" ".join((str(gone), t("Fetching it again; that costs nothing."))))
        await parts.studio.queue.fetch_again(take)

    def _tell(self, take: Take, file: str = "") -> None:
        parts = self._begun()
        parts.tell.step(Step(self._place(take).shot, take, file, take.id in self._over))

    def _shot(self, take: Take) -> str:
        return self._over.get(take.id, take.shot)

    def _place(self, take: Take) -> Place:
        return self._begun().places[self._shot(take)]

    def _begun(self) -> _Parts:
        if self._parts is None:
            raise RuntimeError("a run hears of takes before it has begun")
        return self._parts

    def _code(self) -> int:
        """Old failures count no more once a shot has all its takes."""
        if any(not take.settled for take in self._takes.values()):
            return SOME_WAIT
        takes = self._takes.values()
        done = Counter(self._shot(each) for each in takes if isinstance(each.state, Completed))
        lacking = any(done[shot] < count for shot, count in self._wanted.items())
        return SOME_FAILED if lacking or self._unwritten else DONE


def _films(shot: Shot, has: Covered) -> int:
    """How many it should have in the end."""
    done = sum(isinstance(take.state, Completed) for take in has.takes)
    return max(shot.takes, done + has.lacking)
