"""What the engine did, as lines of the log: ids, states and codes, and never a prompt."""

import logging
from collections.abc import Callable

from hailuo_desktop.domain.state_words import trouble_code
from hailuo_desktop.domain.take import Take
from hailuo_desktop.engine.events import Event, QueueChanged, ServiceSeen, TakeChanged, TasksFound

SHORT = 12  # characters of an id, as the command line takes them


class EventLog:
    """Stands before whoever hears the events; each kind of step is logged once."""

    def __init__(self, publish: Callable[[Event], None]) -> None:
        self._publish = publish
        self._log = logging.getLogger("hailuo_desktop.engine")
        self._last: dict[str, str] = {}

    def __call__(self, event: Event) -> None:
        match event:
            case TakeChanged(take=take):
                self._note(f"take {take.id[:SHORT]}", _state(take))
            case QueueChanged(paused=paused, halt=halt):
                cause = f"halted ({halt.cause.value})" if halt else "running"
                self._note("queue", "paused" if paused else cause)
            case ServiceSeen(error=error):
                self._note("service", f"error {type(error).__name__}" if error else "answers")
            case TasksFound(tasks=tasks):
                self._note("found tasks", str(len(tasks)))
            case _:
                pass
        self._publish(event)

    def _note(self, what: str, how: str) -> None:
        if self._last.get(what) != how:
            self._last[what] = how
            self._log.info("%s: %s", what, how)


def _state(take: Take) -> str:
    name, code = type(take.state).__name__.lower(), trouble_code(take)
    return f"{name} ({code})" if code else name
