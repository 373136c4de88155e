"""How a render tells what happens: lines for people, lines for programs, or a live table."""

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.state_words import described, reasons_of, trouble_code, word
from hailuo_desktop.domain.take import Downloading, Processing, Take
from hailuo_desktop.studio.importing import Finding
from hailuo_desktop.translate import t

from .outcome import Outcome
from .output import complain, harmless, put

JsonValue = str | int | float | bool | None | list[str]
GOES_BY_ITSELF = (Processing, Downloading)  # a line for each step of these would be noise


@dataclass(frozen=True)
class Step:
    """A take in a new state; ``shot`` counts from 1, ``file`` is where the video went.

    ``taken_over`` from the very same request under another name, and so not sent.
    """

    shot: int
    take: Take
    file: str = ""
    taken_over: bool = False

    @property
    def state(self) -> str:
        return type(self.take.state).__name__.lower()

    @property
    def error(self) -> str:
        return worded(reasons_of(self.take))


class Narrator(Protocol):
    """None of these raises: what has been paid for must not depend on who listens."""

    def step(self, step: Step) -> None: ...
    def problem(self, finding: Finding) -> None: ...
    def notify(self, sentence: str) -> None: ...
    def end(self, outcome: Outcome) -> None: ...
    def close(self) -> None: ...


class _News:
    """Tells a new state from one that only went on."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[str, str, str]] = {}

    def tells(self, step: Step) -> bool:
        seen = (step.state, step.error, step.file)
        if self._last.get(step.take.id) == seen:
            return False
        self._last[step.take.id] = seen
        return True


class JsonLines:
    """One object a line on stdout, each with the same keys; sentences go to stderr."""

    def __init__(self) -> None:
        self._news = _News()

    def step(self, step: Step) -> None:
        if not self._news.tells(step):
            return
        over: dict[str, JsonValue] = {"taken_over": True} if step.taken_over else {}
        self._put(
            "take",
            shot=step.shot,
            take=step.take.number,
            state=step.state,
            task_id=step.take.task or None,
            file=step.file or None,
            error=step.error or None,
            error_code=trouble_code(step.take) or None,
            **over,
        )

    def problem(self, finding: Finding) -> None:
        rule: dict[str, JsonValue] = {"rule": finding.rule, "blocks": finding.blocks}
        self._put("problem", shot=finding.shot or None, error=finding.sentence, **rule)

    def notify(self, sentence: str) -> None:
        complain(sentence)

    def end(self, outcome: Outcome) -> None:
        self._put(
            "end",
            error=outcome.error or None,
            code=outcome.code,
            completed=outcome.completed,
            failed=outcome.failed,
            waiting=len(outcome.waiting),
            uncertain=[take.id for take in outcome.uncertain],
        )

    def close(self) -> None:
        pass

    def _put(self, event: str, **values: JsonValue) -> None:
        keys = ("shot", "take", "state", "task_id", "file", "error", "error_code")
        line: dict[str, JsonValue] = {"event": event, **dict.fromkeys(keys), **values}
        put(json.dumps(line, ensure_ascii=True))


class Lines:
    """One plain line for every new state: for logs and pipes."""

    def __init__(self) -> None:
        self._news = _News()

    def step(self, step: Step) -> None:
        if self._news.tells(step):
            self.notify(_line(step))

    def problem(self, finding: Finding) -> None:
        self.notify(_words(finding))

    def notify(self, sentence: str) -> None:
        put(sentence)

    def end(self, outcome: Outcome) -> None:
        for sentence in outcome.sentences():
            self.notify(sentence)

    def close(self) -> None:
        pass


class Screen:
    """A table that stays in place on a terminal, with its sentences above it."""

    def __init__(self, console: Console) -> None:
        self._steps: dict[str, Step] = {}
        self._live = Live(console=console, refresh_per_second=4)
        with suppress(OSError):
            self._live.start()

    def step(self, step: Step) -> None:
        self._steps[step.take.id] = step
        with suppress(OSError):
            self._live.update(self._table())

    def problem(self, finding: Finding) -> None:
        self.notify(_words(finding))

    def notify(self, sentence: str) -> None:
        with suppress(OSError):
            self._live.console.print(_text(sentence))

    def end(self, outcome: Outcome) -> None:
        self.close()  # the last words stand below the table
        for sentence in outcome.sentences():
            self.notify(sentence)

    def close(self) -> None:
        with suppress(OSError):
            self._live.stop()

    def _table(self) -> Table:
        table = Table(box=None, padding=(0, 2, 0, 0))
        for title in (t("Shot"), t("Take"), t("State"), ""):
            table.add_column(title, overflow="fold")
        for step in sorted(self._steps.values(), key=lambda s: (s.shot, s.take.number)):
            row = (f"{step.shot:02}", str(step.take.number), word(step.take), _more(step))
            table.add_row(*map(_text, row))
        return table


def _text(words: str) -> Text:
    """What stands in a name steers no terminal."""
    return Text(harmless(words))


def narrator(as_json: bool) -> Narrator:
    if as_json:
        return JsonLines()
    console = Console(highlight=False, markup=False)
    return Screen(console) if console.is_terminal and not console.is_dumb_terminal else Lines()


def _line(step: Step) -> str:
    going = isinstance(step.take.state, GOES_BY_ITSELF)
    more = step.error if going else _more(step)
    shot, take, state = f"{step.shot:02}", step.take.number, word(step.take)
    if not more:
        return t("shot {shot}, take {take}: {state}", shot=shot, take=take, state=state)
    return t(
        "shot {shot}, take {take}: {state}: {more}", shot=shot, take=take, state=state, more=more
    )


def _more(step: Step) -> str:
    return step.file or described(step.take) or step.error


def _words(finding: Finding) -> str:
    place, said, rule = _place(finding), finding.sentence, finding.rule
    if finding.blocks:
        return t("{place}: {said} [{rule}]", place=place, said=said, rule=rule)
    return t("{place}: note, {said} [{rule}]", place=place, said=said, rule=rule)


def _place(finding: Finding) -> str:
    if not finding.shot:
        return t("batch ({name})", name=finding.name) if finding.name else t("batch")
    if not finding.name:
        return t("shot {shot}", shot=finding.shot)
    return t("shot {shot} ({name})", shot=finding.shot, name=finding.name)
