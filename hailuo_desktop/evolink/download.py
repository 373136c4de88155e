"""A result on its way to disk: resumed where it can be, and never taken for what it is not."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass

import httpx

from hailuo_desktop.domain.errors import BadVideo, Busy, LinkExpired, Unreachable
from hailuo_desktop.domain.reason import reason

from .failures import because
from .hosts import redirected, refuse_private, result_address
from .interception import SIGN_IN
from .network import NOT_SENT, Network, unreachable
from .network_fault import Fault, trouble
from .part import Part
from .ranges import Span, span_of
from .retry import retry_after

Progress = Callable[[int, int | None], None]

REDIRECTS = 5
HEAD = 12  # bytes that tell a film from a page
TEXTS = ("text/", "application/json", "application/xml", "application/xhtml")


@dataclass(frozen=True)
class Download:
    """Results of ``service``, without its key. One for all downloads."""

    network: Network
    service: str
    timeout: httpx.Timeout

    async def fetch(self, url: str, part: Part, progress: Progress) -> None:
        """Stream ``url`` to ``part``, going on from what it holds.

        LinkExpired when the link is dead, BadVideo for what is no video, DiskFull with the
        bytes that are missing, Unreachable when the same again may work.
        """
        address = result_address(url, self.service)
        try:
            for _ in range(REDIRECTS + 1):
                proxied = not self.network.is_direct(address)
                await refuse_private(address, self.service, proxied=proxied)
                address = await self._fetch(address, part, progress)
                if not address:
                    return
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            problem = because(self._broken(error, address), error)
        else:
            problem = Unreachable(reason("result_redirects"))
        raise problem

    def _broken(self, error: Exception, url: str) -> Unreachable:
        """What kept the connection from coming about, or that it broke off."""
        left = not isinstance(error, NOT_SENT)
        return (
            Unreachable(reason("download_broke"))
            if left
            else self.network.failure(error, url, left=False)
        )

    async def _fetch(self, url: str, part: Part, progress: Progress) -> str:
        """Empty when the whole result is on disk, or the address to go on at."""
        headers = {"Accept": "video/*,*/*", "Accept-Encoding": "identity", **_resume(part)}
        async with self.network.client().stream(
            "GET", url, headers=headers, timeout=self.timeout
        ) as answer:
            if answer.has_redirect_location:
                return redirected(url, answer.headers["location"], self.service)
            if answer.status_code == 416:
                _expect_whole(answer, part)
            else:
                _check(answer)
                await _save(answer, _span(answer, part), part, progress)
        part.finish()
        return ""


def _resume(part: Part) -> dict[str, str]:
    """Ask for the rest only when the service can prove that it is the same film."""
    if not (tag := part.tag):
        return {}
    return {"Range": f"bytes={part.size}-", "If-Range": tag}


def _span(answer: httpx.Response, part: Part) -> Span:
    """What of the film the answer holds; a part that it does not go on with is dropped."""
    span = span_of(answer)
    if answer.status_code == 206 and (span.start != part.size or _other(answer, part)):
        part.drop()
        raise Unreachable(reason("download_broke"))
    return span


def _expect_whole(answer: httpx.Response, part: Part) -> None:
    """Nothing is left to send: right only for a part that holds everything."""
    if span_of(answer).whole != part.size or not part.tag or _other(answer, part):
        part.drop()
        raise Unreachable(reason("download_broke"))


def _other(answer: httpx.Response, part: Part) -> bool:
    """Whether the answer says that its film is not the one that the part is of."""
    now = answer.headers.get("etag", "")
    return bool(now and part.tag and now != part.tag)


def _check(answer: httpx.Response) -> None:
    status = answer.status_code
    asked = retry_after(answer.headers)
    if status in (400, 401, 403, 404, 410):
        raise LinkExpired(reason("link_dead"))
    if status == 429:
        raise Busy(reason("result_host_busy"), retry_after=asked)
    if status == SIGN_IN:
        raise unreachable(trouble(Fault.PORTAL))
    if status not in (200, 206):
        raise Unreachable(reason("result_host_status", status=status), retry_after=asked)


async def _save(answer: httpx.Response, span: Span, part: Part, progress: Progress) -> None:
    received = span.start
    async with aclosing(_pieces(answer)) as pieces:
        head = await anext(pieces, b"")
        if span.start == 0:
            _refuse_page(answer, head)
            part.begin("" if span.packed else answer.headers.get("etag", ""))
        with part.writing(span.start, span.whole) as write:
            received += write(head)
            progress(received, span.whole)
            async for piece in pieces:
                received += write(piece)
                progress(received, span.whole)
    if span.whole is not None and received != span.whole:
        raise Unreachable(reason("download_broke"))


async def _pieces(answer: httpx.Response) -> AsyncGenerator[bytes]:
    """The body as it comes, except that the first piece is long enough to be looked at."""
    head = b""
    async for piece in answer.aiter_bytes():
        if len(head) >= HEAD:
            yield piece
            continue
        head += piece
        if len(head) >= HEAD:
            yield head
    if len(head) < HEAD:
        yield head


def _refuse_page(answer: httpx.Response, head: bytes) -> None:
    """A film is known by its first bytes: hosts mislabel films, and login pages too."""
    if not _is_text(head):
        return
    kind = answer.headers.get("content-type", "").strip().lower()
    if kind.startswith(TEXTS) or head.lstrip()[:1] in (b"<", b"{"):
        raise BadVideo(reason("page_for_film"))


def _is_text(head: bytes) -> bool:
    """Every film begins with a number in bytes that no text has."""
    try:
        return "\0" not in head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 3  # a letter may be cut in two by the piece's end
