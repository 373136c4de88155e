"""Whether there is a newer release: one plain question, whose answer is not believed blindly."""

import json
from pathlib import Path

import pytest

from hailuo_desktop.studio import updates
from hailuo_desktop.studio.updates import NoAnswer, Source, is_newer, latest, source
from tests.fakes.raw_server import RESET, RawServer, Reply, reply

TOLD = {
    "version": "9.10",
    "notes": "Faster.",
    "url": "https://example.org/release",
    "sha256": "ab" * 32,
    "more": {"of": "this"},
}


@pytest.mark.parametrize(
    ("version", "than", "newer"),
    [
        ("0.10", "0.9", True),
        ("0.9", "0.10", False),
        ("1.0", "1", False),
        ("1", "1.0.0", False),
        ("1.0.1", "1.0", True),
        ("0.2.0.dev3", "0.2", True),
    ],
)
def test_versions_are_compared_by_their_numbers(version: str, than: str, newer: bool) -> None:
    assert is_newer(version, than) is newer


async def test_a_release_is_read_with_nothing_that_identifies() -> None:
    async with RawServer(reply(200, TOLD, {"set-cookie": "who=me"})) as server:
        release = await latest(Source(server.url))
        await latest(Source(server.url))
    assert (release.version, release.notes) == ("9.10", "Faster.")
    for heard in server.heard:
        assert (heard.method, heard.target, heard.body) == ("GET", "/", b"")
        assert heard.headers["user-agent"] == "HailuoDesktop"
        assert heard.headers.keys() <= {
            *("host", "user-agent", "accept", "accept-encoding", "connection")
        }


@pytest.mark.parametrize(
    "answer",
    [
        reply(200, "no JSON"),
        reply(200, []),
        reply(200, TOLD | {"version": "newest"}),
        reply(200, TOLD | {"sha256": "short"}),
        reply(200, TOLD | {"url": "http://example.org/plain"}),
        reply(200, TOLD | {"url": "javascript:alert(1)"}),
        reply(200, TOLD | {"url": "https://you@example.org/"}),
        reply(200, TOLD | {"notes": "x" * 5000}),
        reply(200, "[" * 60_000),
        reply(200, json.dumps(TOLD) + " " * updates.MOST),
        reply(404),
        reply(500),
        reply(302, headers={"location": "http://example.org/plain"}),
        reply(302, headers={"location": "/"}),
        reply(302),
        RESET,
    ],
)
async def test_what_makes_no_sense_is_one_sentence(answer: Reply) -> None:
    async with RawServer(answer) as server:
        with pytest.raises(NoAnswer) as told:
            await latest(Source(server.url))
    assert str(told.value)
    assert "Traceback" not in str(told.value)


async def test_a_redirect_is_followed() -> None:
    async with RawServer(reply(302, headers={"location": "/there"}), reply(200, TOLD)) as server:
        assert (await latest(Source(server.url))).version == "9.10"
    assert [heard.target for heard in server.heard] == ["/", "/there"]


def test_a_copy_without_an_address_has_nowhere_to_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updates, "FILE", "no-such-file.json")
    assert not source({})


@pytest.mark.parametrize("text", ["", "[]", '{"url": 7}', '{"url": "http://example.org"}'])
def test_an_address_that_is_not_safe_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    (tmp_path / "updates.json").write_text(text, "utf-8")
    monkeypatch.setattr(updates, "asset", tmp_path.joinpath)
    assert not source({})
    assert not source({updates.VARIABLE: "http://example.org/x"})


def test_an_address_comes_with_a_release_or_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "updates.json").write_text('{"url": "https://example.org/latest.json"}', "utf-8")
    monkeypatch.setattr(updates, "asset", tmp_path.joinpath)
    assert source({}).url == "https://example.org/latest.json"
    assert source({updates.VARIABLE: "https://example.org/b"}).url == "https://example.org/b"
