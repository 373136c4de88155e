"""What each check finds, where all is well and where it is not."""

from argparse import Namespace
from pathlib import Path

import pytest

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.studio.options import Options
from hailuo_desktop.studio.selfcheck import films, pictures, system
from hailuo_desktop.studio.selfcheck.checks import CHECKS, checked
from hailuo_desktop.studio.selfcheck.finding import State
from hailuo_desktop.studio.selfcheck.words import TITLES, line, text, verdict
from tests.fakes.keychain import FakeKeychain

# These two want a Qt application of their own, which the test of the command gives them.
OWN_APPLICATION = {"frames", "fonts"}
KEY = "evo/quite+secret=7261"


@pytest.fixture
def options(tmp_path: Path) -> Options:
    return Options(tmp_path / "library", key=KEY)


@pytest.mark.parametrize("name", [name for name in CHECKS if name not in OWN_APPLICATION])
def test_nothing_fails_where_the_program_runs(name: str, options: Options) -> None:
    finding = checked(name, options)
    assert finding.check == name
    assert finding.state is not State.FAILED, finding.said


def test_every_check_has_a_title_and_a_line() -> None:
    assert list(TITLES) == list(CHECKS)


def test_whatever_a_check_raises_is_what_it_found(
    options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Options) -> None:
        raise RuntimeError(f"no such thing with {KEY}")

    monkeypatch.setitem(CHECKS, "tls", broken)
    finding = checked("tls", options)
    assert finding.state is State.FAILED
    assert finding.said == "This could not be checked (RuntimeError: no such thing with [key])."
    assert line(finding).startswith("Encryption: FAILED. ")
    assert verdict([finding]).startswith("1 check failed")


def test_a_format_that_is_not_read_is_named(
    options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pictures.read

    def without_heic(data: bytes, kind: str = "") -> object:
        if b"heic" in data[:32]:
            raise HailuoError("no")
        return whole(data, kind)

    monkeypatch.setattr(pictures, "read", without_heic)
    finding = checked("images_in", options)
    assert (finding.state, finding.said.endswith(": HEIC.")) == (State.FAILED, True)


def test_a_format_that_cannot_be_written_is_named(
    options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "as_webp", lambda _image: b"")
    assert checked("images_out", options).said.endswith(" as WEBP.")


def test_a_player_that_shows_nothing_fails_though_its_window_opens(
    options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(films, "_played", lambda _film: (0, "ffmpeg", ""))
    assert checked("frames", options).state is State.FAILED


def test_an_encoder_that_loses_pictures_fails(
    options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(films, "_decoded", lambda _film: (3, "h264"))
    finding = checked("encoder", options)
    assert finding.said == "Of 25 pictures of a film, 3 came back."


@pytest.mark.parametrize(
    ("chain", "key", "state", "words"),
    [
        (FakeKeychain(available=False), None, State.WARNING, "for a session only"),
        (FakeKeychain(), None, State.OK, "has no key"),
        (FakeKeychain(), KEY, State.OK, "has a key"),
    ],
)
def test_the_keychain_is_told_without_its_key(
    options: Options,
    monkeypatch: pytest.MonkeyPatch,
    chain: FakeKeychain,
    key: str | None,
    state: State,
    words: str,
) -> None:
    chain.key = key
    monkeypatch.setattr(system, "Keychain", lambda: chain)
    finding = checked("keyring", options)
    assert finding.state is state
    assert words in finding.said
    assert KEY not in text([finding])


def test_certificates_that_are_named_and_not_there_are_told(
    options: Options, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    finding = checked("certificates", options)
    assert finding.state is State.WARNING
    assert "none.pem" in finding.said


def test_a_library_that_cannot_be_written_is_told_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    finding = checked("disk", Options(tmp_path / "file" / "library"))
    assert finding.state is State.FAILED
    assert "--library" in finding.said


def test_a_disk_that_is_nearly_full_is_told(
    options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system.shutil, "disk_usage", lambda _: Namespace(free=1_000_000))
    finding = checked("disk", options)
    assert finding.state is State.WARNING
    assert "1.0 MB" in finding.said


def test_the_disk_is_left_as_it_was(options: Options) -> None:
    options.library.mkdir()
    checked("disk", options)
    assert [*options.library.iterdir()] == []
