"""A run against the built-in simulated service instead of EvoLink."""

from collections.abc import Generator
from contextlib import contextmanager

from hailuo_desktop.simulator import Rehearsal

from .options import Options

KEY = "sk-rehearsal"
SPEED = 8.0  # a six-second clip is there in about as long as it lasts


@contextmanager
def rehearsing(options: Options) -> Generator[Options]:
    """The same options, pointed at a service that starts and ends with the context.

    Its tasks lie beside the library, so that a later rehearsal still knows them.
    """
    folder = options.library / "rehearsal"
    folder.mkdir(parents=True, exist_ok=True)
    with Rehearsal(KEY, speed=SPEED, folder=folder) as service:
        yield options.at(service.api_url, service.files_url, service.key)
