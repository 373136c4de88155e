"""The artist at one computer: adds, changes, stops, settles, and is told what stands open."""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace
from random import Random

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.found_task import FoundTask
from hailuo_desktop.domain.frame import Frame, ImageFacts
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Queued, Take, Uncertain, Uploading
from hailuo_desktop.engine.batch import takes_of
from hailuo_desktop.engine.gate import OF_THE_CAP
from hailuo_desktop.engine.queue import Queue
from hailuo_desktop.studio.sending import Sending

from .computer import FIRST_KEY, OTHER_KEY, Computer
from .service import Service, Task

AMENDED = ", again"  # behind the words of a shot
PICTURES = tuple(b"\x89PNG\r\n\x1a\n" + bytes([n]) * 40 for n in range(3))
SETTINGS = (("768p", 6), ("768p", 6), ("768p", 10), ("1080p", 6))


@dataclass
class Artist:
    """``allowed`` counts, by prompt, how many tasks may be made; ``given_up`` what was given up;
    ``learning`` are the prompts of takes that were let go to learn a price.
    """

    computer: Computer
    service: Service
    rng: Random
    once: bool = False
    mishaps: bool = False
    shots: list[Shot] = field(default_factory=list[Shot])
    allowed: Counter[str] = field(default_factory=Counter[str])
    given_up: Counter[str] = field(default_factory=Counter[str])
    learning: set[str] = field(default_factory=set[str])

    @property
    def queue(self) -> Queue:
        assert self.computer.studio is not None
        return self.computer.studio.queue

    def begin(self) -> None:
        """The first batch."""
        for _ in range(self.rng.choice((1, 1, 2, 3))):
            self.new_shot()

    def act(self) -> str:
        """One of the things that an artist does; what the app refuses is refused."""
        verbs = [
            self.stop,
            self.follow_again,
            self.remove,
            self.settle,
            self.settle,
            self.pause,
            self.go_on,
            self.amend,
            self.reorder,
            self.look,
            self.rename,
        ]
        if self.once:
            verbs.append(self.learn)
        else:
            verbs += [self.new_shot, self.another_take, self.render_again, self.render_again]
        verb = self.rng.choice(verbs)
        try:
            self.computer.here(verb)
        except HailuoError as error:
            return f"{verb.__name__}, and hears: {error}"
        return verb.__name__

    def new_shot(self) -> None:
        number = len(self.shots) + 1
        quality, duration = self.rng.choice(SETTINGS)
        frames = [self._frame() for _ in range(self.rng.choice((0, 0, 1, 2)))]
        shot = Shot(
            f"shot-{self.computer.name}-{number}",
            f"{number:02}",
            f"{self.computer.name}'s shot {number}",
            frames[0] if frames else None,
            frames[1] if len(frames) > 1 else None,
            quality=quality,
            duration=duration,
            takes=self.rng.choice((1, 1, 1, 2)),
        )
        self.shots.append(shot)
        self._send(shot)

    def another_take(self) -> None:
        if self.shots:
            self._send(replace(self.rng.choice(self.shots), takes=1))

    def render_again(self) -> None:
        """The same batch once more, perhaps as another table: nothing is bought twice."""
        assert self.computer.studio is not None
        renamed = self.rng.random() < 0.5
        shots = [replace(s, id=f"{s.id} renamed") if renamed else s for s in self.shots]
        sending = Sending(self.computer.studio.library.takes, self.computer.clock)
        board = Storyboard("another board" if renamed else "a board", "Board", tuple(shots))
        covered = sending.covered(board, board.shots)
        wanted = [replace(shot, takes=covered[shot.id].lacking) for shot in board.shots]
        self.queue.add(sending.outgoing(board, [each for each in wanted if each.takes]).takes)

    def stop(self) -> None:
        if take := self._one():
            self.queue.stop_following(take.id)

    def follow_again(self) -> None:
        for take in self._open():
            if not take.followed:
                self.queue.follow(take.id)

    def remove(self) -> None:
        if take := self._one():
            self.queue.remove(take.id)

    def amend(self) -> None:
        """Other words for what waits, and for its shot: where an older disk loses that, the old
        ones may be sent, and the new ones besides.
        """
        take = self._one()
        alone = [shot for shot in self.shots if take and shot.id == take.shot and shot.takes == 1]
        if take is None or not alone or not isinstance(take.state, Queued):
            return
        number = self.shots.index(alone[0])
        prompt = f"{intent(alone[0].prompt)}{AMENDED}"
        self.allowed[intent(prompt)] += self.mishaps
        self.shots[number] = replace(alone[0], prompt=prompt)
        self.queue.amend(take.id, replace(take.request, prompt=prompt))

    def rename(self) -> None:
        """A name is no part of what is asked for."""
        if self.shots:
            number = self.rng.randrange(len(self.shots))
            self.shots[number] = replace(self.shots[number], name=f"name {self.rng.random():.3f}")

    def reorder(self) -> None:
        if take := self._one():
            self.queue.to_front([take.id])

    def pause(self) -> None:
        self.queue.pause(self.rng.random() < 0.5)

    def go_on(self) -> None:
        self.queue.go_on()

    def learn(self) -> None:
        """Under a cap, one take goes whose price nobody knows."""
        before = {take.id for take in self._open() if take.learns_price}
        if not self.queue.learning.send_one():
            return
        takes = [take for take in self._open() if take.learns_price and take.id not in before]
        assert len(takes) == 1, "one goes, and no more"
        self.learning.add(intent(takes[0].request.prompt))

    def settle(self) -> None:
        """One take in doubt, by what the artist believes, which may be wrong."""
        for take in self._doubts()[:1]:
            match self.rng.choice(("truth", "abandon" if self.once else "resend", "abandon")):
                case "truth":
                    self.decide(take)
                case "resend":
                    self._resend(take)
                case _:
                    self._abandon(take)

    def decide(self, take: Take) -> None:
        """By what is true at the service, as its website shows it."""
        if task := self._own(take):
            self.queue.adopt(take.id, task.id)
        elif self.rng.random() < 0.5 and not self.once:
            self._resend(take)
        else:
            self._abandon(take)

    def rule(self, found: FoundTask) -> None:
        """A task that no take claims: given to its shot where it is the artist's own.

        That may be a shot of another board, of which a take waits for this very film.
        """
        task = self.service.tasks[found.id]
        shot = next((s for s in self.shots if intent(s.prompt) == intent(task.prompt)), None)
        if task.sender != self.computer.name or shot is None:
            self.queue.found.let_be(found.id)
            return
        waits = (t for t in self._open() if t.unsent and t.request.prompt == task.prompt)
        shot = replace(shot, id=next((take.shot for take in waits), shot.id))
        take = takes_of(replace(shot, takes=1), shot.name, 99, self.computer.clock.now())[0]
        request = replace(take.request, prompt=task.prompt)
        self.queue.found.give(found.id, replace(take, request=request))

    def look(self) -> None:
        """At what no take claims, by and by."""
        for found in list(self.queue.found.open)[:1]:
            self.rule(found)

    def go_to_rest(self) -> bool:
        """Everything that holds the queue up is out of the way; whether anything was open."""
        computer, queue = self.computer, self.queue
        assert computer.studio is not None
        account = computer.studio.queue._world.account
        if any(take.task and not take.may_be_of(account()) for take in self._open()) or (
            computer.key != FIRST_KEY and not self._open()
        ):
            self.switch_key()
        queue.pause(False)
        self.learn()
        queue.go_on()
        queue.release()
        for take in computer.takes():
            if take.lost_sight_of or not (take.followed or take.settled):
                with suppress(HailuoError):
                    queue.follow(take.id)
        for take in self._doubts():
            try:
                self.decide(take)
            except HailuoError:
                continue
        for found in list(queue.found.open):
            self.rule(found)
        return any(not take.settled for take in computer.takes())

    def capped_out(self) -> bool:
        """Whether all that is open waits for a word about cap or price, and is told so."""
        halt = self.queue._gate.halt
        waiting = all(isinstance(take.state, Queued | Uploading) for take in self._open())
        return waiting and halt is not None and halt.cause in OF_THE_CAP

    def switch_key(self) -> None:
        """To another account of the artist's, or back."""
        self.computer.key = OTHER_KEY if self.computer.key == FIRST_KEY else FIRST_KEY
        if self.computer.studio is not None:
            self.computer.studio.keys.enter(self.computer.key)

    def _send(self, shot: Shot) -> None:
        assert self.computer.studio is not None
        known = [take.number for take in self.computer.takes() if take.shot == shot.id]
        number = max(known, default=0) + 1
        takes = takes_of(shot, shot.name, number, self.computer.clock.now())
        self.allowed[intent(shot.prompt)] += len(takes)
        self.queue.add(takes)

    def _resend(self, take: Take) -> None:
        self.allowed[intent(take.request.prompt)] += 1
        self.given_up[intent(take.request.prompt)] += 1
        self.queue.resend(take.id)

    def _abandon(self, take: Take) -> None:
        self.given_up[intent(take.request.prompt)] += 1
        self.queue.abandon(take.id)

    def _own(self, take: Take) -> Task | None:
        """The task that this take made, where no take has it."""
        claimed = {each.task for each in self.computer.takes()}
        for task in self.service.tasks.values():
            mine = task.sender == self.computer.name and task.prompt == take.request.prompt
            if mine and task.id not in claimed and task.account == self.computer.key:
                return task
        return None

    def _open(self) -> list[Take]:
        return [take for take in self.computer.takes() if not take.settled]

    def _doubts(self) -> list[Take]:
        return [take for take in self._open() if isinstance(take.state, Uncertain)]

    def _one(self) -> Take | None:
        takes = self._open()
        return self.rng.choice(takes) if takes else None

    def _frame(self) -> Frame:
        assert self.computer.studio is not None
        number = self.rng.randrange(len(PICTURES))
        facts = ImageFacts("png", 1366, 768, len(PICTURES[number]))
        frames = self.computer.studio.library.frames
        return frames.keep(PICTURES[number], f"{number}.png", facts)


def intent(prompt: str) -> str:
    """What was meant, whether or not the words were changed before it was sent."""
    return prompt.removesuffix(AMENDED)
