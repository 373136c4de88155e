"""Frames for the files service."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from hailuo_desktop.domain.errors import Refused, Unreachable
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.domain.service import FileQuota, Upload

from .answer import Answer
from .error_body import body_of
from .json_shapes import mapping
from .wire import File, Quota, moment

LIFETIME = timedelta(hours=72).total_seconds()  # documented; used where the answer says nothing
_KINDS = ((b"\xff\xd8\xff", "image/jpeg", ".jpg"), (b"\x89PNG", "image/png", ".png"))


@dataclass(frozen=True)
class Picture:
    """A frame as it is sent. Two frames never share a name: the second could replace the first."""

    data: bytes
    kind: str
    name: str

    def form(self) -> dict[str, Any]:
        """The multipart form: one file, and its name as the vendor's own client spells it."""
        files = {"file": (self.name, self.data, self.kind)}
        return {"files": files, "data": {"fileName": self.name}}


def picture_of(file: Path, name: str) -> Picture:
    """Type and suffix follow the content, whatever the name says; Refused for other types."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise Refused(reason("frame_unreadable", name=name, why=str(error.strerror))) from error
    kind, suffix = _kind(data)
    if not kind:
        raise Refused(reason("frame_wrong_kind", name=name))
    stem = "".join(
        c for c in PurePosixPath(name).stem if c.isascii() and (c.isalnum() or c in "-_")
    )
    return Picture(data, kind, f"{stem[:40] or 'frame'}-{sha256(data).hexdigest()[:16]}{suffix}")


def _kind(data: bytes) -> tuple[str, str]:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp", ".webp"
    return next(((kind, end) for start, kind, end in _KINDS if data.startswith(start)), ("", ""))


def upload_of(data: Any, now: float) -> Upload:
    """The uploaded frame's address; ``now`` is unix seconds."""
    file = File.model_validate(mapping(mapping(data).get("data")))
    if not file.file_url.startswith(("https://", "http://")):
        raise Unreachable(reason("frame_without_address"))
    return Upload(file.file_url, _expiry(file.expires_at, now), file.file_id)


def _expiry(stated: str, now: float) -> float:
    """Never later than documented: a time without its zone could be hours off."""
    return min(moment(stated) or now + LIFETIME, now + LIFETIME)


def quota_of(data: Any) -> FileQuota | None:
    """The count of files; None where the answer has none."""
    found = Quota.model_validate(mapping(data))
    if found.used_files is None or found.max_files is None:
        return None
    left = found.max_files - found.used_files if found.remain_files is None else found.remain_files
    return FileQuota(int(found.used_files), int(found.max_files), int(left))


def explained(error: Refused, answer: Answer, quota: FileQuota | None) -> Refused:
    """A refused upload, in a sentence that says whether the space is used up."""
    said = body_of(answer.data, answer.text).message
    if quota is not None and (quota.left <= 0 or quota.used >= quota.limit):
        why = reason("uploads_full", used=quota.used, limit=quota.limit)
    else:
        why = reason("frame_not_taken", said=said or str(error))
    return Refused(why, code=error.code, request_id=error.request_id)
