"""Signed where there is a certificate, and its password told to nobody else."""

from pathlib import Path

import pytest
from bundle.windows import signing
from bundle.windows.signing import CERTIFICATE, PASSWORD, STAMP, line, sign

ENV = {CERTIFICATE: "c.pfx", PASSWORD: "secret", STAMP: ""}


def test_without_a_certificate_nothing_is_done(tmp_path: Path) -> None:
    (tmp_path / "a.exe").write_bytes(b"program")
    sign(tmp_path / "a.exe", {})
    assert (tmp_path / "a.exe").read_bytes() == b"program"


def test_the_signed_one_takes_its_place_and_the_password_stays_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def call(words: list[str]) -> None:
        secret = Path(words[words.index("-readpass") + 1])
        assert secret.read_text("utf-8") == "secret"
        assert secret.stat().st_mode & 0o077 == 0
        assert "secret" not in words
        source, target = words[words.index("-in") + 1], words[words.index("-out") + 1]
        Path(target).write_bytes(Path(source).read_bytes() + b" signed")

    monkeypatch.setattr(signing, "call", call)
    (tmp_path / "a.exe").write_bytes(b"program")
    sign(tmp_path / "a.exe", ENV)
    assert (tmp_path / "a.exe").read_bytes() == b"program signed"


def test_a_server_says_when_unless_told_otherwise() -> None:
    words = line(Path("a"), Path("b"), Path("c"), {CERTIFICATE: "c.pfx"})
    assert words[words.index("-ts") + 1].startswith("http://timestamp.")
    assert "-ts" not in line(Path("a"), Path("b"), Path("c"), ENV)
