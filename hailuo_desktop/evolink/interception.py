"""Answers that do not come from the service: something on the way has put in its own."""

from urllib.parse import urljoin, urlsplit

from .answer import Answer
from .hosts import is_loopback
from .network_fault import Fault

SIGN_IN = 511  # RFC 6585, section 6: given by what stands between, never by a host
PROXY_LOGIN = 407


def interception(answer: Answer, url: str) -> Fault | None:
    """What stands between the app and the service, as far as an answer to ``url`` shows it."""
    if answer.status == PROXY_LOGIN:
        return Fault.PROXY_LOGIN
    page = answer.accepted and answer.page
    moved = 300 <= answer.status < 400 and _leads_to_a_page(answer.location, url)
    return Fault.PORTAL if page or moved or answer.status == SIGN_IN else None


def _leads_to_a_page(location: str, url: str) -> bool:
    """A service with https never sends a request on to plain http; a sign-in does just that."""
    try:
        parts = urlsplit(urljoin(url, location))
    except ValueError:
        return False
    return parts.scheme == "http" and bool(parts.hostname) and not is_loopback(parts)
