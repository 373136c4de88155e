"""The parts of a queue, wired together."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from hailuo_desktop.domain.errors import ServiceError

from .admission import Admission
from .backoff import Jitter
from .balance_drop import BalanceDrop
from .balance_probe import BalanceProbe
from .budget import Budget
from .chaining import Chaining
from .doubts import Doubts
from .events import Event
from .fetching import Fetching
from .following import Following
from .gate import Gate
from .history import History
from .learning import Learning
from .limits import Limits
from .live_takes import LiveTakes
from .lost_answers import LostAnswers
from .matches import Matches
from .order import Order
from .poller import Poller
from .ports import Clock, World
from .post_backoff import PostBackoff
from .post_lock import PostLock
from .posting import Posting
from .reconciliation import Reconciliation
from .recovery import Recovery
from .refetching import Refetching
from .scheduled_start import ScheduledStart
from .sending import Sending
from .shot_events import ShotEvents
from .steady import SteadyTime
from .story import Story
from .uploading import Uploading


@dataclass(frozen=True, kw_only=True)
class Assembly:
    clock: Clock
    live_takes: LiveTakes
    gate: Gate
    admission: Admission
    post_lock: PostLock
    poller: Poller
    posting: Posting
    fetching: Fetching
    refetching: Refetching
    budget: Budget
    history: History
    learning: Learning
    story: Story
    shot_events: ShotEvents
    scheduled_start: ScheduledStart
    reconciliation: Reconciliation


def assembly(
    world: World,
    limits: Limits,
    publish: Callable[[Event], None],
    trouble: Callable[[ServiceError | None], None],
    bug: Callable[[BaseException], None],
    jitter: Jitter,
) -> Assembly:
    clock = world.clock
    live_takes = LiveTakes(world.ledger, clock, publish)
    gate = Gate(publish, clock)
    poller = Poller(world.service, clock, limits, jitter, trouble, bug)
    history = History(world.ledger, live_takes)
    balance_drop = BalanceDrop(world.memory, world.account)
    budget = Budget(live_takes, history, balance_drop, clock, limits.credits)
    posts: set[str] = set()
    reconciliation = Reconciliation(
        world, gate, publish, lambda: admission.wake(), jitter, posts, bug
    )
    order = Order(live_takes, gate, budget, reconciliation)
    ahead = limits.uploads + limits.submissions
    admission = Admission(limits.in_flight, ahead, order.choose, gate.changed.set)
    post_lock, balance_probe = PostLock(limits.submissions), BalanceProbe(world.service, clock)
    posting = Posting(world, live_takes, gate, balance_probe, budget, posts)
    recovery = Recovery(world, gate, balance_probe, jitter)
    lost = LostAnswers(live_takes, post_lock, recovery, balance_probe)
    post_backoff, uploading = (
        PostBackoff(clock, jitter),
        Uploading(world, limits, PostBackoff(clock, jitter)),
    )
    sending = Sending(
        world=world,
        live_takes=live_takes,
        gate=gate,
        admission=admission,
        post_backoff=post_backoff,
        post_lock=post_lock,
        uploading=uploading,
        posting=posting,
        lost=lost,
        doubts=Doubts(gate),
        budget=budget,
        balance_probe=balance_probe,
        jitter=jitter,
    )
    matches = Matches(world, live_takes)
    following = Following(live_takes, poller, clock, limits, world.account, matches)
    downloads, time = asyncio.Semaphore(limits.downloads), SteadyTime(clock)
    fetching = Fetching(world, live_takes, gate, downloads, jitter, matches, time)
    shot_events, refetching = ShotEvents(gate.changed.set), Refetching(world, fetching, jitter)
    chaining = Chaining(live_takes, world.chain, shot_events, gate, clock, refetching, jitter)
    story = Story(live_takes, admission, chaining, sending, following, fetching)
    scheduled_start = ScheduledStart(live_takes, world.service, clock)
    return Assembly(
        clock=clock,
        live_takes=live_takes,
        gate=gate,
        admission=admission,
        post_lock=post_lock,
        poller=poller,
        posting=posting,
        fetching=fetching,
        refetching=refetching,
        budget=budget,
        history=history,
        learning=Learning(live_takes, gate, admission, budget, reconciliation),
        story=story,
        shot_events=shot_events,
        scheduled_start=scheduled_start,
        reconciliation=reconciliation,
    )
