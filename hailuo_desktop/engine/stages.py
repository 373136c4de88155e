"""The parts of a queue, wired together."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from hailuo_desktop.domain.errors import ServiceError

from .backoff import Jitter
from .book import Book
from .budget import Budget
from .events import Event
from .fetching import Fetching
from .following import Following
from .gate import Gate
from .limits import Limits
from .places import Places
from .poller import Poller
from .ports import World
from .recovery import Recovery
from .sending import Sending
from .story import Story
from .turns import Turns
from .uploading import Uploading


@dataclass(frozen=True)
class Stages:
    book: Book
    gate: Gate
    places: Places
    poller: Poller
    uploading: Uploading
    budget: Budget
    story: Story


def stages(
    world: World,
    limits: Limits,
    publish: Callable[[Event], None],
    trouble: Callable[[ServiceError | None], None],
    jitter: Jitter,
) -> Stages:
    book = Book(world.ledger, world.clock, publish)
    gate = Gate(publish, world.clock)
    places = Places(limits.in_flight)
    poller = Poller(world.service, world.clock, limits, jitter, trouble)
    uploading = Uploading(world, limits)
    budget = Budget(book, limits.credits, world.clock.now())
    turns = Turns(limits.submissions)
    recovery = Recovery(world, jitter)
    sending = Sending(world, book, gate, turns, uploading, recovery, budget, jitter)
    following = Following(book, poller, world.clock, limits)
    downloads = asyncio.Semaphore(limits.downloads)
    fetching = Fetching(world, book, gate, downloads, jitter)
    story = Story(book, places, sending, following, fetching)
    return Stages(book, gate, places, poller, uploading, budget, story)
