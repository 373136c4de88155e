"""``hailuo-desktop render``: a batch from file to videos, without a window."""

import asyncio
import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hailuo_desktop.domain.chain import as_sent
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.prices import kind_of, priced
from hailuo_desktop.domain.rules import request_of
from hailuo_desktop.report import Report
from hailuo_desktop.store.batch.model import BatchError
from hailuo_desktop.store.batch.read import Read, read
from hailuo_desktop.store.names import DEFAULT_TEMPLATE, check_template
from hailuo_desktop.store.secrets import Keychain
from hailuo_desktop.studio.importing import Finding, Imported, Importing
from hailuo_desktop.studio.keys import Keys
from hailuo_desktop.studio.options import Options
from hailuo_desktop.studio.studio import Studio
from hailuo_desktop.studio.unpacking import Brought, films_of
from hailuo_desktop.translate import n

from .findings import findings
from .narrator import Narrator, narrator
from .outcome import INVALID, SOME_FAILED, STOPPED, Outcome
from .output import complain
from .plan import plan
from .run import Run
from .selection import selection
from .stopping import cancel_when_asked

OWNER = "hailuo-desktop render"
MEDIA = "media"  # of a library: whatever lies there is taken for a take or a frame of it
STOPPING = "Stopping (once more to leave at once) …"


class BadOutput(HailuoError):
    pass


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
    """Exit code: 0 all completed, 1 some failed, 2 invalid, 3 some wait, 130 stopped."""
    tell = narrator(wish.json)
    try:
        outcome = _rendered(options, wish, tell)
    except BatchError as error:
        for problem in error.problems:
            tell.problem(Finding(0, "", "batch_invalid", problem, blocks=True))
        outcome = _refused(tell)
    except HailuoError as error:
        outcome = Outcome(INVALID, error=str(error))
        complain(str(error))
    finally:
        tell.close()
    tell.end(outcome)
    return outcome.code


def _rendered(options: Options, wish: Wish, tell: Narrator) -> Outcome:
    check_template(wish.names or DEFAULT_TEMPLATE)
    _check_output(wish.output, options.library)
    batch = read(wish.batch)
    places = selection(wish.shots, len(batch.entries))
    with _service(options, wish) as served:
        work = _Render(served, wish, batch, places, tell)
        try:
            return asyncio.run(work.run())
        except asyncio.CancelledError:  # asked once more, in the middle of the goodbye
            return work.stopped()


def _service(options: Options, wish: Wish) -> AbstractContextManager[Options]:
    if not options.rehearsal or wish.dry_run:
        return nullcontext(options)
    from hailuo_desktop.studio.rehearsing import rehearsing

    return rehearsing(options, OWNER)


def _check_output(folder: Path, library: Path) -> None:
    """Before anything is paid for: could the videos be written there?"""
    try:
        _check_folder(folder, library)
    except (OSError, RuntimeError) as error:  # a name too long, links in a circle, a locked parent
        why = getattr(error, "strerror", None) or "it leads back to itself"
        raise BadOutput(
            f"Videos cannot be written to “{folder}” ({why}): choose another --output."
        ) from error


def _check_folder(folder: Path, library: Path) -> None:
    if folder.resolve().is_relative_to((library.expanduser() / MEDIA).resolve()):
        raise BadOutput(
            f"Videos cannot go to “{folder}”, where the library keeps its own files: choose "
            "another --output."
        )
    there = next(p for p in (folder.absolute(), *folder.absolute().parents) if p.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        raise BadOutput(
            f"Videos cannot be written to “{folder}”, because “{there}” is no folder that may be "
            "written: choose another --output."
        )
    _try(folder.absolute(), there)


def _try(folder: Path, there: Path) -> None:
    """Make it and unmake it: Windows tells in no other way whether a name and a place will do."""
    with TemporaryDirectory(prefix=".hailuo-", dir=there):
        pass
    missing = [path for path in (folder, *folder.parents) if path.is_relative_to(there)][:-1]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    finally:
        for path in missing:
            with suppress(OSError):
                path.rmdir()


def _left(brought: Brought) -> Iterator[str]:
    """What came along and is no take of this batch here."""
    if brought.elsewhere:
        yield n(
            "The library has {count} take of the package already, with shots of another board.",
            "The library has {count} takes of the package already, with shots of another board.",
            brought.elsewhere,
        )
    if brought.unread:
        yield n(
            "The package brings {count} film that could not become a take: get a new copy of it.",
            "The package brings {count} films that could not become takes: get a new copy of it.",
            brought.unread,
        )


def _refused(tell: Narrator) -> Outcome:
    sentence = "The batch is not valid; nothing was sent."
    tell.say(sentence)
    return Outcome(INVALID, error=sentence)


class _Render:
    def __init__(
        self, options: Options, wish: Wish, batch: Read, places: list[int], tell: Narrator
    ) -> None:
        self._options = options
        self._wish = wish
        self._batch = batch
        self._places = places
        self._tell = tell
        self._run = Run(wish.names or DEFAULT_TEMPLATE, wish.output)
        self._keys = Keys(Keychain(), options.key)
        self._bugs = 0

    async def run(self) -> Outcome:
        if work := asyncio.current_task():
            cancel_when_asked(work)
        report = Report(self._options.library / "logs", self._keys.current, complain)
        report.install()
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: self._bug(report, context))
        try:
            return await self._opened(report)
        except (HailuoError, asyncio.CancelledError):
            raise
        except Exception as error:  # noqa: BLE001 - a bug of ours, told in a sentence
            report(error)
            return Outcome(SOME_FAILED, self._run.takes())
        finally:
            report.close()

    def stopped(self) -> Outcome:
        return Outcome(STOPPED, self._run.takes())

    async def _opened(self, report: Report) -> Outcome:
        studio = Studio(
            self._options,
            self._keys,
            publish=self._run.heard,
            report=lambda error: self._bug(report, {"exception": error}),
            owner=OWNER,
            cap=self._wish.max_credits,
        )
        try:
            outcome = await self._until_stopped(studio)
        finally:
            await studio.aclose()
        # What was on its way when the stop came may have arrived since.
        return self.stopped() if outcome.code == STOPPED else outcome

    async def _until_stopped(self, studio: Studio) -> Outcome:
        try:
            return await self._render(studio)
        except asyncio.CancelledError:
            self._tell.say(STOPPING)
            return self.stopped()

    async def _render(self, studio: Studio) -> Outcome:
        if studio.library.notice:
            self._tell.say(studio.library.notice)
        imported = await Importing(studio.intake).batch(self._batch, self._places, self._wish.takes)
        if not imported.blocked:
            imported = await self._with_films(studio, imported)
        for finding in findings(studio, imported, self._places):
            self._tell.problem(finding)
        if imported.blocked:
            return _refused(self._tell)
        if self._wish.dry_run:
            self._tell.say(self._planned(studio, imported))
            return Outcome(0)
        await asyncio.to_thread(studio.keys.load)
        self._run.begin(studio, imported.board, self._places, self._tell)
        code = await self._run.end()
        return Outcome(code or (SOME_FAILED if self._bugs else 0), self._run.takes())

    async def _with_films(self, studio: Studio, imported: Imported) -> Imported:
        """Takes that came along in a package are paid for: they are not made again."""
        brought = await films_of(self._batch, imported.board, studio.library)
        for sentence in _left(brought):
            self._tell.say(sentence)
        return replace(imported, board=brought.board)

    def _planned(self, studio: Studio, imported: Imported) -> str:
        ledger = studio.library.takes
        board = imported.board
        shots = [as_sent(board, board.shots[place - 1]) for place in self._places]
        kinds = {kind_of(request_of(shot)) for shot in shots}
        known = [take for kind in kinds for take in priced(ledger.alike(kind))]
        takes = {shot.id: ledger.of_shot(shot.id) for shot in shots}
        planned = plan(shots, takes, known, ledger.unknown)
        sentence = planned.sentence(board.name, self._wish.max_credits)
        return f"{sentence} Nothing was sent."

    def _bug(self, report: Report, context: dict[str, Any]) -> None:
        error = context.get("exception") or RuntimeError(context.get("message", "unknown"))
        if not isinstance(error, asyncio.CancelledError):
            self._bugs += 1
            report(error)
