"""A picture that was dropped as a web address: fetched gently, never more than a frame may be."""

import asyncio
from contextlib import aclosing
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import httpx

from hailuo_desktop import __version__
from hailuo_desktop.domain.frame import MAX_BYTES, MEGABYTE
from hailuo_desktop.evolink.network import Network

from .intake import ImageRefused

TIMEOUT = 20.0  # seconds for each step of the way
LONGEST = 120.0  # seconds in all: a server may drip for ever


async def fetch_image(url: str) -> tuple[bytes, str]:
    """The bytes behind an http(s) address and a name for them; ImageRefused in words."""
    scheme, host, name = _parts(url)
    if scheme not in ("http", "https") or not host:
        raise ImageRefused(f"“{name}” is no web address: save the picture and drop the file.")
    try:
        async with asyncio.timeout(LONGEST):
            return await _fetch(url), name
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
        raise ImageRefused(
            f"“{name}” could not be fetched from {host}: save the picture there and drop the file."
        ) from error


def _parts(url: str) -> tuple[str, str, str]:
    """Scheme, host and a name; never the name and password that an address may hold."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return "", "", url[:40]
    return parts.scheme, host, PurePosixPath(unquote(parts.path)).name or host or url[:40]


async def _fetch(url: str) -> bytes:
    data = bytearray()
    headers = {"User-Agent": f"HailuoDesktop/{__version__}", "Accept": "image/*"}
    async with (
        aclosing(Network(headers)) as network,
        network.client().stream("GET", url, timeout=TIMEOUT, follow_redirects=True) as answer,
    ):
        answer.raise_for_status()
        async for chunk in answer.aiter_bytes():
            data += chunk
            if len(data) > MAX_BYTES:
                raise ImageRefused(
                    f"The picture has more than {MAX_BYTES // MEGABYTE} MB: save it smaller."
                )
    return bytes(data)
