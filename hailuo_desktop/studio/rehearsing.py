"""A run against the built-in simulated service instead of EvoLink."""

from collections.abc import Generator
from contextlib import contextmanager

from hailuo_desktop.domain.errors import LibraryError
from hailuo_desktop.simulator import Rehearsal
from hailuo_desktop.store.lock import Lock

from .options import Options

KEY = "sk-rehearsal"
SPEED = 8.0  # a six-second clip is there in about as long as it lasts


@contextmanager
def rehearsing(options: Options, owner: str = "the Hailuo Desktop window") -> Generator[Options]:
    """The same options, pointed at a service that starts and ends with the context.

    Its tasks lie beside the library, so that a later rehearsal still knows them.
    LibraryError where they cannot be written, or are in use by another rehearsal.
    """
    folder = options.library.expanduser() / "rehearsal"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = Lock(folder)
        lock.name(owner)
    except OSError as error:
        raise LibraryError(
            f"The library {options.library} cannot be opened ({error.strerror}): check that the "
            "folder may be written, or choose another with --library."
        ) from error
    try:
        with Rehearsal(KEY, speed=SPEED, folder=folder) as service:
            yield options.at(service.api_url, service.files_url, service.key)
    finally:
        lock.release()
