"""The life of one paid take, held step by step against what it should be."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from hailuo_desktop.domain.errors import BadVideo
from hailuo_desktop.domain.money import Balance, Cost
from hailuo_desktop.domain.shot import Request
from hailuo_desktop.domain.take import Completed, Submitting, Take
from hailuo_desktop.evolink.contact import expected
from hailuo_desktop.evolink.contact.shape import Difference, Shape, differences
from hailuo_desktop.evolink.files import UPLOAD
from hailuo_desktop.evolink.json_shapes import items, listed, mapping
from hailuo_desktop.evolink.parse import task_of
from hailuo_desktop.evolink.tasks import GENERATIONS, TASKS
from hailuo_desktop.evolink.transport import Heard
from hailuo_desktop.formats import listed as worded_list
from hailuo_desktop.formats import number, seconds
from hailuo_desktop.media.film import open_film, pictures_of
from hailuo_desktop.studio.selfcheck.finding import Finding, State
from hailuo_desktop.translate import t

from .transcript import Transcript
from .words import differing

SHORT_EDGE = {"512p": 512, "768p": 768, "1080p": 1080}
LEEWAY = 1.0  # seconds that a film may be longer or shorter than asked for
READ = 3  # readings of a task that the transcript holds: they look alike


@dataclass(frozen=True)
class _Step:
    """Something that happened: a state of the take, or an answer of the service."""

    take: Take | None = None
    heard: Heard | None = None


class Life:
    """``took`` hears the take's states and ``heard`` the answers, in the order of their coming."""

    def __init__(self, transcript: Transcript) -> None:
        self._transcript = transcript
        self._steps: list[_Step] = []
        self._readings = 0

    def took(self, take: Take) -> None:
        self._steps.append(_Step(take=take))
        self._transcript.add_line(f"take: {type(take.state).__name__.lower()}")

    def heard(self, heard: Heard) -> None:
        self._steps.append(_Step(heard=heard))
        path = urlsplit(heard.url).path
        reading = path.startswith(TASKS)
        self._readings += reading
        if reading and self._readings > READ:
            return
        answer, shape = heard.answer, _shape(path)
        found = [] if shape is None else differences(answer.data, shape)
        self._transcript.add_answer(heard.method, path, answer.status, answer.data, found)

    @property
    def sent(self) -> int:
        """How often the paid call was answered."""
        return len(self._answers(GENERATIONS))

    @property
    def take(self) -> Take | None:
        """As it stood last."""
        return next((each.take for each in reversed(self._steps) if each.take), None)

    def findings(
        self, film: Path | None, before: Balance | None, after: Balance | None
    ) -> Iterator[Finding]:
        """``before`` and ``after`` are the balance around it, where they were read."""
        take = self.take
        if take is None:
            return
        yield self._written()
        for name, path, shape in (
            ("upload", UPLOAD, expected.UPLOAD),
            ("submission", GENERATIONS, expected.SUBMISSION),
        ):
            if answers := self._answers(path):
                yield _answered(name, [each.answer.data for each in answers], shape)
        if self.tasks():
            yield self._read()
            yield self._linked()
        if film is not None and isinstance(take.state, Completed):
            yield filmed(film, take.request)
        yield cost(take.cost, before if self.sent else None, after)

    def tasks(self) -> list[Any]:
        """Each reading of the task as it came, whichever call gave it."""
        found: list[Any] = []
        for step in self._steps:
            if step.heard is None or not urlsplit(step.heard.url).path.startswith(f"{TASKS}/"):
                continue
            data = step.heard.answer.data
            found += listed(data) or [data]
        return [each for each in found if mapping(each).get("status") is not None]

    def _answers(self, path: str) -> list[Heard]:
        heard = [step.heard for step in self._steps if step.heard is not None]
        return [each for each in heard if urlsplit(each.url).path == path]

    def _written(self) -> Finding:
        """The ledger and the journal have to know of it before the service does."""
        known = False
        for step in self._steps:
            if step.take is not None and isinstance(step.take.state, Submitting):
                known = True
            heard = step.heard
            if heard is not None and urlsplit(heard.url).path == GENERATIONS and not known:
                said = t("It was sent before it was written down: tell the maintainers.")
                return Finding("written", State.FAILED, said)
        if self.sent > 1:
            said = t("It was sent {count} times: tell the maintainers.", count=self.sent)
            return Finding("written", State.FAILED, said)
        if not self.sent:
            said = t("It was sent in an earlier run: nothing is paid for now.")
            return Finding("written", State.OK, said)
        said = t("It stood in ledger and journal before it was sent, and was sent once.")
        return Finding("written", State.OK, said)

    def _read(self) -> Finding:
        tasks = self.tasks()
        words = dict.fromkeys(str(mapping(each).get("status"))[:40] for each in tasks)
        said = t("The service said: {words}.", words=worded_list(words))
        return _with(Finding("readings", State.OK, said), _differences(tasks, expected.TASK))

    def _linked(self) -> Finding:
        links = [link for each in self.tasks() for link in items(mapping(each).get("results"))]
        parts = [urlsplit(link) for link in links if isinstance(link, str)]
        hosts = dict.fromkeys(f"{each.scheme}://{each.hostname}" for each in parts)
        if not hosts:
            return Finding("links", State.WARNING, t("No link to a film was seen in this run."))
        said = t("The film comes from {hosts}.", hosts=worded_list(hosts))
        return Finding("links", State.OK, said, {"hosts": ", ".join(hosts)})


def filmed(file: Path, request: Request) -> Finding:
    """Whether the film is what was asked for, by size and length."""
    try:
        with closing(open_film(file)) as film:
            stream = pictures_of(film)
            width, height = stream.codec_context.width, stream.codec_context.height
            length = float(film.duration or 0) / 1_000_000
            rate = float(stream.average_rate or 0)
            codec: str = stream.codec_context.name
    except (BadVideo, OSError, ValueError) as error:
        return Finding("film", State.FAILED, str(error))
    facts = {
        "size": f"{width} × {height}",
        "seconds": f"{length:.2f}",
        "rate": f"{rate:.2f}",
        "codec": codec,
    }
    said = t(
        "{size} pixels, {length}, {rate} pictures a second, {codec}.",
        size=facts["size"],
        length=seconds(round(length, 1)),
        rate=number(rate, 2),
        codec=codec,
    )
    as_asked = min(width, height) == SHORT_EDGE.get(request.quality)
    if as_asked and abs(length - request.duration) <= LEEWAY:
        return Finding("film", State.OK, said, facts)
    asked = t(
        "Asked for were {quality} and {length}.",
        quality=request.quality,
        length=seconds(request.duration),
    )
    return Finding("film", State.WARNING, f"{said} {asked}", facts)


def cost(cost_: Cost, before: Balance | None, after: Balance | None) -> Finding:
    """What the service has stated, and by what the balance fell."""
    said: list[str] = []
    if cost_.reserved is not None:
        said.append(t("{credits} credits were reserved.", credits=number(cost_.reserved)))
    if cost_.used is not None:
        said.append(t("{credits} credits were used.", credits=number(cost_.used)))
    fell = before.account - after.account if before and after else None
    if fell is not None:
        said.append(t("The balance fell by {credits}.", credits=number(fell)))
    if not said:
        return Finding("cost", State.WARNING, t("The service has said nothing of a cost."))
    stated = cost_.used if cost_.used is not None else cost_.reserved
    odd = fell is not None and bool(fell) and stated is not None and stated != fell
    return Finding("cost", State.WARNING if odd else State.OK, " ".join(said))


def in_list(take: Take, answers: Sequence[Any]) -> Finding:
    """Whether the service's own list shows the task: it is where a lost answer is looked for."""
    ids = {task.id for data in answers for each in listed(data) or () if (task := task_of(each))}
    if take.task in ids:
        return Finding("listed", State.OK, t("The service's list of tasks has it."))
    said = t(
        "The service's list of tasks does not show it: a lost answer could not be found there."
    )
    return Finding("listed", State.WARNING, said)


def _shape(path: str) -> Shape | None:
    if path == GENERATIONS:
        return expected.SUBMISSION
    if path == UPLOAD:
        return expected.UPLOAD
    if path == TASKS:
        return expected.TASKS
    return expected.TASK if path.startswith(f"{TASKS}/") and path != f"{TASKS}/batch" else None


def _answered(name: str, answers: Sequence[Any], shape: Shape) -> Finding:
    return _with(Finding(name, State.OK, t("It was answered.")), _differences(answers, shape))


def _differences(answers: Sequence[Any], shape: Shape) -> list[Difference]:
    return list(dict.fromkeys(each for data in answers for each in differences(data, shape)))


def _with(finding: Finding, found: Sequence[Difference]) -> Finding:
    if not found:
        return finding
    said = f"{finding.said} {differing(found)}"
    return Finding(finding.check, State.WARNING, said, finding.facts)
