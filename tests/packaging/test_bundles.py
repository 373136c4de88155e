"""What can be built where, and what lies beside what was built."""

import hashlib
import sys
from pathlib import Path

import bundles
import pytest
from bundles import ENDINGS, TARGETS, Target, lacking, main, write_sum


def test_each_target_has_its_module_and_its_ending() -> None:
    packaging = Path(bundles.__file__).parent
    assert set(ENDINGS) == set(TARGETS)
    for target in TARGETS.values():
        assert (packaging / f"{target.module.replace('.', '/')}.py").is_file()


def test_what_is_lacking_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert lacking("macos") == "a Mac, codesign, hdiutil, xcrun"
    monkeypatch.setitem(TARGETS, "bare", Target("bundle.linux"))
    assert lacking("bare") == ""


def test_a_target_that_cannot_be_built_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(TARGETS, "flatpak", Target("bundle.flatpak.build", tools=("no-such-tool",)))
    assert main(["flatpak"]) == 1
    assert "cannot be built here without no-such-tool" in capsys.readouterr().err


def test_the_sum_is_as_sha256sum_reads_it(tmp_path: Path) -> None:
    (tmp_path / "a.deb").write_bytes(b"package")
    write_sum(tmp_path / "a.deb")
    expected = hashlib.sha256(b"package").hexdigest()
    assert (tmp_path / "a.deb.sha256").read_text("utf-8") == f"{expected}  a.deb\n"
