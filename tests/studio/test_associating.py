"""One wish for three kinds of desktop."""

from pathlib import Path

import pytest

from hailuo_desktop.studio.associating import NotAssociated, associate


def test_linux_is_told_in_the_users_own_folder(tmp_path: Path) -> None:
    associate("linux", {"XDG_DATA_HOME": str(tmp_path)})
    assert (tmp_path / "applications" / "hailuo-desktop.desktop").exists()


def test_macos_is_told_in_the_users_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    associate("darwin", {})
    assert (tmp_path / "Applications" / "Hailuo Desktop.app" / "Contents" / "Info.plist").exists()


@pytest.mark.parametrize(("platform", "blocked"), [("linux", "mime"), ("darwin", "Applications")])
def test_a_place_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, blocked: str
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / blocked).write_text("a file", "utf-8")
    with pytest.raises(NotAssociated, match=f"{blocked}.*cannot be written"):
        associate(platform, {"XDG_DATA_HOME": str(tmp_path)})
