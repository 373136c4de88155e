"""The rehearsal as a whole: it starts, it stops, and it leaves nothing behind."""

import errno
import socket
import threading

import httpx
import pytest

from hailuo_desktop.simulator import Fault, Rehearsal
from tests.simulator.conftest import PATIENCE


def test_nothing_is_left_when_it_stops() -> None:
    threads = threading.active_count()
    rehearsal = Rehearsal()
    with rehearsal:
        folder, models = rehearsal.service.folder, f"{rehearsal.api_url}/v1/models"
        assert httpx.get(models, trust_env=False, timeout=PATIENCE).status_code == 401
        assert folder.is_dir()
    assert threading.active_count() == threads
    assert not folder.exists()
    with pytest.raises(httpx.ConnectError):
        httpx.get(rehearsal.api_url, trust_env=False)


def test_it_stops_while_a_request_hangs() -> None:
    with Rehearsal() as rehearsal:
        rehearsal.service.faults.add(Fault("/v1/models", "hang"))
        hasty = httpx.Timeout(60.0, read=0.2)
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(f"{rehearsal.api_url}/v1/models", timeout=hasty, trust_env=False)


def test_it_listens_on_loopback_alone() -> None:
    with Rehearsal() as rehearsal:
        for url in (rehearsal.api_url, rehearsal.files_url):
            assert url.startswith("http://127.0.0.1:")


def test_a_taken_port_is_an_error_and_the_other_one_is_free_again() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(OSError) as refused, Rehearsal(files_port=port):
            pass
    assert refused.value.errno == errno.EADDRINUSE


def test_it_takes_the_ports_that_it_is_given() -> None:
    with Rehearsal() as first:
        ports = [int(url.rpartition(":")[2]) for url in (first.api_url, first.files_url)]
    with Rehearsal(api_port=ports[0], files_port=ports[1]) as second:
        assert (second.api_url, second.files_url) == (first.api_url, first.files_url)
