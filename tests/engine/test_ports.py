"""What is plugged in does what the ports ask for, call by call."""

import inspect
from typing import Any

import pytest

from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.engine import ports
from hailuo_desktop.evolink.client import EvoLink
from hailuo_desktop.media.prepare import Stills
from hailuo_desktop.store.found_tasks import FoundTasks
from hailuo_desktop.store.frames import Frames
from hailuo_desktop.store.takes import Takes
from hailuo_desktop.store.uploads import Uploads
from hailuo_desktop.store.videos import Videos
from hailuo_desktop.studio.chaining import Chain
from hailuo_desktop.studio.clock import SystemClock
from hailuo_desktop.studio.recipe_stamp import StampingFilms
from hailuo_desktop.studio.settings import EngineMemory
from tests.fakes.clock import FakeClock
from tests.fakes.service import FakeService
from tests.fakes.world import Bench, FakeChain, FakeDisk, FakeFound, FakeLedger, FakeMemory

PLUGS: dict[type[Any], tuple[type[Any], ...]] = {
    ports.Service: (EvoLink, FakeService),
    ports.Ledger: (Takes, FakeLedger),
    ports.Frames: (Frames, FakeDisk),
    ports.Videos: (Videos, FakeDisk),
    ports.Uploads: (Uploads,),
    ports.Films: (StampingFilms, FakeDisk),
    ports.Stills: (Stills, FakeDisk),
    ports.Memory: (EngineMemory, FakeMemory),
    ports.Found: (FoundTasks, FakeFound),
    ports.Clock: (SystemClock, FakeClock),
    ports.Chain: (Chain, FakeChain),
}
PAIRS = [(port, plug) for port, plugs in PLUGS.items() for plug in plugs]


def calls(port: type[Any]) -> dict[str, Any]:
    return {name: each for name, each in vars(port).items() if inspect.isfunction(each)}


def asked(call: Any) -> list[str]:
    return [name for name in inspect.signature(call).parameters if name != "self"]


@pytest.mark.parametrize(
    ("port", "plug"), PAIRS, ids=[f"{port.__name__}-{plug.__name__}" for port, plug in PAIRS]
)
def test_each_call_is_there_with_what_it_is_given(port: type[Any], plug: type[Any]) -> None:
    ours = {name: call for name, call in calls(port).items() if not name.startswith("_")}
    assert ours
    for name, call in ours.items():
        there = getattr(plug, name)
        assert len(asked(there)) >= len(asked(call)), name
        assert inspect.iscoroutinefunction(there) == inspect.iscoroutinefunction(call), name


def test_every_port_is_in_the_world_and_has_a_plug() -> None:
    declared = {
        each for each in vars(ports).values() if getattr(each, "_is_protocol", False) is True
    }
    local = {each for each in declared if each.__module__ == ports.__name__}
    assert local == set(PLUGS)


def test_a_missing_film_names_its_take(bench: Bench) -> None:
    missing = ports.FilmMissing(bench.take(4))
    assert missing.take.number == 4
    assert "4" in worded(missing.reasons)
