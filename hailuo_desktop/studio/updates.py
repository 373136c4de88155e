"""Whether there is a newer release: one plain GET of a static file, and nothing that identifies.

The file is JSON with ``version``, ``notes``, ``url`` and ``sha256`` (of what is behind the url).
Its address comes with a release; a copy from elsewhere, such as a package of the system, has none
and never asks.
"""

import asyncio
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urljoin, urlsplit

import httpx
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from hailuo_desktop.assets import asset
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.evolink.hosts import on_loopback
from hailuo_desktop.evolink.network import Network
from hailuo_desktop.translate import t

VARIABLE = "HAILUO_UPDATES_URL"
FILE = "updates.json"  # among the resources of a release: {"url": …}
AGENT = "HailuoDesktop"  # without a version: nobody needs to know which one asks
MOST = 65_536  # bytes
HOPS = 5  # redirects
PATIENCE = 20.0  # seconds
DAY = 86_400.0
_NUMBER = re.compile(r"\d{1,6}")

Version = Annotated[str, StringConstraints(pattern=r"^\d{1,6}(\.\d{1,6}){1,3}$")]
Notes = Annotated[str, StringConstraints(max_length=4_000)]
Sum = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Release(BaseModel):
    """``sha256`` is of the file behind ``url``, for who wants to be sure of a download."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    version: Version
    url: str
    sha256: Sum
    notes: Notes = ""


class NoAnswer(HailuoError):
    pass


@dataclass(frozen=True)
class Source:
    """Where releases are told of; empty where this copy does not look for them itself."""

    url: str = ""

    def __bool__(self) -> bool:
        return bool(self.url)


def source(env: Mapping[str, str] = os.environ) -> Source:
    """By the environment, or as it came with the release; an address that is not safe is none."""
    url = env.get(VARIABLE, "") or _shipped()
    return Source(url) if _is_safe(url) else Source()


def is_newer(version: str, than: str) -> bool:
    """By their numbers: 0.10 is newer than 0.9."""
    return _numbers(version) > _numbers(than)


async def latest(wanted: Source) -> Release:
    """What the source tells of; NoAnswer, in a sentence, where that cannot be had or read."""
    network = Network({"User-Agent": AGENT, "Accept": "application/json"})
    try:
        async with asyncio.timeout(PATIENCE):
            body = await _read(network, wanted.url)
        release = Release.model_validate(json.loads(body))
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
        raise NoAnswer(str(network.failure(error, wanted.url, left=False))) from None
    except (ValueError, ValidationError, RecursionError):
        raise NoAnswer(t("What tells of releases makes no sense: try again later.")) from None
    finally:
        await network.aclose()
    if not _is_safe(release.url):
        raise NoAnswer(t("What tells of releases makes no sense: try again later."))
    return release


async def _read(network: Network, url: str) -> bytes:
    for _ in range(HOPS):
        async with network.client().stream("GET", url) as answer:
            if answer.status_code in (301, 302, 303, 307, 308):
                url = urljoin(url, answer.headers.get("location", ""))
                if not _is_safe(url):
                    break
                continue
            if answer.status_code != 200:
                break
            data = b""
            async for piece in answer.aiter_bytes():
                data += piece
                if len(data) > MOST:
                    break
            return data if len(data) <= MOST else b""
    raise NoAnswer(t("What tells of releases does not answer as it should: try again later."))


def _shipped() -> str:
    try:
        told = json.loads(asset(FILE).read_text("utf-8"))
        return str(told["url"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _is_safe(url: str) -> bool:
    """https, or a test on this computer."""
    try:
        parts = urlsplit(url)
        plain = parts.scheme == "http" and on_loopback(url)
        return bool(parts.hostname) and (parts.scheme == "https" or plain) and "@" not in url
    except ValueError:
        return False


def _numbers(version: str) -> tuple[int, ...]:
    found = [int(each) for each in _NUMBER.findall(version)]
    while found and found[-1] == 0:
        found.pop()
    return tuple(found)
