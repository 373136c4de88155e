"""The workshop: the library, the way to EvoLink and the queue, opened and closed together."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from hailuo_desktop import __version__
from hailuo_desktop.engine.account import Account
from hailuo_desktop.engine.events import Event
from hailuo_desktop.engine.limits import Limits
from hailuo_desktop.engine.ports import World
from hailuo_desktop.engine.queue import Queue
from hailuo_desktop.evolink.client import EvoLink
from hailuo_desktop.media.film import Films
from hailuo_desktop.media.prepare import Stills
from hailuo_desktop.store.library import Library

from .clock import SystemClock
from .intake import Intake
from .keys import Keys
from .options import Options


class Studio:
    """Opening it raises LibraryError where the library cannot be used.

    ``publish`` hears every event of the engine, on the loop's thread.
    """

    def __init__(
        self,
        options: Options,
        keys: Keys,
        publish: Callable[[Event], None],
        report: Callable[[BaseException], None],
        owner: str,
    ) -> None:
        self.options = options
        self.keys = keys
        self.library = Library.open(options.library, owner)
        self.client = EvoLink(options.api_url, options.files_url, keys.current, version=__version__)
        clock = SystemClock()
        self.queue = Queue(self._world(clock), Limits(poll=options.poll), publish, report)
        self.account = Account(self.client, clock, publish)
        self.intake = Intake(self.library.frames)
        self._watch: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Take up what an earlier run left in flight; needs a running loop."""
        self.queue.start(t for t in self.library.takes.all() if not t.dismissed)

    def watch_account(self) -> None:
        self._watch = asyncio.create_task(self.account.run(), name="account")

    async def aclose(self) -> None:
        """Leave the takes as the ledger has them, then close everything in order."""
        if self._watch is not None:
            self._watch.cancel()
            with suppress(asyncio.CancelledError):
                await self._watch
        await self.queue.aclose()
        await self.client.aclose()
        self.library.close()

    def _world(self, clock: SystemClock) -> World:
        library = self.library
        return World(
            self.client,
            library.takes,
            library.frames,
            library.videos,
            library.uploads_for(self.options.files_url),
            Films(),
            Stills(library.folder / "cache" / "stills"),
            library.settings,
            clock,
        )
