"""The system's own bin, in the home of the test."""

from pathlib import Path

from hailuo_desktop.app.system.trash import move_to_trash


def test_what_is_said_to_be_in_the_bin_is_there_no_more(tmp_path: Path) -> None:
    file = tmp_path / "1.mp4"
    file.write_bytes(b"a film")
    assert move_to_trash(file) is not file.exists()


def test_what_is_not_there_is_not_in_the_bin(tmp_path: Path) -> None:
    assert not move_to_trash(tmp_path / "nothing.mp4")
