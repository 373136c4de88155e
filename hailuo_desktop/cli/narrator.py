"""How a render tells what happens: lines for people, lines for programs, or a live table."""

import json
import sys
from dataclasses import dataclass
from typing import Protocol

from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from hailuo_desktop.domain.state_words import described, word
from hailuo_desktop.domain.take import Failed, Take, Uncertain

JsonValue = str | int | float | None


@dataclass(frozen=True)
class Step:
    """A take in a new state; ``shot`` counts from 1, ``file`` is where the video went."""

    shot: int
    take: Take
    file: str = ""

    @property
    def state(self) -> str:
        return type(self.take.state).__name__.lower()

    @property
    def error(self) -> str:
        match self.take.state:
            case Failed(error=error):
                return error
            case Uncertain(why=why):
                return why
            case _:
                return self.take.note


class Narrator(Protocol):
    def step(self, step: Step) -> None: ...
    def say(self, sentence: str) -> None: ...
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
    """One object a line on stdout; sentences go to stderr."""

    def __init__(self) -> None:
        self._news = _News()

    def step(self, step: Step) -> None:
        if not self._news.tells(step):
            return
        self._print(
            {
                "event": "take",
                "shot": step.shot,
                "take": step.take.number,
                "take_id": step.take.id,
                "state": step.state,
                "task_id": step.take.task or None,
                "file": step.file or None,
                "error": step.error or None,
            }
        )

    def say(self, sentence: str) -> None:
        print(sentence, file=sys.stderr, flush=True)

    def close(self) -> None:
        pass

    def _print(self, line: dict[str, JsonValue]) -> None:
        print(json.dumps(line, ensure_ascii=True), flush=True)


class Lines:
    """One plain line for every new state: for logs and pipes."""

    def __init__(self) -> None:
        self._news = _News()

    def step(self, step: Step) -> None:
        if self._news.tells(step):
            self.say(_line(step))

    def say(self, sentence: str) -> None:
        print(sentence, flush=True)

    def close(self) -> None:
        pass


class Screen:
    """A table that stays in place on a terminal."""

    def __init__(self, console: Console) -> None:
        self._steps: dict[str, Step] = {}
        self._live = Live(console=console, refresh_per_second=4)
        self._live.start()

    def step(self, step: Step) -> None:
        self._steps[step.take.id] = step
        self._live.update(self._table())

    def say(self, sentence: str) -> None:
        self._live.console.print(Text(sentence))

    def close(self) -> None:
        self._live.stop()

    def _table(self) -> Table:
        table = Table(box=None, padding=(0, 2, 0, 0))
        for title in ("Shot", "Take", "State", ""):
            table.add_column(title, overflow="fold")
        for step in sorted(self._steps.values(), key=lambda s: (s.shot, s.take.number)):
            row = (f"{step.shot:02}", str(step.take.number), word(step.take), _more(step))
            table.add_row(*map(Text, row))
        return table


def narrator(as_json: bool) -> Narrator:
    if as_json:
        return JsonLines()
    console = Console(highlight=False, markup=False)
    return Screen(console) if console.is_terminal and not console.is_dumb_terminal else Lines()


def _line(step: Step) -> str:
    more = _more(step)
    end = f": {more}" if more else ""
    return f"shot {step.shot:02}, take {step.take.number}: {word(step.take)}{end}"


def _more(step: Step) -> str:
    return step.file or step.error or described(step.take)
