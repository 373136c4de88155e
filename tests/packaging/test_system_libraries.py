"""Which system libraries Qt needs, and what is said or done about those that are missing."""

import ctypes.util
import os
from pathlib import Path

import pytest
import system_libraries
from stop import Stop
from system_libraries import QT, WAYLAND, X11

LACKING = {"libhailuo-none.so.9": "libnone9", "libhailuo-other.so.1": "libother1"}


def test_without_a_display_qt_needs_no_x11() -> None:
    assert system_libraries.wanted({}, testing=False, platform="linux") == QT


def test_an_x11_display_needs_its_libraries() -> None:
    wanted = system_libraries.wanted({"DISPLAY": ":0"}, testing=False, platform="linux")
    assert wanted == QT | X11


def test_a_wayland_display_needs_its_libraries() -> None:
    wanted = system_libraries.wanted({"WAYLAND_DISPLAY": "w"}, testing=False, platform="linux")
    assert wanted == QT | WAYLAND


def test_tests_draw_off_screen_whatever_the_display() -> None:
    variables = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}
    assert system_libraries.wanted(variables, testing=True, platform="linux") == QT


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_bring_what_qt_needs(platform: str) -> None:
    assert system_libraries.wanted({"DISPLAY": ":0"}, testing=False, platform=platform) == {}


def test_the_loader_is_asked() -> None:
    there = ctypes.util.find_library("c") or "libc.so.6"
    assert system_libraries.missing({there: "libc6", **LACKING}) == LACKING


def test_nothing_missing_nothing_done(capfd: pytest.CaptureFixture[str]) -> None:
    system_libraries.provide({"libc.so.6": "libc6"})
    assert capfd.readouterr() == ("", "")


def test_a_user_is_told_the_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "debian", lambda: True)
    monkeypatch.setattr(system_libraries, "root", lambda: False)
    command = "sudo apt-get install -y --no-install-recommends libnone9 libother1$"
    with pytest.raises(Stop, match=command):
        system_libraries.provide(LACKING)


def test_elsewhere_the_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "debian", lambda: False)
    with pytest.raises(Stop, match=r"libhailuo-none\.so\.9, libhailuo-other\.so\.1"):
        system_libraries.provide(LACKING)


@pytest.fixture
def apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An apt-get that only writes down how it was called, on a Debian where we are root."""
    log = tmp_path / "log"
    script = tmp_path / "apt-get"
    script.write_text(f'#!/bin/sh\necho "$DEBIAN_FRONTEND $@" >> "{log}"\n', "utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin:/bin")
    monkeypatch.setattr(system_libraries, "debian", lambda: True)
    monkeypatch.setattr(system_libraries, "root", lambda: True)
    return log


def test_root_installs_without_a_question_and_looks_again(apt: Path) -> None:
    with pytest.raises(Stop, match="libhailuo-none"):
        system_libraries.provide(LACKING)
    update, install = apt.read_text("utf-8").splitlines()
    assert update == "noninteractive update -qq"
    options = "install -y --no-install-recommends -qq"
    assert install == f"noninteractive {options} libnone9 libother1"


def test_a_failed_installation_says_so(apt: Path) -> None:
    apt.with_name("apt-get").write_text("#!/bin/sh\nexit 100\n", "utf-8")
    with pytest.raises(Stop, match="apt-get could not install libnone9 libother1"):
        system_libraries.provide(LACKING)
