"""A client whose waits pass at once, and requests to send with it."""

import ssl
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
import trustme

from hailuo_desktop.domain.catalog import Mode
from hailuo_desktop.domain.shot import Request
from hailuo_desktop.evolink.client import EvoLink
from hailuo_desktop.evolink.limits import Limit, Limits
from hailuo_desktop.simulator import Rehearsal
from tests.fakes.raw_server import Reply

KEY = "sk-test-0123456789abcdef"
TASK = "task-unified-1757169743-7cvnl5zw"
TAKE_KEY = "hailuo-desktop-0123456789abcdef"
# Silence ends soon; everything else may take the time that a busy machine needs.
SHORT = Limit(httpx.Timeout(60.0, read=1.0), 60.0)
IMPATIENT = Limits(SHORT, SHORT, SHORT, SHORT)
REQUEST = Request("MiniMax-Hailuo-02", Mode.T2V, "A boat [Push in]", (), "768p", 6, ())


@dataclass
class Waits:
    """Sleeps that the client asks for: written down, and over at once."""

    seconds: list[float] = field(default_factory=list)

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def patience(*script: Reply) -> Limits | None:
    """The usual limits, unless one of these never ends."""
    return IMPATIENT if any(each.end == "hang" for each in script) else None


Connect = Callable[..., EvoLink]


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
async def connect(waits: Waits) -> AsyncIterator[Connect]:
    """Make clients of an address; they are closed after the test."""
    made: list[EvoLink] = []

    def connect(api: str, files: str = "", key: str = KEY, limits: Limits | None = None) -> EvoLink:
        made.append(
            EvoLink(api, files or api, lambda: key, version="1.2", limits=limits, sleep=waits)
        )
        return made[-1]

    yield connect
    for client in made:
        await client.aclose()


@pytest.fixture
def service() -> Iterator[Rehearsal]:
    with Rehearsal(speed=50.0) as rehearsal:
        yield rehearsal


@pytest.fixture
def client(service: Rehearsal, connect: Connect) -> EvoLink:
    return connect(service.api_url, service.files_url, service.key)


NETWORK = "HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY SOCKS_PROXY".split()
TRUST = "SSL_CERT_FILE SSL_CERT_DIR SSLKEYLOGFILE".split()


@pytest.fixture(autouse=True)
def no_network_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever this machine goes through and trusts, a test says itself."""
    for name in (*NETWORK, *map(str.lower, NETWORK), *TRUST):
        monkeypatch.delenv(name, raising=False)


@dataclass(frozen=True)
class Authority:
    """A company that signs certificates, and the file that its own is kept in."""

    ca: trustme.CA
    file: Path

    def server(self, *names: str, **about: Any) -> ssl.SSLContext:
        """What a server needs that answers for these names."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.ca.issue_cert(*names, **about).configure_cert(context)
        return context


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    ca = trustme.CA()
    ca.cert_pem.write_to_path(tmp_path / "company.pem")
    return Authority(ca, tmp_path / "company.pem")
