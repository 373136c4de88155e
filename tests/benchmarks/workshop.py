"""A studio without a window on a library of its own."""

from collections.abc import Callable
from pathlib import Path

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import Take
from hailuo_desktop.engine.batch import takes_of
from hailuo_desktop.engine.events import Event
from hailuo_desktop.studio.keys import Keys
from hailuo_desktop.studio.options import Options
from hailuo_desktop.studio.studio import Studio
from tests.benchmarks.serving import KEY, Served
from tests.fakes.keychain import FakeKeychain


def studio_on(folder: Path, service: Served, poll: float, heard: Callable[[Event], None]) -> Studio:
    def bug(error: BaseException) -> None:
        raise error

    options = Options(folder, service.api, service.files, KEY, poll)
    keys = Keys(FakeKeychain(), KEY)
    return Studio(options, keys, publish=heard, report=bug, owner="a benchmark")


def takes(studio: Studio, count: int) -> list[Take]:
    """Takes of the same words: the service makes their film once."""
    shot = Shot(id="shot", prompt="A boat", quality="768p", takes=count)
    return takes_of(shot, "S01", 1, studio.clock.now())
