"""The parts of a queue, wired together."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from hailuo_desktop.domain.errors import ServiceError

from .backoff import Jitter
from .bell import Bell
from .book import Book
from .budget import Budget
from .chaining import Chaining
from .drain import Drain
from .events import Event
from .fetching import Fetching
from .following import Following
from .gate import Gate
from .history import History
from .holding import Holding
from .limits import Limits
from .line import Line
from .lost import Lost
from .order import Order
from .pace import Pace
from .poller import Poller
from .ports import Clock, World
from .posting import Posting
from .purse import Purse
from .recovery import Recovery
from .refetching import Refetching
from .sending import Sending
from .story import Story
from .turns import Turns
from .uploading import Uploading


@dataclass(frozen=True)
class Stages:
    clock: Clock
    book: Book
    gate: Gate
    line: Line
    turns: Turns
    poller: Poller
    posting: Posting
    fetching: Fetching
    refetching: Refetching
    budget: Budget
    history: History
    story: Story
    bell: Bell
    holding: Holding


def stages(
    world: World,
    limits: Limits,
    publish: Callable[[Event], None],
    trouble: Callable[[ServiceError | None], None],
    bug: Callable[[BaseException], None],
    jitter: Jitter,
) -> Stages:
    clock = world.clock
    book = Book(world.ledger, clock, publish)
    gate = Gate(publish, clock)
    poller = Poller(world.service, clock, limits, jitter, trouble, bug)
    history = History(world.ledger, book)
    drain = Drain(world.memory, world.account)
    budget = Budget(book, history, drain, clock, limits.credits)
    order = Order(book, gate, budget)
    ahead = limits.uploads + limits.submissions
    line = Line(limits.in_flight, ahead, order.choose, gate.stirred.set)
    turns, purse = Turns(limits.submissions), Purse(world.service, clock)
    posting = Posting(world, book, gate, purse, budget)
    recovery = Recovery(world, gate, purse, jitter)
    lost = Lost(book, gate, clock, turns, recovery, posting, purse, jitter)
    pace, uploading = Pace(clock, jitter), Uploading(world, limits)
    sending = Sending(
        world, book, gate, line, pace, turns, uploading, posting, lost, budget, purse, jitter
    )
    following = Following(book, poller, clock, limits, world.account)
    fetching = Fetching(world, book, gate, asyncio.Semaphore(limits.downloads), jitter)
    bell, refetching = Bell(gate.stirred.set), Refetching(world, fetching, jitter)
    chaining = Chaining(book, world.chain, bell, gate, clock, refetching, jitter)
    story = Story(book, line, chaining, sending, following, fetching)
    holding = Holding(book, world.service, clock)
    return Stages(
        clock,
        book,
        gate,
        line,
        turns,
        poller,
        posting,
        fetching,
        refetching,
        budget,
        history,
        story,
        bell,
        holding,
    )
