"""The files host: uploads, their quota, and the results."""

import base64
import binascii
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, cast

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from .fetching import NotFetched, fetched
from .replies import authorised, file_refusal, json_of, number
from .service import MAX_FILES, Service, Stored

_KINDS = (
    (b"\xff\xd8\xff", b"", "image/jpeg", ".jpg"),
    (b"\x89PNG\r\n\x1a\n", b"", "image/png", ".png"),
    (b"GIF8", b"", "image/gif", ".gif"),
    (b"RIFF", b"WEBP", "image/webp", ".webp"),
)
LARGEST = 100_000_000  # bytes
LONGEST_NAME, LONGEST_PATH = 255, 256
PAGE = 100
DEAD = "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>"


class Files:
    def __init__(self, service: Service) -> None:
        self._service = service
        self.url = ""

    def app(self) -> Starlette:
        base = "/api/v1/files"
        return Starlette(
            routes=[
                Route(f"{base}/upload/stream", self._stream, methods=["POST"]),
                Route(f"{base}/upload/base64", self._base64, methods=["POST"]),
                Route(f"{base}/upload/url", self._from_url, methods=["POST"]),
                Route(f"{base}/quota", self._quota),
                Route(f"{base}/list", self._list),
                Route(f"{base}/download/{{name}}", self._uploaded),
                Route(f"{base}/{{file_id}}", self._delete, methods=["DELETE"]),
                Route("/uploads/{name}", self._uploaded),
                Route("/results/{name}", self._result),
            ]
        )

    async def _stream(self, request: Request) -> Response:
        if not authorised(request, self._service):
            return _unauthorised()
        try:
            async with request.form() as form:
                file = form.get("file")
                if not isinstance(file, UploadFile):
                    return file_refusal(400, "file is required")
                named = form.get("fileName") or form.get("file_name") or file.filename or ""
                place = form.get("uploadPath") or form.get("upload_path") or ""
                return self._keep(await file.read(), named, place)
        except (HTTPException, ValueError, KeyError):
            return file_refusal(400, "the form cannot be read")

    async def _base64(self, request: Request) -> Response:
        if not authorised(request, self._service):
            return _unauthorised()
        body = await _object(request)
        text = body.get("base64_data")
        if not isinstance(text, str) or not text:
            return file_refusal(400, "base64_data is required")
        try:
            data = base64.b64decode(text.rpartition(",")[2].encode("ascii"), validate=True)
        except (binascii.Error, ValueError):
            return file_refusal(400, "base64_data is not valid")
        return self._keep(data, body.get("file_name", ""), body.get("upload_path", ""))

    async def _from_url(self, request: Request) -> Response:
        if not authorised(request, self._service):
            return _unauthorised()
        body = await _object(request)
        url = body.get("file_url")
        if not isinstance(url, str) or not url:
            return file_refusal(400, "file_url is required")
        try:
            data = await fetched(url, LARGEST)
        except NotFetched as error:
            return file_refusal(400, str(error))
        return self._keep(data, body.get("file_name", ""), body.get("upload_path", ""))

    def _keep(self, data: bytes, name: Any, place: Any) -> Response:
        kind = next((each for each in _KINDS if _is_of(data, each)), None)
        if kind is None:
            return file_refusal(400, "only image/jpeg, image/png, image/gif and image/webp")
        if not _proper(name, place):
            return file_refusal(400, "file_name or upload_path is not valid")
        if len(data) > LARGEST:
            return file_refusal(413, "the file is too large")
        if len(self._service.files) >= MAX_FILES:
            return file_refusal(403, "the file quota is used up")
        stored = self._service.store(data, name, kind[3], place or "photos")
        facts = self._facts(stored, len(data), kind[2])
        return JSONResponse({"success": True, "code": 200, "msg": "ok", "data": facts})

    def _facts(self, stored: Stored, size: int, kind: str) -> dict[str, object]:
        return {
            "file_id": stored.id,
            "file_name": stored.file.name,
            "original_name": stored.name or stored.file.name,
            "file_size": size,
            "mime_type": kind,
            "upload_path": stored.folder,
            "file_url": f"{self.url}/uploads/{stored.file.name}",
            "download_url": f"{self.url}/api/v1/files/download/{stored.id}",
            "upload_time": _iso(stored.uploaded),
            "expires_at": _iso(self._service.expires(stored)),
        }

    async def _quota(self, request: Request) -> Response:
        if not authorised(request, self._service):
            return _unauthorised()
        used = len(self._service.files)
        data = {
            "user_group": "default",
            "used_files": used,
            "max_files": MAX_FILES,
            "remain_files": MAX_FILES - used,
            "is_custom": False,
            "quota_reason": "",
        }
        return JSONResponse({"success": True, "code": 200, "data": data})

    async def _list(self, request: Request) -> Response:
        if not authorised(request, self._service):
            return _unauthorised()
        page = number(request.query_params.get("page", "1"))
        size = number(request.query_params.get("pageSize", "20"))
        if page is None or size is None or size > PAGE:
            return file_refusal(400, f"page must be at least 1 and pageSize from 1 to {PAGE}")
        alive = list(self._service.files.values())
        shown = alive[(page - 1) * size : page * size]
        files = [
            {
                "file_id": each.id,
                "file_name": each.file.name,
                "file_size": each.file.stat().st_size,
                "upload_time": _iso(each.uploaded),
            }
            for each in shown
        ]
        return JSONResponse({"success": True, "data": {"total": len(alive), "files": files}})

    async def _delete(self, request: Request) -> Response:
        if not authorised(request, self._service):
            return _unauthorised()
        if not self._service.forget_file(request.path_params["file_id"]):
            return file_refusal(404, "no such file")
        return JSONResponse({"success": True, "code": 200, "msg": "ok"})

    async def _uploaded(self, request: Request) -> Response:
        stored = self._service.files.get(request.path_params["name"].partition(".")[0])
        return FileResponse(stored.file) if stored else PlainTextResponse("gone", 404)

    async def _result(self, request: Request) -> Response:
        """No key is asked for here, nor should one ever come."""
        task = self._service.tasks.get(request.path_params["name"].removesuffix(".mp4"))
        if task is None or self._service.status(task) != "completed":
            return PlainTextResponse("gone", 404)
        if not self._service.link_lives(_moment(request.query_params.get("given", ""))):
            return Response(DEAD, HTTPStatus.FORBIDDEN, media_type="application/xml")
        return FileResponse(task.film, media_type="video/mp4")


async def _object(request: Request) -> dict[str, Any]:
    body = await json_of(request)
    return cast(dict[str, Any], body) if isinstance(body, dict) else {}


def _is_of(data: bytes, kind: tuple[bytes, bytes, str, str]) -> bool:
    return data.startswith(kind[0]) and data[8:].startswith(kind[1])


def _proper(name: Any, place: Any) -> bool:
    """Names and folders that a client of the service must not send are refused."""
    if not isinstance(name, str) or not isinstance(place, str):
        return False
    printable = (name + place).encode("utf-8", "ignore").decode() == name + place
    free = not set("/\\\0") & set(name) and ".." not in place.replace("\\", "/").split("/")
    short = len(name) <= LONGEST_NAME and len(place) <= LONGEST_PATH
    return printable and free and short and not place.startswith(("/", "\\"))


def _moment(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("-inf")


def _unauthorised() -> Response:
    return file_refusal(401, "invalid api key")


def _iso(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat()
