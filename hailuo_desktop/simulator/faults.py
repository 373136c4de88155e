"""Scripted misfortune: what goes wrong, where, and at which of the requests."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "status",  # answer so instead
    "reset_before",  # the connection dies and nothing was accepted
    "reset_after",  # it was accepted, and the connection dies without an answer
    "hang",  # no answer, for as long as the client waits
    "hang_after",  # it was accepted, and no answer comes
    "replace",  # the real answer's status with another body
    "truncate",  # the real answer, cut off in the middle of its body
    "drip",  # the real answer in small pieces
    "redirect",  # to ``location``
]


@dataclass(frozen=True)
class Fault:
    """``hits`` counts matching requests from 1; without any, every one is hit."""

    path: str
    kind: Kind
    method: str = ""
    hits: tuple[int, ...] = ()
    status: int = 500
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: str = ""
    location: str = ""


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
