"""How a desktop starts the program."""

import subprocess
import sys
from pathlib import Path

import pytest

from hailuo_desktop import __version__
from hailuo_desktop.studio.association.launch import command


def test_nothing_that_lies_beside_the_file_is_run(tmp_path: Path) -> None:
    for name in ("hailuo_desktop", "httpx", "argparse"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('run')\n", "utf-8")
    done = subprocess.run(
        [*command(), "--version"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.split()[-1]) == (0, __version__), done.stderr


def test_windows_opens_no_console_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python.exe"))
    assert command("win32")[0] == str(tmp_path / "python.exe")
    (tmp_path / "pythonw.exe").touch()
    assert command("win32")[0] == str(tmp_path / "pythonw.exe")


def test_a_bundle_is_its_own_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command() == [sys.executable]
