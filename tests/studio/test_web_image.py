"""Pictures dropped as addresses, over real sockets."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from hailuo_desktop.domain.frame import MAX_BYTES
from hailuo_desktop.studio.intake import ImageRefused
from hailuo_desktop.studio.web_image import fetch_image


class _Pictures(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        match self.path.split("?")[0]:
            case "/boat%20one.png" | "/":
                self._answer(200, b"a picture")
            case "/moved.png":
                self._answer(302, b"", Location="/boat%20one.png")
            case "/round.png":
                self._answer(302, b"", Location="/round.png")
            case "/endless.png":
                self._endless()
            case _:
                self._answer(404, b"no")

    def _answer(self, code: int, body: bytes, **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(bytes(1_000_000))
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nobody reads it."""


@contextmanager
def serving() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pictures)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def host() -> Iterator[str]:
    with serving() as address:
        yield address


@pytest.mark.parametrize("path", ["boat%20one.png", "boat%20one.png?size=large", "moved.png"])
async def test_a_picture_is_fetched_with_its_name(host: str, path: str) -> None:
    data, name = await fetch_image(f"http://{host}/{path}")
    assert data == b"a picture"
    assert name in ("boat one.png", "moved.png")


async def test_an_address_without_a_name_has_its_hosts(host: str) -> None:
    assert await fetch_image(f"http://{host}/") == (b"a picture", "127.0.0.1")


@pytest.mark.parametrize("path", ["none.png", "round.png"])
async def test_what_cannot_be_fetched_is_a_sentence(host: str, path: str) -> None:
    with pytest.raises(ImageRefused, match=f"“{path}” could not be fetched from 127.0.0.1"):
        await fetch_image(f"http://{host}/{path}")


async def test_a_picture_without_end_is_cut_off(host: str) -> None:
    with pytest.raises(ImageRefused, match=f"more than {MAX_BYTES // 1_000_000} MB"):
        await fetch_image(f"http://{host}/endless.png")


async def test_a_proxy_that_cannot_be_used_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HTTP_PROXY", "socks4://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", "socks4://127.0.0.1:1")
    with pytest.raises(ImageRefused, match=r"could not be fetched.* The proxy in this"):
        await fetch_image("http://pictures.example/boat.png")


async def test_a_stale_name_of_certificates_stops_no_picture(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/no/such/company.pem")
    monkeypatch.setenv("SSLKEYLOGFILE", "/no/such/folder/keys")
    assert (await fetch_image(f"http://{host}/moved.png"))[0] == b"a picture"


async def test_nobody_there_is_a_sentence() -> None:
    with serving() as gone:
        pass
    with pytest.raises(ImageRefused, match="could not be fetched"):
        await fetch_image(f"http://{gone}/boat.png")
    with pytest.raises(
        ImageRefused, match=r"drop the file\. The connection to 127\.0\.0\.1 is refused"
    ):
        await fetch_image(f"http://{gone}/boat.png")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
        "http://[",
        "boat.png",
        "",
        "http:///a.png",
    ],
)
async def test_what_is_no_web_address_is_a_sentence(url: str) -> None:
    with pytest.raises(ImageRefused, match="is no web address"):
        await fetch_image(url)


async def test_a_password_in_an_address_is_not_repeated(host: str) -> None:
    with pytest.raises(ImageRefused) as refused:
        await fetch_image(f"http://anna:geheim@{host}/none.png")
    assert "geheim" not in str(refused.value)
