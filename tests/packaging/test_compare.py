"""Two builds are compared down to the byte."""

import tarfile
from pathlib import Path

import pytest
from compare import WHOLE, contents, differences, fingerprints, main


def made(folder: Path, **files: str) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_what_differs_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = made(tmp_path / "1", same="a", other="b", gone="c")
    two = made(tmp_path / "2", same="a", other="B", come="d")
    assert main([str(one), str(two)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[:3] == ["only in the second: come", "only in the first: gone", "differs: other"]
    assert main([str(one), str(one)]) == 0


def test_links_and_who_may_start_it_count(tmp_path: Path) -> None:
    one, two = made(tmp_path / "1", a="a"), made(tmp_path / "2", a="a")
    (one / "link").symlink_to("a")
    (two / "link").symlink_to("b")
    (two / "a").chmod(0o755)
    assert differences(fingerprints(one), fingerprints(two)) == ["differs: a", "differs: link"]


def test_an_archive_is_compared_inside_and_out(tmp_path: Path) -> None:
    folder = made(tmp_path / "1", a="a")
    with tarfile.open(tmp_path / "x.tar.xz", "w:xz") as tar:
        tar.add(folder, "top")
    with contents(tmp_path / "x.tar.xz") as found:
        assert set(found) == {WHOLE, "top/a"}


def test_two_builds_are_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["one"]) == 2
    assert "ONE OTHER" in capsys.readouterr().err
