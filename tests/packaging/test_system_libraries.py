"""Which system libraries Qt needs, and what is said or done about those that are missing."""

import re
import shutil
import sys
from pathlib import Path

import PySide6
import pytest
import system_libraries
from stop import Stop
from system_libraries import QT, WAYLAND, X11

PACKAGE = Path(__file__).resolve().parents[2] / "hailuo_desktop"
LACKING = ["libhailuo-none.so.9", "libhailuo_other.so.1"]


@pytest.mark.parametrize("command", ["run", "test"])
def test_without_a_display_qt_needs_no_x11(command: str) -> None:
    assert system_libraries.wanted(command, {}, "linux") == [*QT]


def test_a_display_needs_its_libraries() -> None:
    assert system_libraries.wanted("run", {"DISPLAY": ":0"}, "linux") == [*QT, *X11]
    assert system_libraries.wanted("run", {"WAYLAND_DISPLAY": "w"}, "linux") == [*QT, *WAYLAND]


def test_tests_draw_off_screen_whatever_the_display() -> None:
    variables = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}
    assert system_libraries.wanted("test", variables, "linux") == [*QT]


def test_setup_prepares_for_any_display_to_come() -> None:
    assert system_libraries.wanted("setup", {}, "linux") == [*QT, *X11, *WAYLAND]


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_bring_what_qt_needs(platform: str) -> None:
    assert system_libraries.wanted("run", {"DISPLAY": ":0"}, platform) == []


def test_every_module_of_qt_that_the_program_imports_is_asked_about() -> None:
    sources = "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    imported = set(re.findall(r"from PySide6\.(Qt\w+) import", sources))
    assert {f"{name}.*.so" for name in imported} <= set(QT)


def test_every_pattern_names_a_file_of_the_wheels() -> None:
    folder = Path(PySide6.__path__[0])
    for pattern in system_libraries.wanted("setup", {}):
        assert list(folder.glob(pattern)), pattern


def test_what_the_tests_load_is_all_there() -> None:
    environment = Path(sys.prefix)
    assert system_libraries.missing(system_libraries.files(environment, QT)) == []


def test_an_environment_without_qt_has_no_files(tmp_path: Path) -> None:
    assert system_libraries.files(tmp_path, QT) == []
    assert system_libraries.missing([]) == []


def test_the_loader_is_asked_also_about_what_is_needed_at_second_hand(tmp_path: Path) -> None:
    """A library of Qt's without the others beside it finds none of them."""
    for file in system_libraries.files(Path(sys.prefix), ["Qt/lib/libQt6Widgets.so.6"]):
        alone = Path(shutil.copy(file, tmp_path))
        assert {"libQt6Core.so.6", "libQt6Gui.so.6"} <= set(system_libraries.missing([alone]))


# What is done about it -----------------------------------------------------------------------


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Debian where we are root: its loader lacks libraries until apt-get is asked for them.

    ``lacking`` says which, ``known`` which packages there are, ``log`` how apt-get was called.
    """
    scripts = {
        "ldd": 'sed "s/.*/\\t& => not found/" "$0/../lacking" | sort -u',
        "apt-get": 'echo "$DEBIAN_FRONTEND $@" >> "$0/../log"; [ "$1" = update ] || . "$0/../then"',
        "apt-cache": 'shift; for name; do c="(none)"; grep -qx "$name" "$0/../known" && c=1; '
        'printf "%s:\\n  Installed: (none)\\n  Candidate: %s\\n" "$name" "$c"; done',
    }
    for name, text in scripts.items():
        script = tmp_path / name
        script.write_text(f'#!/bin/sh\nset -- "$@"\n{_beside(text)}\n', "utf-8")
        script.chmod(0o755)
    (tmp_path / "lacking").write_text("".join(f"{name}\n" for name in LACKING), "utf-8")
    (tmp_path / "known").write_text("libhailuo-none9\nlibhailuo-other1t64\n", "utf-8")
    (tmp_path / "then").write_text(f': > "{tmp_path}/lacking"\n', "utf-8")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(system_libraries, "debian", lambda: True)
    monkeypatch.setattr(system_libraries, "root", lambda: True)
    return tmp_path


def _beside(text: str) -> str:
    return text.replace('"$0/../', '"$(dirname "$0")/')


FILE = [Path("plugin.so")]


def test_nothing_missing_nothing_done(system: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (system / "lacking").write_text("", "utf-8")
    system_libraries.provide(FILE)
    assert capfd.readouterr() == ("", "")
    assert not (system / "log").exists()


def test_root_installs_without_a_question_what_this_system_calls_so(system: Path) -> None:
    system_libraries.provide(FILE)
    update, install = (system / "log").read_text("utf-8").splitlines()
    assert update == "noninteractive update -qq"
    options = "install -y --no-install-recommends -qq"
    assert install == f"noninteractive {options} libhailuo-none9 libhailuo-other1t64"


def test_what_has_come_may_need_more(system: Path) -> None:
    (system / "after").write_text(f': > "{system}/lacking"\n', "utf-8")
    then = f'echo libhailuo-more.so.2 > "{system}/lacking"\nmv "{system}/after" "{system}/then"\n'
    (system / "then").write_text(then, "utf-8")
    system_libraries.provide(FILE)
    assert (system / "log").read_text("utf-8").splitlines()[-1].endswith(" libhailuo-more2")


def test_a_library_that_does_not_come_is_named(system: Path) -> None:
    (system / "then").write_text("", "utf-8")
    with pytest.raises(Stop, match=r"libhailuo-none\.so\.9, libhailuo_other\.so\.1"):
        system_libraries.provide(FILE)


def test_a_failed_installation_says_so(system: Path) -> None:
    (system / "then").write_text("exit 100\n", "utf-8")
    with pytest.raises(Stop, match="apt-get could not install libhailuo-none9"):
        system_libraries.provide(FILE)


def test_a_user_is_told_the_one_command(system: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "root", lambda: False)
    command = "sudo apt-get install -y --no-install-recommends libhailuo-none9 libhailuo-other1t64$"
    with pytest.raises(Stop, match=command):
        system_libraries.provide(FILE)


def test_elsewhere_the_libraries_are_named(system: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "debian", lambda: False)
    with pytest.raises(Stop, match=r"libhailuo-none\.so\.9, libhailuo_other\.so\.1"):
        system_libraries.provide(FILE)
