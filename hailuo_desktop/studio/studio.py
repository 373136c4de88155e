"""The workshop: the library, the way to EvoLink and the queue, opened and closed together."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from decimal import Decimal
from hashlib import sha256

from hailuo_desktop import __version__
from hailuo_desktop.domain.take import Take
from hailuo_desktop.engine.account import Account
from hailuo_desktop.engine.events import Event
from hailuo_desktop.engine.limits import Limits
from hailuo_desktop.engine.ports import Clock, World
from hailuo_desktop.engine.queue import Queue
from hailuo_desktop.evolink.client import EvoLink
from hailuo_desktop.evolink.transport import Listen, deaf
from hailuo_desktop.media.prepare import Stills
from hailuo_desktop.store.preferences import Preferences

from .chaining import Chain
from .clock import SystemClock
from .event_log import EventLog
from .intake import Intake
from .keys import Keys
from .opening import open_library
from .options import Options
from .picture_check import PictureCheck
from .recipe_stamp import StampingFilms
from .setting import Settings
from .settings import PARALLEL, POLL, PROXY, EngineMemory


class Studio:
    """Opening it raises LibraryError where the library cannot be used.

    ``publish`` hears every event of the engine, on the loop's thread; ``cap`` is in credits;
    ``listen`` hears the service's answers as they come.
    """

    def __init__(
        self,
        options: Options,
        keys: Keys,
        *,
        publish: Callable[[Event], None],
        report: Callable[[BaseException], None],
        owner: str,
        cap: Decimal | None = None,
        clock: Clock | None = None,
        listen: Listen = deaf,
    ) -> None:
        self.options = options
        self.keys = keys
        # An address that makes no sense is refused before anything is open.
        self.client = self._client(keys.current, listen)
        self.library = open_library(options.library, owner)
        self.preferences = Preferences(options.preferences_file)
        self.settings = Settings(self.library.settings, self.preferences)
        self.clock = clock or SystemClock()
        publish = EventLog(publish)
        limits = Limits(poll=options.poll, credits=cap)
        self.intake = Intake(self.library.frames)
        self.pictures = PictureCheck(
            Stills(self.library.folder / "cache" / "stills"), self.library.frames
        )
        self.queue = Queue(self._world(), limits, publish, report)
        self.account = Account(self.client, self.clock, publish, self._account)
        self._watch: asyncio.Task[None] | None = None
        self._follow_settings()

    def start(self, takes: Iterable[Take], beside: Iterable[Take] = ()) -> None:
        """Take up what an earlier run left in flight; needs a running loop.

        Takes ``beside`` only count under the cap.
        """
        self.queue.start(takes, beside, lossy=self.library.unclean)

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

    def client_with(self, key: str) -> EvoLink:
        """Another one, by the same way, to try a key that is not in use; to be closed."""
        client = self._client(lambda: key)
        client.go_through(self.settings.get(PROXY))
        return client

    def _client(self, key: Callable[[], str], listen: Listen = deaf) -> EvoLink:
        at = self.options
        return EvoLink(at.api_url, at.files_url, key, version=__version__, listen=listen)

    def _follow_settings(self) -> None:
        self.settings.follow(PROXY, self.client.go_through)
        for each in (PARALLEL, POLL):
            self.settings.follow(each, self._set_pace)

    def _set_pace(self, _: int) -> None:
        seconds = self.options.poll if self.options.poll_told else self.settings.get(POLL)
        self.queue.pace.change(self.settings.get(PARALLEL), seconds)

    def _world(self) -> World:
        library = self.library
        return World(
            service=self.client,
            ledger=library.takes,
            frames=library.frames,
            videos=library.videos,
            uploads=library.uploads_for(self.options.files_url),
            films=StampingFilms(),
            stills=self.pictures.stills,
            memory=EngineMemory(self.settings),
            clock=self.clock,
            chain=Chain(library.takes, library.boards, library.videos, self.intake, self._rejected),
            found=library.found,
            address=self.options.api_url,
            account=self._account,
            board=self._board,
        )

    def _rejected(self, take_id: str) -> bool:
        return self.library.marks.find(take_id).rejected

    def _board(self, shot: str) -> str:
        board = self.library.boards.of_shot(shot)
        return board.name if board else ""

    def _account(self) -> str:
        """Changes with the address and the key, and gives neither away."""
        if self.options.rehearsal:
            return "rehearsal"  # its address is another one each time
        asked = f"{self.options.api_url}\0{self.keys.current()}"
        return sha256(asked.encode()).hexdigest()[:8]
