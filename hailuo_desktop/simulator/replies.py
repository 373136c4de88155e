"""Answers in the service's shapes."""

import json
from typing import Any
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import JSONResponse

from .service import Service
from .tasks import LENGTH, Task

# Words for the codes of failed tasks, as the service's own error page has them.
WORDS = {
    "image_processing_error": "The input image could not be processed.",
    "invalid_parameters": "The input image does not meet the requirements for size or ratio.",
}
OTHERWISE = "The service had a fault."


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


def authorised(request: Request, service: Service) -> bool:
    """Whether a request carries the right key."""
    return request.headers.get("authorization") == f"Bearer {service.key}"


def unreadable(kind: str, message: str) -> JSONResponse:
    """The documented answer to a request that makes no sense."""
    return refusal(400, "invalid_request", "invalid_request_error", message, param=kind)


async def json_of(request: Request) -> Any:
    """The body's JSON, or None where it is none."""
    try:
        body: Any = json.loads(await request.body())
        # Half a character, which JSON can spell and no file can hold, is no text.
        json.dumps(body, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return None
    return body


def number(text: str) -> int | None:
    """A number from 1, of sane length; None for anything else."""
    sane = text.isascii() and text.isdecimal() and len(text) < 10
    return (int(text) or None) if sane else None


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
            # Each reading gives a link of its own, which lives from then on.
            answer["results"] = [f"{files_url}/results/{task.id}.mp4?given={service.now()!r}"]
            answer["usage"] = {"credits_used": task.price}
        case "failed":
            answer["error"] = {
                "code": task.error,
                "message": WORDS.get(task.error, OTHERWISE),
                "type": "task_error",
            }
            answer["billing"] = {
                "refund_scope": "account_balance",
                "charge_status": "released",
                "refund_status": "completed",
                "reserved_credits": task.price,
                "charged_credits": 0,
                "refunded_credits": task.price,
                "refunded_at": int(service.now()),
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
