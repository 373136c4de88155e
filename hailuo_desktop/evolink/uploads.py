"""Frames for the files service."""

from datetime import timedelta
from pathlib import Path, PurePosixPath
from time import time
from typing import Any

from pydantic import ValidationError

from hailuo_desktop.domain.errors import Refused, Unreachable
from hailuo_desktop.domain.service import Upload

from .shapes import mapping
from .wire import File, moment

LIFETIME = timedelta(hours=72).total_seconds()  # documented; used where the answer says nothing
_KINDS = (
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
    (b"\x89PNG", "image/png", ".png"),
    (b"RIFF", "image/webp", ".webp"),
)


def form_of(file: Path, name: str) -> dict[str, Any]:
    """The multipart form; type and suffix follow the content, whatever the name says."""
    data = file.read_bytes()
    kind, suffix = next(
        ((kind, suffix) for start, kind, suffix in _KINDS if data.startswith(start)),
        ("application/octet-stream", ".bin"),
    )
    stem = "".join(
        c for c in PurePosixPath(name).stem if c.isascii() and (c.isalnum() or c in "-_")
    )
    title = f"{stem[:60] or 'frame'}{suffix}"
    return {"files": {"file": (title, data, kind)}, "data": {"fileName": title}}


def upload_of(data: Any) -> Upload:
    """The uploaded frame's address; an answer of 200 may still say that it failed."""
    found = mapping(data)
    try:
        file = File.model_validate(found.get("data"))
    except ValidationError:
        file = File()
    if found.get("success") is False:
        said = str(found.get("msg") or found.get("message") or "no reason given")[:200]
        raise Refused(f"EvoLink did not take a frame: {said}")
    if not file.file_url.startswith(("https://", "http://")):
        raise Unreachable("EvoLink took a frame and gave no address back: it is sent again.")
    return Upload(file.file_url, moment(file.expires_at) or time() + LIFETIME, file.file_id)
