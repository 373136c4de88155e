"""Answers in the service's shapes."""

from typing import Any
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import JSONResponse

from .service import Logged, Service
from .tasks import LENGTH, Task


def refusal(status: int, code: str, kind: str, message: str, param: str = "") -> JSONResponse:
    """Shape A: the current one of the video and task pages."""
    request_id = uuid4().hex
    error = {"code": code, "message": f"{message} (request id: {request_id})", "type": kind}
    if param:
        error["param"] = param
    return JSONResponse({"error": error}, status, {"x-request-id": request_id})


def file_refusal(status: int, message: str) -> JSONResponse:
    """Shape D: the files service's."""
    return JSONResponse({"success": False, "code": status, "msg": message}, status)


async def noted(request: Request, service: Service) -> bool:
    """Log a request and say whether it carries the right key."""
    authorised = request.headers.get("authorization") == f"Bearer {service.key}"
    kind = request.headers.get("content-type", "")
    body = (await request.body()).decode("utf-8", "replace") if "json" in kind else ""
    service.note(
        Logged(
            request.method,
            request.url.path,
            request.headers.get("idempotency-key", ""),
            body,
            authorised,
        )
    )
    return authorised


def submitted(service: Service, task: Task) -> dict[str, Any]:
    """The answer to a submission."""
    return {
        **_common(service, task),
        "usage": {"billing_rule": "per_call", "credits_reserved": task.price},
        "task_info": {
            "can_cancel": False,
            "estimated_time": round(LENGTH[task.duration] / service.speed),
            "video_duration": task.duration,
        },
    }


def reading(service: Service, task: Task, files_url: str) -> dict[str, Any]:
    """The answer to a reading of one task."""
    answer = {**_common(service, task), "task_info": {"can_cancel": False}}
    match answer["status"]:
        case "completed":
            answer["results"] = [f"{files_url}/results/{task.film.name}"]
            answer["usage"] = {"credits_used": task.price}
        case "failed":
            answer["error"] = {
                "code": task.error,
                "message": "The input image could not be processed.",
                "type": "task_error",
            }
        case _:
            pass
    return answer


def listing(service: Service, task: Task) -> dict[str, Any]:
    """One line of the task list: it carries no links."""
    return {
        "id": task.id,
        "model": task.body["model"],
        "type": "video",
        "status": service.status(task),
        "progress": task.progress(service.elapsed(task)),
        "created_at": int(task.created),
    }


def _common(service: Service, task: Task) -> dict[str, Any]:
    elapsed = service.elapsed(task)
    return {
        "created": int(task.created),
        "id": task.id,
        "model": task.body["model"],
        "object": "video.generation.task",
        "progress": task.progress(elapsed),
        "status": task.status(elapsed),
        "type": "video",
    }
