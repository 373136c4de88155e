"""The system's own bin, in a home of the test."""

import sys
from pathlib import Path

import pytest

from hailuo_desktop.app.system.trash import move_to_trash


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the bin is the computer's own")
def test_a_file_lies_in_the_bin_and_can_be_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share, file = tmp_path / "share", tmp_path / "1.mp4"
    share.mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(share))
    file.write_bytes(b"a film")
    assert move_to_trash(file)
    assert not file.exists()
    assert (share / "Trash" / "files" / "1.mp4").read_bytes() == b"a film"
    assert "1.mp4" in (share / "Trash" / "info" / "1.mp4.trashinfo").read_text()


def test_what_is_not_there_is_not_in_the_bin(tmp_path: Path) -> None:
    assert not move_to_trash(tmp_path / "nothing.mp4")
