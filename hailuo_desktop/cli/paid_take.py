"""The cheapest take there is: asked about, made by way of a render, and looked at step by step."""

import asyncio
import json
import shutil
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from hailuo_desktop import __version__
from hailuo_desktop.assets import asset
from hailuo_desktop.domain.catalog import MODELS, Mode
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.prices import units
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.evolink.client import EvoLink
from hailuo_desktop.evolink.contact import calls
from hailuo_desktop.evolink.transport import Heard
from hailuo_desktop.formats import number, seconds
from hailuo_desktop.store.batch.read import read
from hailuo_desktop.studio.contact.life import Life, in_list
from hailuo_desktop.studio.contact.service_check import Look
from hailuo_desktop.studio.importing import Finding as Problem
from hailuo_desktop.studio.keys import Keys
from hailuo_desktop.studio.options import Options
from hailuo_desktop.studio.selfcheck.finding import Finding, State
from hailuo_desktop.translate import t

from .narrator import JsonLines, Lines, Narrator, Step
from .outcome import DONE, SOME_FAILED, SOME_WAIT, STOPPED, Outcome
from .plan import Plan
from .render import Rendering
from .render import Wish as RenderWish
from .service_check import told

NAME = "Self-check"
STILL = ("samples", "the-lighthouse", "dawn.png")
PROMPT = "The sea at dawn, a lighthouse on its cliff. [Static shot]"
Kind = tuple[str, Mode, str, int]


class NotSent(HailuoError):
    pass


@dataclass(frozen=True)
class Wish:
    """``yes`` answers the question; ``again`` and ``retry_failed`` are the artist's word for paying
    once more, as a render has them."""

    json: bool = False
    yes: bool = False
    again: bool = False
    retry_failed: bool = False
    transcript: Path | None = None


def cheapest(models: tuple[str, ...]) -> Kind:
    """Of those that the key may use; of the usual one where the service has named none."""
    offered = [MODELS[model] for model in models] or list(MODELS.values())
    kinds = [
        (model.id, mode, quality, length)
        for model in offered
        for mode in (Mode.I2V, Mode.T2V)
        for quality in model.qualities(mode)
        for length in model.durations(mode, quality)
    ]
    return min(kinds, key=lambda kind: units((kind[0], kind[1].value, *kind[2:])))


class PaidTake:
    """``folder`` is for a batch that is needed as long as this lasts."""

    def __init__(self, options: Options, keys: Keys, seen: Look, folder: Path, wish: Wish) -> None:
        self._options = replace(options, key=keys.current())
        self._keys = keys
        self._seen = seen
        self._spending = wish
        self._life = Life(seen.transcript)
        tell = JsonLines() if wish.json else Lines()
        self._tell = _Follow(self._life, tell, options.library.expanduser().absolute())
        self._kind = cheapest(seen.models)
        self._batch = _written(folder / "batch", self._kind)
        self._wish = RenderWish(
            self._batch, folder / "films", again=wish.again, retry_failed=wish.retry_failed
        )

    def close(self) -> None:
        self._tell.close()

    def made(self) -> int:
        plan = self._planned()
        if plan.to_send and not (self._spending.yes or self._options.rehearsal):
            _ask(self._question(plan), askable=not self._spending.json)
        elif not plan.to_send:
            self._tell.notify(
                t("The library has such a take already: it is looked at, and none is paid for.")
            )
        outcome = self._rendered(self._wish)
        found = asyncio.run(self._judged())
        for each in found:
            told(each, self._spending.json)
        self._seen.transcript.add_facts(found)
        failed = any(each.state is State.FAILED for each in found)
        return outcome.code or (SOME_FAILED if failed else DONE)

    def _planned(self) -> Plan:
        """What a render would do, without sending anything."""
        rendering = self._rendering(replace(self._wish, dry_run=True), _Mute())
        outcome = asyncio.run(rendering.run())
        if rendering.planned is None:
            raise NotSent(outcome.error or t("The batch is not valid; nothing was sent."))
        return rendering.planned

    def _rendered(self, wish: RenderWish) -> Outcome:
        rendering = self._rendering(wish, self._tell)
        try:
            outcome = asyncio.run(rendering.run())
        except asyncio.CancelledError:
            outcome = rendering.stopped()
        if outcome.code in (SOME_WAIT, STOPPED, SOME_FAILED):
            for sentence in outcome.sentences():
                self._tell.notify(sentence)
        return outcome

    def _rendering(self, wish: RenderWish, tell: Narrator) -> Rendering:
        return Rendering(self._options, wish, read(self._batch), [1], tell, self._life.heard)

    async def _judged(self) -> list[Finding]:
        """The balance and the list once more, both free; then each step of its life."""
        heard: list[Heard] = []
        options, take = self._options, self._life.take
        client = EvoLink(
            options.api_url,
            options.files_url,
            self._keys.current,
            version=__version__,
            listen=heard.append,
        )
        try:
            after = await client.credits()
            if take is not None and take.task:
                await client.recent(take.request.model, take.created - 3600)
        except HailuoError as error:
            self._tell.notify(str(error))
            after = None
        finally:
            await client.aclose()
        state = take.state if take else None
        film = options.library.expanduser() / state.file if isinstance(state, Completed) else None
        found = [*self._life.findings(film, self._seen.balance, after)]
        lists = [
            each.answer.data for each in heard if calls.TASKS.path.partition("?")[0] in each.url
        ]
        if take is not None and take.task and lists:
            found.append(in_list(take, lists))
        return found

    def _question(self, plan: Plan) -> str:
        model, _, quality, length = self._kind
        balance = self._seen.balance
        return t(
            "This sends one take to EvoLink and pays for it: {model}, {quality}, {length}, the "
            "cheapest there is. Its cost: {cost}. {credits} credits are left. Send it? [y/N] ",
            model=MODELS[model].name,
            quality=quality,
            length=seconds(length),
            cost=self._cost(plan),
            credits=number(balance.available) if balance else "?",
        )

    def _cost(self, plan: Plan) -> str:
        if not plan.cost.unknown:
            return str(plan.cost)
        listed = dict(self._seen.rates).get(self._kind[0])
        return listed or t("not known, as EvoLink publishes none")


class _Follow:
    """A narrator that lets the take's life hear of each step, and names the library's own film."""

    def __init__(self, life: Life, tell: Narrator, library: Path) -> None:
        self._life = life
        self._library = library
        self._tell = tell
        self.problem = tell.problem
        self.notify = tell.notify
        self.end = tell.end
        self.close = tell.close

    def step(self, step: Step) -> None:
        self._life.took(step.take)
        state = step.take.state
        film = str(self._library / state.file) if isinstance(state, Completed) else ""
        self._tell.step(replace(step, file=film))


class _Mute:
    """A dry run is for its plan alone."""

    def step(self, step: Step) -> None: ...
    def problem(self, finding: Problem) -> None: ...
    def notify(self, sentence: str) -> None: ...
    def end(self, outcome: Outcome) -> None: ...
    def close(self) -> None: ...


def _ask(question: str, *, askable: bool) -> None:
    """NotSent unless the answer is a yes; nobody is asked who cannot answer."""
    if not askable or not sys.stdin or not sys.stdin.isatty():
        raise NotSent(
            t("{question}Nothing was sent: say --yes where nobody can be asked.", question=question)
        )
    try:
        answer = input(question)
    except EOFError:
        answer = ""
    if answer.strip().casefold() not in (t("y"), t("yes")):
        raise NotSent(t("Nothing was sent."))


def _written(folder: Path, kind: Kind) -> Path:
    model, mode, quality, length = kind
    folder.mkdir()
    shot = {
        "name": NAME,
        "prompt": PROMPT,
        "model": model,
        "quality": quality,
        "duration": length,
        "prompt_optimizer": False,
    }
    if mode is Mode.I2V:
        shutil.copyfile(asset(*STILL), folder / STILL[-1])
        shot["first_frame"] = STILL[-1]
    batch = {"format": "hailuo-storyboard", "version": 1, "name": NAME, "shots": [shot]}
    (folder / "storyboard.json").write_text(json.dumps(batch), "utf-8")
    return folder
