"""Each misfortune as a client meets it, over real sockets."""

import socket

import httpx
import pytest

from hailuo_desktop.simulator import Fault
from tests.simulator.conftest import T2V, Caller, Ticking, film_of, until
from tests.simulator.test_api import made

POST = "/v1/videos/generations"


def fault(caller: Caller, kind: str, path: str = POST, **more: object) -> None:
    caller.service.faults.add(Fault(path, kind, hits=(1,), **more))  # type: ignore[arg-type]


def test_a_status_is_answered_instead_and_nothing_is_accepted(caller: Caller) -> None:
    fault(caller, "status", status=503, headers={"Retry-After": "7"}, body="<p>busy</p>")
    answer = caller.generate()
    assert (answer.status_code, answer.text) == (503, "<p>busy</p>")
    assert answer.headers["retry-after"] == "7"
    assert answer.headers["content-type"] == "text/html"
    assert caller.service.tasks == {}


@pytest.mark.parametrize(("kind", "accepted"), [("reset_before", 0), ("reset_after", 1)])
def test_a_line_dies_before_or_after_the_request_was_accepted(
    caller: Caller, kind: str, accepted: int
) -> None:
    film_of(caller, T2V)
    fault(caller, kind)
    with pytest.raises(httpx.TransportError):
        caller.generate()
    assert len(caller.service.tasks) == accepted


@pytest.mark.parametrize(("kind", "accepted"), [("hang", 0), ("hang_after", 1)])
def test_no_answer_comes(caller: Caller, kind: str, accepted: int) -> None:
    film_of(caller, T2V)
    fault(caller, kind)
    with pytest.raises(httpx.ReadTimeout):
        caller.api("POST", POST, json=T2V, timeout=httpx.Timeout(60.0, read=1.0))
    assert len(caller.service.tasks) == accepted
    assert caller.generate().status_code == 200


def test_a_slow_one_is_accepted_later(caller: Caller) -> None:
    film_of(caller, T2V)
    fault(caller, "slow", seconds=0.05)
    assert caller.generate().status_code == 200


def test_what_was_sent_may_arrive_after_the_line_has_died(caller: Caller) -> None:
    film_of(caller, T2V)
    fault(caller, "slow_then_reset", seconds=0.3)
    with pytest.raises(httpx.TransportError):
        caller.generate()
    assert caller.service.tasks == {}
    until(lambda: len(caller.service.tasks) == 1)


def test_an_answer_is_replaced_and_the_request_was_accepted(caller: Caller) -> None:
    film_of(caller, T2V)
    fault(caller, "replace", body="<html>welcome</html>")
    answer = caller.generate()
    assert (answer.status_code, answer.text) == (200, "<html>welcome</html>")
    assert len(caller.service.tasks) == 1


def test_an_answer_ends_in_its_middle(caller: Caller, clock: Ticking) -> None:
    film_of(caller, T2V)
    task = made(caller, clock)
    caller.service.tasks[task].film.write_bytes(bytes(1_000_000))
    (link,) = caller.task(task)["results"]
    fault(caller, "truncate", path="/results")
    with caller.client.stream("GET", link) as answer:
        received = answer.iter_raw(500_000)
        assert len(next(received)) == 500_000
        with pytest.raises(httpx.RemoteProtocolError):
            next(received)
    assert len(caller.client.get(link).content) == 1_000_000


def test_an_answer_drips_and_is_whole(caller: Caller) -> None:
    fault(caller, "drip", path="/v1/models")
    assert len(caller.api("GET", "/v1/models").json()["data"]) == 3


def test_a_redirect_leads_elsewhere(caller: Caller) -> None:
    fault(caller, "redirect", location="http://127.0.0.1:9/x")
    answer = caller.generate()
    assert (answer.status_code, answer.headers["location"]) == (302, "http://127.0.0.1:9/x")


def test_everything_expires_just_before(caller: Caller, clock: Ticking) -> None:
    (link,) = caller.task(made(caller, clock))["results"]
    fault(caller, "expire", path="/results")
    assert caller.client.get(link).status_code == 403


def test_a_client_that_leaves_in_the_middle_is_no_error(
    caller: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    host, port = caller.rehearsal.files_url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as line:
        line.sendall(
            b"POST /api/v1/files/upload/stream HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n"
            b"Content-Type: multipart/form-data; boundary=a\r\nAuthorization: Bearer "
            + caller.key.encode()
            + b"\r\n\r\n--a\r\n"
        )
        until(lambda: bool(caller.service.log))
    fault(caller, "reset_before", path="/v1/models")
    with pytest.raises(httpx.TransportError):
        caller.api("GET", "/v1/models")
    assert caller.api("GET", "/v1/models").status_code == 200
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []
