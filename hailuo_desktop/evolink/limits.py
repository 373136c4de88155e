"""How long each kind of request may take."""

from dataclasses import dataclass

import httpx


@dataclass(frozen=True)
class Limit:
    """``steps`` bounds each wait, ``total`` (seconds) the whole: a server may drip for ever."""

    steps: httpx.Timeout
    total: float | None = None


@dataclass(frozen=True)
class Limits:
    """Seconds, after the vendor's own client: 15 for a reading, 30 for the POST, 120 for a frame.

    The POST ends before the engine's search of the task list expects it to have ended.
    """

    read: Limit = Limit(httpx.Timeout(15.0, connect=10.0, pool=30.0), 60.0)
    submit: Limit = Limit(httpx.Timeout(30.0, connect=10.0, pool=60.0), 110.0)
    upload: Limit = Limit(httpx.Timeout(120.0, connect=10.0, pool=120.0), 900.0)
    download: Limit = Limit(httpx.Timeout(60.0, connect=10.0, pool=600.0))
