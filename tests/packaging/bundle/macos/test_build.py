"""The disk image is offered to Apple where the secrets are there, and else said not to be."""

import sys
from pathlib import Path

import pytest
from bundle.macos import build
from bundle.macos.build import NOTARY, notarise, notary_line
from stop import Stop


def test_without_secrets_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    notarise(Path("x.dmg"), {NOTARY[0]: "key.p8"})
    assert "Not notarised" in capsys.readouterr().out


def test_with_secrets_it_is_offered_and_waited_for() -> None:
    line = notary_line(Path("x.dmg"), "key.p8", "K1", "I1")
    assert line[:4] == ["xcrun", "notarytool", "submit", "--wait"]
    assert line[line.index("--key-id") + 1] == "K1"
    assert line[-1] == "x.dmg"


def test_elsewhere_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(Stop, match="on a Mac"):
        build.build()
