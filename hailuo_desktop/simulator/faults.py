"""Scripted misfortune: what goes wrong, where, and at which of the requests."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

Kind = Literal[
    "status",  # answer so instead
    "reset_before",  # the connection dies and nothing was accepted
    "reset_after",  # it was accepted, and the connection dies without an answer
    "slow",  # it is accepted ``seconds`` after it came, and answered then
    "slow_then_reset",  # the connection dies at once, and it is accepted ``seconds`` later
    "hang",  # no answer: for ``seconds`` where they are given, else for as long as a client waits
    "hang_after",  # it was accepted, and no answer comes
    "replace",  # the real answer's status with another body
    "disguise",  # it was accepted, and ``status`` with ``body`` is the answer
    "truncate",  # the real answer, cut off in the middle of its body
    "drip",  # the real answer in small pieces, ``seconds`` apart
    "redirect",  # to ``location``
    "expire",  # uploads and links given so far die just before it
]
STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class Fault:
    """``hits`` counts matching requests from 1; without any, every one is hit.

    ``path`` is how a request's path begins, with ``?`` and its query where it has one: so
    ``/v1/tasks?`` is the list alone. ``method`` is any where it is empty.
    """

    __pydantic_config__ = STRICT
    path: str
    kind: Kind
    method: str = ""
    hits: tuple[int, ...] = ()
    status: int = 500
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: str = ""
    location: str = ""
    seconds: float = 0.0


@dataclass(frozen=True)
class Script:
    """``{"faults": [{"path": …, "kind": …}], "without_batches": true}``, for another process."""

    __pydantic_config__ = STRICT
    faults: tuple[Fault, ...] = ()
    ignore_idempotency: bool = False
    without_batches: bool = False


_SCRIPT = TypeAdapter(Script)


class BadScript(ValueError):
    """A script of faults that cannot be followed; the message says which part."""


class Faults:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._faults: list[Fault] = []
        self._seen: dict[int, int] = {}
        self.ignore_idempotency = False
        self.without_batches = False

    def add(self, fault: Fault) -> None:
        with self._lock:
            self._faults.append(fault)

    def follow(self, script: str) -> None:
        """Take up a script in JSON; BadScript says what in it makes no sense."""
        try:
            given = _SCRIPT.validate_json(script)
        except ValidationError as error:
            raise BadScript("; ".join(map(_words, error.errors()))) from None
        self.ignore_idempotency = given.ignore_idempotency
        self.without_batches = given.without_batches
        for fault in given.faults:
            self.add(fault)

    def clear(self) -> None:
        with self._lock:
            self._faults.clear()
            self._seen.clear()

    def for_request(self, method: str, path: str) -> Fault | None:
        """The first fault that this request runs into; each that matches counts it."""
        with self._lock:
            found: Fault | None = None
            for place, fault in enumerate(self._faults):
                if path.startswith(fault.path) and fault.method in ("", method):
                    self._seen[place] = self._seen.get(place, 0) + 1
                    if found is None and (not fault.hits or self._seen[place] in fault.hits):
                        found = fault
            return found


def _words(error: ErrorDetails) -> str:
    return f"{'.'.join(map(str, error['loc'])) or 'the script'}: {error['msg']}"
