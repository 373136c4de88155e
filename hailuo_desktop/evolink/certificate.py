"""Who vouches for a host, as far as the connection tells."""

import ssl
from collections.abc import Iterable
from typing import Any, cast

import httpx


class Certificate:
    """Of the connection that an answer came on; empty where that has none, or does not show it.

    Some systems check certificates by themselves, and show none.
    """

    def __init__(self) -> None:
        self.issuer = ""
        self.expires: float | None = None

    def read(self, response: httpx.Response) -> None:
        stream: Any = response.extensions.get("network_stream")
        tls: Any = stream.get_extra_info("ssl_object") if stream is not None else None
        found = cast(dict[str, Any], tls.getpeercert() or {}) if tls is not None else {}
        self.issuer = _issuer(found.get("issuer", ()))
        if "notAfter" in found:
            self.expires = float(ssl.cert_time_to_seconds(str(found["notAfter"])))


def _issuer(names: Iterable[Iterable[tuple[str, str]]]) -> str:
    """The organisation, or else the name, that has signed it."""
    known = {key: value for name in names for key, value in name}
    return known.get("organizationName") or known.get("commonName") or ""
