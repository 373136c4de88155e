"""One wish for three kinds of desktop."""

import sys
from pathlib import Path

import pytest

from hailuo_desktop.studio.associating import NotAssociated, associate
from hailuo_desktop.studio.association import macos


def test_linux_is_told_in_the_users_own_folder(tmp_path: Path) -> None:
    associate("linux", {"XDG_DATA_HOME": str(tmp_path)})
    assert (tmp_path / "applications" / "hailuo-desktop.desktop").exists()


def test_macos_is_told_in_the_users_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    associate("darwin", {})
    assert (tmp_path / "Applications" / "Hailuo Desktop.app" / "Contents" / "Info.plist").exists()


def test_an_application_of_macos_is_not_written_a_second_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = tmp_path / "Hailuo Desktop.app"
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    monkeypatch.setattr(sys, "executable", str(ours / "Contents" / "MacOS" / "hailuo-desktop"))
    registered: list[Path] = []
    monkeypatch.setattr(macos, "register", registered.append)
    associate("darwin", {})
    assert registered == [ours]
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("known", [True, False])
def test_a_user_needs_no_entry_where_a_package_has_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    """It would stay behind when the package goes, and name a program that is no more."""
    program = tmp_path / "lib" / "hailuo-desktop"
    shared = tmp_path / "share" / "applications" / "hailuo-desktop.desktop"
    for file in (program, shared):
        file.parent.mkdir(parents=True)
        file.write_text("#!/bin/sh\n", "utf-8")
    program.chmod(0o755)
    (tmp_path / "bin").mkdir()
    other = tmp_path / "other"
    other.touch(0o755)
    (tmp_path / "bin" / "hailuo-desktop").symlink_to(program if known else other)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    mine = tmp_path / "mine"
    env = {"PATH": str(tmp_path / "bin"), "XDG_DATA_DIRS": str(tmp_path / "share")}
    associate("linux", {**env, "XDG_DATA_HOME": str(mine)})
    assert mine.exists() is not known


@pytest.mark.parametrize(("platform", "blocked"), [("linux", "mime"), ("darwin", "Applications")])
def test_a_place_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, blocked: str
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / blocked).write_text("a file", "utf-8")
    with pytest.raises(NotAssociated, match=f"{blocked}.*cannot be written"):
        associate(platform, {"XDG_DATA_HOME": str(tmp_path)})
