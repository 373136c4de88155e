"""A picture that was dropped as a web address: fetched gently, never more than a frame may be."""

from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import httpx

from hailuo_desktop import __version__
from hailuo_desktop.domain.frame import MAX_BYTES, MEGABYTE

from .intake import ImageRefused

TIMEOUT = 20.0  # seconds for each step of the way


async def fetch_image(url: str) -> tuple[bytes, str]:
    """The bytes behind an http(s) address and a name for them; ImageRefused in words."""
    parts = urlsplit(url)
    name = PurePosixPath(unquote(parts.path)).name or parts.netloc
    if parts.scheme not in ("http", "https"):
        raise ImageRefused(f"“{name}” is no web address: save the picture and drop the file.")
    try:
        return await _fetch(url), name
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise ImageRefused(
            f"“{name}” could not be fetched from {parts.netloc}: save the picture there and drop "
            "the file."
        ) from error


async def _fetch(url: str) -> bytes:
    data = bytearray()
    headers = {"User-Agent": f"HailuoDesktop/{__version__}", "Accept": "image/*"}
    async with (
        httpx.AsyncClient(
            timeout=TIMEOUT, follow_redirects=True, max_redirects=5, headers=headers
        ) as client,
        client.stream("GET", url) as answer,
    ):
        answer.raise_for_status()
        async for chunk in answer.aiter_bytes():
            data += chunk
            if len(data) > MAX_BYTES:
                raise ImageRefused(
                    f"The picture has more than {MAX_BYTES // MEGABYTE} MB: save it smaller."
                )
    return bytes(data)
