"""``hailuo-desktop render``: a batch from file to videos, without a window."""

import asyncio
from argparse import Namespace
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.prices import kind_of, priced
from hailuo_desktop.domain.review import frozen
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.evolink.transport import Listen, deaf
from hailuo_desktop.report import Report
from hailuo_desktop.store.batch.choice import Choice
from hailuo_desktop.store.batch.model import BatchError
from hailuo_desktop.store.batch.read import Read, read
from hailuo_desktop.store.names import DEFAULT_TEMPLATE, check_template
from hailuo_desktop.store.secrets import Keychain
from hailuo_desktop.studio.board_identity import placed
from hailuo_desktop.studio.importing import Finding, Imported, Importing
from hailuo_desktop.studio.keys import Keys
from hailuo_desktop.studio.options import Options
from hailuo_desktop.studio.picture_check import with_checked_pictures
from hailuo_desktop.studio.sending import Again, Covered, Sending
from hailuo_desktop.studio.studio import Studio
from hailuo_desktop.studio.unpacking import Brought, films_of, waiting_elsewhere
from hailuo_desktop.translate import mark, n, t

from .findings import findings
from .known_list import KnownList
from .narrator import Narrator, narrator
from .outcome import INVALID, SOME_FAILED, STOPPED, Outcome
from .output import complain
from .output_folder import check_output
from .plan import Plan, plan, told
from .run import Run
from .selection import selection
from .stopping import cancel_when_asked

OWNER = "hailuo-desktop render"
STOPPING = mark("Stopping (once more to leave at once) …")


@dataclass(frozen=True)
class Wish:
    """What the command line asks for."""

    batch: Path
    output: Path
    json: bool = False
    shots: str | None = None
    dry_run: bool = False
    max_credits: Decimal | None = None
    learn_price: bool = False
    takes: int | None = None
    names: str | None = None
    encoding: str = ""
    sheet: str = ""
    hidden_rows: bool = False
    again: bool = False
    retry_failed: bool = False

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
    check_output(wish.output, options.library)
    batch = read(wish.batch, Choice(wish.encoding, wish.sheet, wish.hidden_rows))
    for note in batch.notes:
        tell.problem(Finding(0, "", "batch_note", note, blocks=False))
    places = selection(wish.shots, len(batch.entries))
    with _service(options, wish) as served:
        work = Rendering(served, wish, batch, places, tell)
        try:
            return asyncio.run(work.run())
        except asyncio.CancelledError:  # asked once more, in the middle of the goodbye
            return work.stopped()


def _service(options: Options, wish: Wish) -> AbstractContextManager[Options]:
    if not options.rehearsal or wish.dry_run:
        return nullcontext(options)
    from hailuo_desktop.studio.rehearsing import rehearsing

    return rehearsing(options, OWNER)


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
    sentence = t("The batch is not valid; nothing was sent.")
    tell.notify(sentence)
    return Outcome(INVALID, error=sentence)


class Rendering:
    """One render of a batch, against a service that is there already.

    ``listen`` hears the service's answers as they come; ``planned`` is what a dry run has found.
    """

    def __init__(
        self,
        options: Options,
        wish: Wish,
        batch: Read,
        places: list[int],
        tell: Narrator,
        listen: Listen = deaf,
    ) -> None:
        self.planned: Plan | None = None
        self._listen = listen
        self._options = options
        self._wish = wish
        self._batch = batch
        self._places = places
        self._tell = tell
        self._list: KnownList | None = None
        self._run = Run(wish.names or DEFAULT_TEMPLATE, wish.output, learn_price=wish.learn_price)
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
            publish=self._run.handle_event,
            report=lambda error: self._bug(report, {"exception": error}),
            owner=OWNER,
            cap=self._wish.max_credits,
            listen=self._listen,
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
            self._tell.notify(t(STOPPING))
            return self.stopped()

    async def _render(self, studio: Studio) -> Outcome:
        if studio.library.notice:
            self._tell.notify(studio.library.notice)
        imported = await self._imported(studio)
        if not imported.blocked:
            imported = await self._with_films(studio, imported)
        covered = {} if imported.blocked else self._covered(studio, imported.board)
        for finding in (*self._news(), *findings(studio, imported, self._places, covered)):
            self._tell.problem(finding)
        if imported.blocked:
            return _refused(self._tell)
        for words in told(covered, self._wish.retry_failed):
            self._tell.notify(words)
        if self._wish.dry_run:
            self._plan(studio, imported.board, covered)
            return Outcome(0)
        self._warn(studio)
        await asyncio.to_thread(studio.keys.load)
        self._save(studio)
        self._run.begin(studio, imported.board, self._places, covered, self._tell)
        code = await self._run.end()
        self._say_found(studio)
        return Outcome(code or (SOME_FAILED if self._bugs else 0), self._run.takes())

    async def _imported(self, studio: Studio) -> Imported:
        importing = Importing(studio.intake)
        imported = await importing.batch(self._batch, self._places, self._wish.takes)
        if imported.blocked:
            return imported
        if self._batch.is_list:
            self._list = KnownList.of(imported.board, self._batch, studio.library)
            imported = replace(imported, board=self._list.board)
        return await with_checked_pictures(studio.pictures, imported, self._places)

    def _save(self, studio: Studio) -> None:
        if self._list:
            self._list.save(studio.library)

    def _news(self) -> Iterator[Finding]:
        if self._list and self._list.words:
            yield Finding(0, "", "batch_changed", self._list.words, blocks=False)

    def _warn(self, studio: Studio) -> None:
        """Of what the environment names for connections in vain."""
        for warning in studio.client.warnings():
            self._tell.notify(warning)

    def _say_found(self, studio: Studio) -> None:
        if found := len(studio.queue.found.open):
            self._tell.notify(
                n(
                    "EvoLink made {count} film that no take of yours claims: see "
                    "`hailuo-desktop reconcile`.",
                    "EvoLink made {count} films that no take of yours claims: see "
                    "`hailuo-desktop reconcile`.",
                    found,
                )
            )

    async def _with_films(self, studio: Studio, imported: Imported) -> Imported:
        """Takes that came along in a package are paid for: they are not made again."""
        home = self._batch.origin is not None
        board = placed(imported.board, studio.library) if home else imported.board
        brought = await films_of(self._batch, board, studio.library)
        waiting = waiting_elsewhere(self._batch, studio.library)
        for sentence in filter(None, (*_left(brought), waiting)):
            self._tell.notify(sentence)
        return replace(imported, board=brought.board)

    def _covered(self, studio: Studio, board: Storyboard) -> dict[str, Covered]:
        sending = Sending(studio.library.takes, studio.clock)
        again = Again(self._wish.again, self._wish.retry_failed)
        return sending.covered(board, self._chosen(board), again)

    def _chosen(self, board: Storyboard) -> list[Shot]:
        return [board.shots[place - 1] for place in self._places]

    def _plan(self, studio: Studio, board: Storyboard, covered: dict[str, Covered]) -> None:
        ledger = studio.library.takes
        shots = self._chosen(board)
        kinds = {kind_of(frozen(board, shot)) for shot in shots}
        known = [take for kind in kinds for take in priced(ledger.alike(kind))]
        self.planned = plan(board, shots, covered, known)
        sentence = self.planned.sentence(board.name, self._wish.max_credits)
        self._tell.notify(" ".join((sentence, t("Nothing was sent."))))

    def _bug(self, report: Report, context: dict[str, Any]) -> None:
        error = context.get("exception") or RuntimeError(context.get("message", "unknown"))
        if not isinstance(error, asyncio.CancelledError):
            self._bugs += 1
            report(error)
