"""The API host: generations, tasks, credits, models."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, cast

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .catalogue import ROUTES as CATALOGUE
from .replies import authorised, json_of, listing, number, reading, refusal, submitted, unreadable
from .rules import COMBINATIONS, broken_rule
from .service import Conflict, InFlight, OutOfCredits, Service
from .tasks import Task

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
                *CATALOGUE,
            ]
        )

    def _route(self, path: str, handler: Handler, method: str) -> Route:
        async def guarded(request: Request) -> Response:
            if not authorised(request, self._service):
                message = "Invalid token"
                return refusal(401, "unauthorized", "authentication_error", message)
            return await handler(request)

        return Route(path, guarded, methods=[method])

    async def _generate(self, request: Request) -> Response:
        body = await json_of(request)
        if rule := broken_rule(body):
            return refusal(400, "invalid_request", "invalid_request_error", rule)
        try:
            task, replayed = await self._accepted(request, body)
        except OutOfCredits:
            message = "Insufficient credits"
            return refusal(402, "insufficient_quota", "insufficient_quota", message)
        except Conflict:
            message = "This idempotency key belongs to another request"
            return refusal(409, "idempotency_conflict", "invalid_request_error", message)
        except InFlight:
            message = "An earlier request with this idempotency key is still in flight"
            return refusal(409, "paid_outcome_unknown", "invalid_request_error", message)
        headers = {"idempotency-replayed": "true"} if replayed else {}
        return JSONResponse(submitted(self._service, task), headers=headers)

    async def _accepted(self, request: Request, body: dict[str, Any]) -> tuple[Task, bool]:
        key = request.headers.get("idempotency-key", "")
        with self._service.admitted(key):
            await asyncio.sleep(request.scope.get("slow", 0.0))
            return self._service.generate(body, key)

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
        body = await json_of(request)
        ids = cast(dict[str, Any], body).get("task_ids") if isinstance(body, dict) else None
        if not isinstance(ids, list) or not 1 <= len(cast(list[Any], ids)) <= BATCH:
            return unreadable("task_ids", f"task_ids must hold 1 to {BATCH} ids")
        wanted = cast(list[Any], ids)
        if not all(isinstance(each, str) for each in wanted):
            return unreadable("task_ids", "task_ids must hold strings")
        found = [task for i in wanted if (task := self._service.tasks.get(i)) is not None]
        data = [reading(self._service, task, self.files_url) for task in found]
        return JSONResponse({"data": data})

    async def _list(self, request: Request) -> Response:
        query = request.query_params
        page = number(query.get("page", "1"))
        size = number(query.get("page_size", "20"))
        if page is None or size is None or size > BATCH:
            return unreadable("page", f"page must be at least 1 and page_size from 1 to {BATCH}")
        tasks = [listing(self._service, t) for t in reversed(list(self._service.tasks.values()))]
        fitting = [t for t in tasks if _fits(t, query)]
        start = (page - 1) * size
        shown = fitting[start : start + size]
        answer = {"data": shown, "total": len(fitting), "page": page, "page_size": size}
        return JSONResponse(answer)

    async def _credits(self, _: Request) -> Response:
        user = {"remaining_credits": self._service.balance, "used_credits": self._service.used}
        token = {"remaining_credits": 99999.9999, "used_credits": 0.0, "unlimited_credits": True}
        data = {"user": user, "token": token}
        return JSONResponse({"success": True, "message": "", "data": data})

    async def _models(self, _: Request) -> Response:
        return JSONResponse({"data": [{"id": model, "object": "model"} for model in COMBINATIONS]})


def _fits(task: dict[str, Any], query: Mapping[str, str]) -> bool:
    """``processing`` in the list takes in what is still queued, as on the real service."""
    status = query.get("status")
    words = ("pending", "processing") if status == "processing" else (status,)
    named = all(query.get(name) in (None, "", task[name]) for name in ("model", "type"))
    return named and (not status or task["status"] in words)
