"""A window is only tried where a display answers: with none, Qt would abort."""

import socket
import sys
from pathlib import Path

import pytest

from hailuo_desktop.app.system.screen import has_screen

NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR")
ELSEWHERE = not sys.platform.startswith("linux")  # there always is a screen
Set = dict[str, str]


def screen(monkeypatch: pytest.MonkeyPatch, variables: Set) -> bool:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return has_screen()


@pytest.mark.parametrize(
    "variables",
    [
        {},
        {"DISPLAY": ":4711"},
        {"DISPLAY": "nonsense"},
        {"WAYLAND_DISPLAY": "wayland-4711"},
        {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/nowhere", "DISPLAY": ":4711"},
        {"QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "wayland", "DISPLAY": ":4711"},
    ],
)
def test_a_display_that_nobody_answers_for_is_none(
    monkeypatch: pytest.MonkeyPatch, variables: Set
) -> None:
    assert screen(monkeypatch, variables) == ELSEWHERE


@pytest.mark.parametrize("platform", ["offscreen", "vnc", "minimal"])
def test_a_platform_without_a_display_is_taken_at_its_word(
    monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    assert screen(monkeypatch, {"QT_QPA_PLATFORM": platform})


def test_a_compositor_that_answers_is_a_screen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if ELSEWHERE:
        return  # no compositor
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind("wayland-7")
        compositor.listen()
        variables = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": "."}
        assert screen(monkeypatch, variables)
