"""A picture that was dropped as a web address: fetched gently, never more than a frame may be."""

import asyncio
from collections.abc import Iterator
from contextlib import aclosing
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import httpx

from hailuo_desktop import __version__
from hailuo_desktop.domain.frame import MAX_BYTES
from hailuo_desktop.evolink.network import NOT_SENT, Network
from hailuo_desktop.formats import MEGABYTE, number
from hailuo_desktop.translate import mark, t

from .intake import ImageRefused

TIMEOUT = 20.0  # seconds for each step of the way
FAILED = mark(
    "“{name}” could not be fetched from {host}: save the picture there and drop the file."
)
LONGEST = 120.0  # seconds in all: a server may drip for ever


async def fetch_image(url: str) -> tuple[bytes, str]:
    """The bytes behind an http(s) address and a name for them; ImageRefused in words."""
    scheme, host, name = _parts(url)
    if scheme not in ("http", "https") or not host:
        raise ImageRefused(
            t("“{name}” is no web address: save the picture and drop the file.", name=name)
        )
    network = Network({"User-Agent": f"HailuoDesktop/{__version__}", "Accept": "image/*"})
    try:
        async with aclosing(network), asyncio.timeout(LONGEST):
            return await _fetch(network, url), name
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
        raise ImageRefused(" ".join(_why(network, url, error, name, host))) from error


def _why(network: Network, url: str, error: Exception, name: str, host: str) -> Iterator[str]:
    """What to do, and what was wrong where the network is to blame."""
    yield t(FAILED, name=name, host=host)
    if isinstance(error, NOT_SENT):
        yield str(network.failure(error, url, left=False))


def _parts(url: str) -> tuple[str, str, str]:
    """Scheme, host and a name; never the name and password that an address may hold."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return "", "", url[:40]
    return parts.scheme, host, PurePosixPath(unquote(parts.path)).name or host or url[:40]


async def _fetch(network: Network, url: str) -> bytes:
    data = bytearray()
    async with network.client().stream(
        "GET", url, timeout=TIMEOUT, follow_redirects=True
    ) as answer:
        answer.raise_for_status()
        async for chunk in answer.aiter_bytes():
            data += chunk
            if len(data) > MAX_BYTES:
                raise ImageRefused(
                    t(
                        "The picture has more than {megabytes} MB: save it smaller.",
                        megabytes=number(MAX_BYTES // MEGABYTE),
                    )
                )
    return bytes(data)
