"""Tasks that were found by looking, and did not prove to be ours: the artist decides."""

from dataclasses import dataclass
from typing import cast

from hailuo_desktop.domain.found_task import FoundTask, Suspicion
from hailuo_desktop.domain.reason import Reasons, reason
from hailuo_desktop.domain.take import Uncertain

from .company import Company
from .live_takes import LiveTakes
from .ports import World

UNLIKE = "engine.unlike"  # remembered: their ids, so that none is tried a second time
MOST_UNLIKE = 200
MATCH_GONE = (reason("match_gone"),)


@dataclass(frozen=True)
class Matches:
    world: World
    live_takes: LiveTakes

    def give_up(self, take_id: str, why: Reasons) -> None:
        """What is, or may be, somebody else's stays off the shot, and is shown as found."""
        take = self.live_takes[take_id]
        found = FoundTask(take.task, take.account, take.request.model, suspicion=Suspicion.ANSWER)
        self.world.found.save(found)
        self.world.memory.put(UNLIKE, [*given_up(self.world), take.task][-MOST_UNLIKE:])
        Company(self.world).met()
        self.live_takes.step(take_id, Uncertain(why), task="", unproven=False)


def given_up(world: World) -> list[str]:
    """The tasks that were not shown to be ours, as far back as is remembered."""
    return cast(list[str], world.memory.get(UNLIKE, []))
