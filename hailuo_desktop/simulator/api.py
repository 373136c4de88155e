"""The API host: generations, tasks, credits, models."""

import json
from collections.abc import Awaitable, Callable
from typing import Any, cast

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .replies import listing, noted, reading, refusal, submitted
from .rules import COMBINATIONS, broken_rule
from .service import Conflict, OutOfCredits, Service

Handler = Callable[[Request], Awaitable[Response]]
BATCH = 50


class Api:
    """``files_url`` is where results are served; it is known once both ports are."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self.files_url = ""

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                self._route("/v1/videos/generations", self._generate, "POST"),
                self._route("/v1/tasks/batch", self._batch, "POST"),
                self._route("/v1/tasks/{task_id}", self._task, "GET"),
                self._route("/v1/tasks", self._list, "GET"),
                self._route("/v1/credits", self._credits, "GET"),
                self._route("/v1/models", self._models, "GET"),
            ]
        )

    def _route(self, path: str, handler: Handler, method: str) -> Route:
        async def guarded(request: Request) -> Response:
            if not await noted(request, self._service):
                message = "Invalid token"
                return refusal(401, "unauthorized", "authentication_error", message)
            return await handler(request)

        return Route(path, guarded, methods=[method])

    async def _generate(self, request: Request) -> Response:
        body = await _json(request)
        if rule := broken_rule(body):
            return refusal(400, "invalid_request", "invalid_request_error", rule)
        key = request.headers.get("idempotency-key", "")
        try:
            task, replayed = self._service.generate(body, key)
        except OutOfCredits:
            message = "Insufficient credits"
            return refusal(402, "insufficient_quota", "insufficient_quota", message)
        except Conflict:
            message = "This idempotency key belongs to another request"
            return refusal(409, "idempotency_conflict", "invalid_request_error", message)
        headers = {"idempotency-replayed": "true"} if replayed else {}
        return JSONResponse(submitted(self._service, task), headers=headers)

    async def _task(self, request: Request) -> Response:
        task_id = request.path_params["task_id"]
        if not task_id.startswith("task-unified-"):
            message = "Task ID must start with 'task-unified-'"
            return refusal(
                400, "invalid_task_id", "invalid_request_error", message, param="task_id"
            )
        task = self._service.tasks.get(task_id)
        if task is None:
            return refusal(404, "task_not_found", "invalid_request_error", "Task not found")
        return JSONResponse(reading(self._service, task, self.files_url))

    async def _batch(self, request: Request) -> Response:
        if self._service.faults.without_batches:
            return Response("404 page not found", 404, media_type="text/plain")
        body = await _json(request)
        ids = cast(dict[str, list[str]], body).get("task_ids") if isinstance(body, dict) else None
        if not isinstance(ids, list) or not 1 <= len(ids) <= BATCH:
            message = f"task_ids must hold 1 to {BATCH} ids"
            return refusal(400, "invalid_request", "invalid_request_error", message)
        found = [task for i in ids if (task := self._service.tasks.get(i)) is not None]
        data = [reading(self._service, task, self.files_url) for task in found]
        return JSONResponse({"data": data})

    async def _list(self, request: Request) -> Response:
        query = request.query_params
        page = max(1, int(query.get("page", "1")))
        size = min(BATCH, max(1, int(query.get("page_size", "20"))))
        tasks = [listing(self._service, t) for t in reversed(list(self._service.tasks.values()))]
        fitting = [t for t in tasks if _fits(t, query.get("model"), query.get("status"))]
        start = (page - 1) * size
        shown = fitting[start : start + size]
        answer = {"data": shown, "total": len(fitting), "page": page, "page_size": size}
        return JSONResponse(answer)

    async def _credits(self, _: Request) -> Response:
        user = {"remaining_credits": self._service.credits, "used_credits": self._service.used}
        token = {"remaining_credits": 99999.9999, "used_credits": 0.0, "unlimited_credits": True}
        data = {"user": user, "token": token}
        return JSONResponse({"success": True, "message": "", "data": data})

    async def _models(self, _: Request) -> Response:
        return JSONResponse({"data": [{"id": model, "object": "model"} for model in COMBINATIONS]})


def _fits(task: dict[str, Any], model: str | None, status: str | None) -> bool:
    """``processing`` in the list takes in what is still queued, as on the real service."""
    words = ("pending", "processing") if status == "processing" else (status,)
    return (not model or task["model"] == model) and (not status or task["status"] in words)


async def _json(request: Request) -> Any:
    try:
        return json.loads(await request.body())
    except ValueError:
        return None
