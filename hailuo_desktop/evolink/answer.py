"""An answer of the service: read once, and with the key struck out should it be echoed."""

import json
import re
import zlib
from dataclasses import dataclass
from typing import Any

import httpx

from .retry import answered_at, retry_after

STRUCK = "[key]"
SHORTEST = 8  # characters
MOST = 8 * 1024 * 1024  # bytes of an answer, packed or not: fifty tasks take a fraction of one
# How a page begins, whatever its type is said to be.
_PAGE = re.compile(
    r"(?:\s|<!--.*?-->|<\?[^>]*>)*<(?:!doctype html|html|head|body|meta|title|script)\b",
    re.IGNORECASE | re.DOTALL,
)
_REQUEST_IDS = ("x-request-id", "x-oneapi-request-id")


@dataclass(frozen=True)
class Answer:
    """``data`` is the JSON, or None where there is none; ``retry_after`` in seconds. ``date`` is
    the service's own clock in unix seconds, ``media_type`` what it calls the body."""

    status: int
    text: str = ""
    data: Any = None
    retry_after: float | None = None
    request_id: str = ""
    replayed: bool = False
    location: str = ""
    date: float | None = None
    media_type: str = ""

    @property
    def page(self) -> bool:
        """Whether it is a web page, which the service never gives."""
        return self.data is None and _PAGE.match(self.text) is not None

    @property
    def accepted(self) -> bool:
        return 200 <= self.status < 300


class TooLarge(Exception):
    """More bytes than any answer has, before or after it is unpacked."""


async def body_of(response: httpx.Response) -> bytes:
    """What a streamed answer holds; never more than ``MOST`` of it is in memory."""
    data = bytearray()
    async for piece in response.aiter_raw():
        data += piece
        if len(data) > MOST:
            raise TooLarge
    names = response.headers.get("content-encoding", "").lower().split(",")
    for name in reversed([each.strip() for each in names]):
        if name in ("gzip", "x-gzip", "deflate"):
            data = bytearray(_unpacked(bytes(data)))
    return bytes(data)


def _unpacked(data: bytes) -> bytes:
    """A megabyte may unpack to gigabytes."""
    try:
        found = zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(data, MOST + 1)
    except zlib.error:
        raise httpx.DecodingError("the answer cannot be unpacked") from None
    if len(found) > MOST:
        raise TooLarge
    return found


def answer_of(response: httpx.Response, body: bytes, key: str) -> Answer:
    """The header's charset is not asked: JSON is UTF-8."""
    text = _struck(body.decode("utf-8", "replace").lstrip("\ufeff"), key)
    headers = response.headers
    found = (headers.get(name, "") for name in _REQUEST_IDS)
    return Answer(
        response.status_code,
        text,
        _json(text),
        retry_after(headers),
        _struck(next((name for name in found if name), ""), key),
        headers.get("idempotency-replayed", "").strip().casefold() == "true",
        _struck(headers.get("location", ""), key),
        answered_at(headers),
        headers.get("content-type", "").partition(";")[0].strip().lower(),
    )


def _struck(text: str, key: str) -> str:
    """Words so short that they are no key would only tear holes into the answer."""
    return text.replace(key, STRUCK) if len(key) >= SHORTEST else text


def _json(text: str) -> Any:
    try:
        data = json.loads(text)
        if "\\u" not in text:
            return data
        # Half a character, which JSON can spell, fits into no address, file or request.
        return json.loads(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
