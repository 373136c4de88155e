"""The files host: uploads, their quota, and the results."""

import base64
import binascii
from datetime import UTC, datetime

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from .replies import file_refusal, noted
from .service import MAX_FILES, UPLOAD_LIFE, Service, Stored

_KINDS = {b"\xff\xd8": "image/jpeg", b"\x89P": "image/png", b"GI": "image/gif", b"RI": "image/webp"}
LARGEST = 100_000_000


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
                Route(f"{base}/quota", self._quota),
                Route(f"{base}/list", self._list),
                Route(f"{base}/{{file_id}}", self._delete, methods=["DELETE"]),
                Route("/uploads/{name}", self._uploaded),
                Route("/results/{name}", self._result),
            ]
        )

    async def _stream(self, request: Request) -> Response:
        if not await noted(request, self._service):
            return _unauthorised()
        async with request.form() as form:
            file = form.get("file")
            if not isinstance(file, UploadFile):
                return file_refusal(400, "file is required")
            data = await file.read()
            named = form.get("fileName") or form.get("file_name") or file.filename or "file.png"
        return self._keep(data, str(named))

    async def _base64(self, request: Request) -> Response:
        if not await noted(request, self._service):
            return _unauthorised()
        body = await request.json()
        text = str(body.get("base64_data", "")).rpartition(",")[2]
        try:
            data = base64.b64decode(text, validate=True)
        except binascii.Error:
            return file_refusal(400, "base64_data is not valid")
        return self._keep(data, str(body.get("file_name", "file.png")))

    def _keep(self, data: bytes, name: str) -> Response:
        kind = _KINDS.get(data[:2])
        if kind is None:
            return file_refusal(400, "only image/jpeg, image/png, image/gif and image/webp")
        if len(data) > LARGEST:
            return file_refusal(413, "the file is too large")
        if len(self._service.files) >= MAX_FILES:
            return file_refusal(403, "the file quota is used up")
        stored = self._service.store(data, name)
        return JSONResponse(
            {"success": True, "code": 200, "msg": "ok", "data": self._facts(stored, data, kind)}
        )

    def _facts(self, stored: Stored, data: bytes, kind: str) -> dict[str, object]:
        return {
            "file_id": stored.id,
            "file_name": stored.file.name,
            "original_name": stored.name,
            "file_size": len(data),
            "mime_type": kind,
            "upload_path": "photos",
            "file_url": f"{self.url}/uploads/{stored.file.name}",
            "download_url": f"{self.url}/uploads/{stored.file.name}?download=1",
            "upload_time": _iso(stored.uploaded),
            "expires_at": _iso(stored.uploaded + UPLOAD_LIFE),
        }

    async def _quota(self, request: Request) -> Response:
        if not await noted(request, self._service):
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
        if not await noted(request, self._service):
            return _unauthorised()
        files = [
            {"file_id": f.id, "file_name": f.name, "upload_time": _iso(f.uploaded)}
            for f in self._service.files.values()
        ]
        return JSONResponse({"success": True, "data": {"total": len(files), "files": files}})

    async def _delete(self, request: Request) -> Response:
        if not await noted(request, self._service):
            return _unauthorised()
        if not self._service.forget_file(request.path_params["file_id"]):
            return file_refusal(404, "no such file")
        return JSONResponse({"success": True, "code": 200, "msg": "ok"})

    async def _uploaded(self, request: Request) -> Response:
        await noted(request, self._service)
        stored = self._service.files.get(request.path_params["name"].partition(".")[0])
        return FileResponse(stored.file) if stored else PlainTextResponse("gone", 404)

    async def _result(self, request: Request) -> Response:
        """No key is asked for here, nor should one ever come."""
        await noted(request, self._service)
        film = self._service.folder / "films" / request.path_params["name"]
        if not film.is_file():
            return PlainTextResponse("gone", 404)
        return FileResponse(film, media_type="video/mp4")


def _unauthorised() -> Response:
    return file_refusal(401, "invalid api key")


def _iso(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat()
