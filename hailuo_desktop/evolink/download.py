"""A result on its way to disk: resumed where it can be, and never taken for what it is not."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urljoin

import httpx

from hailuo_desktop.domain.errors import BadVideo, Busy, DiskFull, LinkExpired, Unreachable
from hailuo_desktop.domain.frame import MEGABYTE

from .hosts import refuse_private, result_address

Progress = Callable[[int, int | None], None]

REDIRECTS = 5
CHUNK = 1 << 20  # bytes
TIMEOUT = httpx.Timeout(60.0, connect=10.0, pool=600.0)
NO_SPACE = (28, 122)  # ENOSPC, EDQUOT
BROKEN = "The download broke off: going on with it."


async def fetch(
    client: httpx.AsyncClient, url: str, part: Path, progress: Progress, service: str
) -> None:
    """Stream ``url`` to ``part`` without the key, going on from what ``part`` holds.

    LinkExpired when the link is dead, BadVideo for what is no video, DiskFull with the
    bytes that are missing, Unreachable when the same again may work.
    """
    address = result_address(url, service)
    try:
        for _ in range(REDIRECTS + 1):
            await refuse_private(address, service)
            address = await _fetch(client, address, part, progress, service)
            if not address:
                return
    except httpx.HTTPError as error:
        raise Unreachable(BROKEN) from error
    raise Unreachable("The result's address redirects without an end.")


async def _fetch(
    client: httpx.AsyncClient, url: str, part: Path, progress: Progress, service: str
) -> str:
    """Empty when the whole result is on disk, or the address to go on at."""
    headers = {"Accept": "video/*,*/*", "Accept-Encoding": "identity", **_resume(part)}
    async with client.stream("GET", url, headers=headers, timeout=TIMEOUT) as answer:
        if answer.is_redirect:
            return result_address(urljoin(url, answer.headers.get("location", "")), service)
        _check(answer, part)
        await _save(answer, part, progress)
    return ""


def _tag(part: Path) -> Path:
    """Where the ETag of what ``part`` holds lies."""
    return part.with_name(part.name + ".etag")


def _resume(part: Path) -> dict[str, str]:
    """Ask for the rest only when the service can prove that it is the same film."""
    if not part.exists() or not _tag(part).exists():
        return {}
    tag = _tag(part).read_text("ascii", "replace")
    return {"Range": f"bytes={part.stat().st_size}-", "If-Range": tag}


def _check(answer: httpx.Response, part: Path) -> None:
    status, kind = answer.status_code, answer.headers.get("content-type", "").partition(";")[0]
    if status == 416:
        part.unlink(missing_ok=True)
        raise Unreachable(BROKEN)
    if status in (401, 403, 404, 410):
        raise LinkExpired("The link to the video is dead: asking the service for a new one.")
    if status == 429:
        raise Busy("The result's host asks to slow down.")
    if status not in (200, 206):
        raise Unreachable(f"The result's host answered with status {status}.")
    if kind.strip().lower() in ("text/html", "application/json", "text/plain", "application/xml"):
        raise BadVideo("Instead of the video a page of text came down: trying again.")


def _start(answer: httpx.Response, part: Path) -> int:
    """The byte at which the answer begins."""
    if answer.status_code != 206:
        return 0
    start = part.stat().st_size if part.exists() else 0
    if not answer.headers.get("content-range", "").startswith(f"bytes {start}-"):
        part.unlink(missing_ok=True)
        raise Unreachable(BROKEN)
    return start


async def _save(answer: httpx.Response, part: Path, progress: Progress) -> None:
    start = _start(answer, part)
    length = answer.headers.get("content-length", "")
    total = start + int(length) if length.isdecimal() else None
    _remember(answer, part)
    received = start
    try:
        with _open(part, start) as file:
            async for chunk in answer.aiter_bytes(CHUNK):
                file.write(chunk)
                received += len(chunk)
                progress(received, total)
    except OSError as error:
        raise _disk(error, part, (total or received) - received) from error
    if total is not None and received != total:
        raise Unreachable(BROKEN)
    _tag(part).unlink(missing_ok=True)


def _open(part: Path, start: int) -> BinaryIO:
    return part.open("ab" if start else "wb")


def _remember(answer: httpx.Response, part: Path) -> None:
    """Keep a strong ETag; without one, a broken download begins anew."""
    tag = answer.headers.get("etag", "")
    if tag.startswith('"') and tag.isascii():
        _tag(part).write_text(tag, "ascii")
    else:
        _tag(part).unlink(missing_ok=True)


def _disk(error: OSError, part: Path, missing: int) -> Exception:
    if error.errno in NO_SPACE:
        need = max(1, round(missing / MEGABYTE))
        return DiskFull(f"The disk is full: {need} MB more are needed in {part.parent}.")
    return DiskFull(f"The video cannot be written to {part.parent} ({error.strerror}).")
