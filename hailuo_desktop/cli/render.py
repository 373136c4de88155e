"""``hailuo-desktop render``: a batch from file to videos, without a window."""

import asyncio
import signal
import sys
from argparse import Namespace
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.report import Report
from hailuo_desktop.store.batch.model import BatchError
from hailuo_desktop.store.batch.read import Read, read
from hailuo_desktop.store.names import DEFAULT_TEMPLATE, check_template
from hailuo_desktop.store.secrets import Keychain
from hailuo_desktop.studio.importing import Finding, Imported, Importing
from hailuo_desktop.studio.keys import Keys
from hailuo_desktop.studio.options import Options
from hailuo_desktop.studio.rehearsing import rehearsing
from hailuo_desktop.studio.studio import Studio

from .narrator import Narrator, narrator
from .run import STOPPED, Run
from .selection import selection

INVALID = 2


@dataclass(frozen=True)
class Wish:
    """What the command line asks for."""

    batch: Path
    output: Path
    json: bool = False
    shots: str | None = None
    dry_run: bool = False
    max_credits: Decimal | None = None
    takes: int | None = None
    names: str | None = None

    @classmethod
    def of(cls, given: Namespace) -> "Wish":
        return cls(**{name: getattr(given, name) for name in cls.__dataclass_fields__})


def render(options: Options, wish: Wish) -> int:
    """Exit code: 0 all completed, 1 some failed, 2 invalid, 3 some wait for a decision."""
    check_template(wish.names or DEFAULT_TEMPLATE)
    batch = _read(wish.batch)
    places = selection(wish.shots, len(batch.entries))
    with _service(options, wish) as served:
        return asyncio.run(_Render(served, wish, batch, places).run())


def _service(options: Options, wish: Wish) -> AbstractContextManager[Options]:
    return rehearsing(options) if options.rehearsal and not wish.dry_run else nullcontext(options)


def _read(path: Path) -> Read:
    try:
        return read(path)
    except BatchError as error:
        raise HailuoError("\n".join(("the batch is not valid.", *error.problems))) from None


class _Render:
    def __init__(self, options: Options, wish: Wish, batch: Read, places: list[int]) -> None:
        self._options = options
        self._wish = wish
        self._batch = batch
        self._places = places

    async def run(self) -> int:
        keys = Keys(Keychain(), self._options.key)
        report = Report(self._options.library / "logs", keys.current, _complain)
        run = Run(self._wish.names or DEFAULT_TEMPLATE, self._wish.output)
        studio = Studio(
            self._options,
            keys,
            publish=run.heard,
            report=report,
            owner="hailuo-desktop render",
            cap=self._wish.max_credits,
        )
        tell = narrator(self._wish.json)
        try:
            return await self._render(studio, run, tell)
        finally:
            await studio.aclose()
            tell.close()
            report.close()

    async def _render(self, studio: Studio, run: Run, tell: Narrator) -> int:
        imported = await Importing(studio.intake).batch(self._batch, self._places, self._wish.takes)
        for finding in imported.findings:
            tell.say(_words(finding))
        if imported.blocked:
            tell.say("Nothing was sent.")
            return INVALID
        if self._wish.dry_run:
            tell.say(_summary(imported, len(self._places)))
            return 0
        await asyncio.to_thread(studio.keys.load)
        run.begin(studio, imported.board, self._places, tell)
        return await _until_stopped(run)


async def _until_stopped(run: Run) -> int:
    """The run's own exit code, unless Ctrl-C or SIGTERM came first."""
    ending = asyncio.ensure_future(run.end())
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, ending.cancel)
    try:
        return await ending
    except asyncio.CancelledError:
        run.say_what_goes_on()
        return STOPPED


def _words(finding: Finding) -> str:
    name = f" ({finding.name})" if finding.name else ""
    kind = "" if finding.blocks else "note, "
    return f"shot {finding.shot}{name}: {kind}{finding.sentence} [{finding.rule}]"


def _summary(imported: Imported, count: int) -> str:
    takes = sum(shot.takes for shot in imported.board.shots)
    return f"“{imported.board.name}” is ready: {count} shots, {takes} takes. Nothing was sent."


def _complain(sentence: str) -> None:
    print(f"hailuo-desktop: {sentence}", file=sys.stderr)
