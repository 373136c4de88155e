"""Every request as it came in: in memory, and as lines of JSON for another process to read."""

import json
import threading
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Logged:
    """One request as it came in; ``authorised``: it carried the key.

    ``body`` is kept of JSON alone; ``fault`` is the kind of the one that it ran into.
    """

    method: str
    path: str
    key: str = ""
    body: str = ""
    authorised: bool = False
    fault: str = ""
    at: float = field(default_factory=time.time)


class RequestLog:
    def __init__(self, file: Path) -> None:
        self._lock = threading.Lock()
        self._file = file
        self.requests: list[Logged] = []

    def note(self, logged: Logged) -> None:
        with self._lock:
            self.requests.append(logged)
            try:
                with self._file.open("a", encoding="utf-8") as lines:
                    lines.write(json.dumps(asdict(logged)) + "\n")
            except OSError:  # a full disk must not end the rehearsal
                return
