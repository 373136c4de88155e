"""A service that gives canned answers, and drifts from what its documents say on purpose."""

import json
import threading
import time
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

KEY = "sk-quite-secret-7261"
TASK = "task-unified-1757169743-7cvnl5zw"
LINK = "http://files.evolink.ai/films/film-of-anna.mp4?signature=beefcafe0123"
# What no transcript may hold, whatever the service puts where.
SECRETS = (KEY, TASK, "7cvnl5zw", "film-of-anna", "beefcafe", "anna@studio", "Anna", "1095.3996")

_LINE: dict[str, Any] = {
    "id": TASK,
    "model": "MiniMax-Hailuo-02",
    "type": "video",
    "status": "completed",
    "progress": 100,
    "created_at": 1757169743,
}
_TASK: dict[str, Any] = {
    "created": 1757169743,
    "id": TASK,
    "model": "MiniMax-Hailuo-02",
    "object": "video.generation.task",
    "progress": 100,
    "status": "completed",
    "type": "video",
    "results": [LINK],
    "task_info": {"can_cancel": False},
}
_CREDITS: dict[str, Any] = {
    "success": True,
    "message": "",
    "data": {
        "user": {"remaining_credits": 1095.3996, "used_credits": 135.9048},
        "token": {"remaining_credits": 9, "used_credits": 5, "unlimited_credits": False},
    },
}
_QUOTA: dict[str, Any] = {
    "success": True,
    "code": 200,
    "data": {"user_group": "Anna", "used_files": 35, "max_files": 2000, "remain_files": 65},
}
_PRICES: dict[str, Any] = {
    "meta": {"schema_version": "2", "price_scope": "public_default"},
    "models": [{"model_id": "mj-v7", "components": [{"rate": {"credits": 2}, "unit": "image"}]}],
}


@dataclass(frozen=True)
class Canned:
    """``body`` objects become JSON; ``ahead``: seconds that the service's clock is ahead."""

    body: Any
    status: int = 200
    media_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    ahead: float = 0.0

    def having(self, body: object) -> "Canned":
        return replace(self, body=body)


def refused(status: int, code: str, message: str = "No.") -> Canned:
    return Canned({"error": {"code": code, "message": message, "type": "api_error"}}, status)


DOCUMENTED: Mapping[str, Canned] = {
    "/v1/models": Canned({"data": [{"id": "MiniMax-Hailuo-02", "object": "model"}]}),
    "/v1/credits": Canned(_CREDITS),
    "/api/v1/files/quota": Canned(_QUOTA),
    "/v1/tasks": Canned({"data": [_LINE], "total": 1, "page": 1, "page_size": 50}),
    f"/v1/tasks/{TASK}": Canned(_TASK),
    "/v1/catalog/pricing-rules": Canned(_PRICES),
}
Drift = Callable[[str, Canned], Canned]


def none(_path: str, canned: Canned) -> Canned:
    return canned


class Drifting:
    """``asked`` are method, path and authorization of every request that came."""

    def __init__(self, drift: Drift = none) -> None:
        self.drift = drift
        self.asked: list[tuple[str, str, str]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, path: str) -> Canned:
        known = DOCUMENTED.get(path) or refused(404, "task_not_found", "Task not found")
        return self.drift(path, deepcopy(known))

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        service = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self._serve()

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers.get("content-length", "0")))
                self._serve()

            def _serve(self) -> None:
                key = self.headers.get("authorization", "")
                service.asked.append((self.command, self.path, key))
                canned = service.answer(self.path.partition("?")[0])
                self._write(canned)

            def _write(self, canned: Canned) -> None:
                text = canned.body if isinstance(canned.body, str) else json.dumps(canned.body)
                data = text.encode()
                self.send_response_only(canned.status)
                now = time.time() + canned.ahead
                self.send_header("Date", formatdate(now, usegmt=True))
                self.send_header("Content-Type", canned.media_type)
                self.send_header("Content-Length", str(len(data)))
                for name, value in canned.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """A test has nothing to say on stderr."""

        return Handler
