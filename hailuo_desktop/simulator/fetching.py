"""Uploads by address: the rehearsal fetches from this computer alone."""

import ipaddress
import ssl
from urllib.parse import urlsplit

import httpx

TIMEOUT = 10.0  # seconds
ELSEWHERE = "file_url must be http on loopback: a rehearsal fetches nothing from elsewhere"


class NotFetched(Exception):
    pass


async def fetched(url: str, most: int) -> bytes:
    """What lies at an address on loopback, ``most`` bytes of it and one more."""
    if not _here(url):
        raise NotFetched(ELSEWHERE)
    try:
        return await _body(url, most)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise NotFetched("file_url cannot be fetched") from error


async def _body(url: str, most: int) -> bytes:
    data = bytearray()
    # No redirects, and no proxy from the environment: both lead elsewhere. Only http is fetched,
    # for which no certificate has to be read.
    nobody = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    async with (
        httpx.AsyncClient(timeout=TIMEOUT, trust_env=False, verify=nobody) as client,
        client.stream("GET", url) as answer,
    ):
        if not answer.is_success:
            raise NotFetched(f"file_url answers with status {answer.status_code}")
        async for chunk in answer.aiter_bytes():
            data += chunk
            if len(data) > most:
                break
    return bytes(data)


def _here(url: str) -> bool:
    """An address by number: a name could mean another computer by the time it is used."""
    try:
        parts = urlsplit(url)
        address, port = ipaddress.ip_address(parts.hostname or ""), parts.port
    except ValueError:
        return False
    return address.is_loopback and parts.scheme == "http" and port != 0
