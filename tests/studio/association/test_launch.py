"""How a desktop starts the program."""

import subprocess
import sys
from pathlib import Path

import pytest

from hailuo_desktop import __version__
from hailuo_desktop.studio.association.launch import bundle, command


def test_nothing_that_lies_beside_the_file_is_run(tmp_path: Path) -> None:
    for name in ("hailuo_desktop", "httpx", "argparse"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('run')\n", "utf-8")
    done = subprocess.run(
        [*command(), "--version"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.split()[-1]) == (0, __version__), done.stderr


@pytest.mark.parametrize("program", ["python", "hailuo-desktop"])
def test_windows_opens_no_console_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / f"{program}.exe"))
    monkeypatch.setattr(sys, "frozen", program != "python", raising=False)
    assert command("win32", {})[0] == str(tmp_path / f"{program}.exe")
    (tmp_path / f"{program}w.exe").touch()
    assert command("win32", {})[0] == str(tmp_path / f"{program}w.exe")
    assert command("linux", {})[0] == str(tmp_path / f"{program}.exe")


def test_a_bundle_is_its_own_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command(env={}) == [sys.executable]


def test_an_appimage_is_started_as_the_file_that_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    env = {"APPIMAGE": "/opt/Zoë/Hailuo.AppImage"}
    assert command(env=env)[0] != env["APPIMAGE"]  # another one's, which has started this Python
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command(env=env) == [env["APPIMAGE"]]


@pytest.mark.parametrize(
    ("program", "found"),
    [
        ("/Applications/Hailuo Desktop.app/Contents/MacOS/hailuo-desktop", "Hailuo Desktop.app"),
        ("/opt/python/bin/python3", ""),
    ],
)
def test_the_application_of_macos_that_it_lies_in(program: str, found: str) -> None:
    assert getattr(bundle(Path(program)), "name", "") == found
