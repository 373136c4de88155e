"""The system's own bin, in a home of the test."""

from pathlib import Path

import pytest

from hailuo_desktop.app.system.trash import move_to_trash


def test_a_file_that_is_moved_there_is_gone_from_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share, file = tmp_path / "share", tmp_path / "1.mp4"
    share.mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(share))
    file.write_bytes(b"a film")
    assert move_to_trash(file)
    assert not file.exists()


def test_what_is_not_there_is_not_in_the_bin(tmp_path: Path) -> None:
    assert not move_to_trash(tmp_path / "nothing.mp4")
