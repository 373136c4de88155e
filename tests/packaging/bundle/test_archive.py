"""What goes into the .tar.xz: the same bytes from the same files, whoever packs them and when."""

import os
import tarfile
from pathlib import Path

from bundle.archive import line_up

TIME = 1_700_000_000


def made(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        (folder / name).write_text(name, "utf-8")
    (folder / "a").chmod(0o700)
    (folder / "link").symlink_to("a")
    return folder


def test_two_of_them_are_alike(tmp_path: Path) -> None:
    first = line_up(made(tmp_path / "1", "a", "b"), tmp_path / "1.tar", "top", TIME)
    os.utime(made(tmp_path / "2", "b", "a") / "b", (1, 1))
    second = line_up(tmp_path / "2", tmp_path / "2.tar", "top", TIME)
    assert first.read_bytes() == second.read_bytes()


def test_everything_is_in_it(tmp_path: Path) -> None:
    packed = line_up(made(tmp_path / "1", "a", "b"), tmp_path / "1.tar", "top", TIME)
    with tarfile.open(packed) as tar:
        entries = {each.name: each for each in tar}
    assert set(entries) == {"top", "top/a", "top/b", "top/link"}
    assert entries["top/a"].mode == 0o755
    assert entries["top/b"].mode == 0o644
    assert entries["top/link"].linkname == "a"
    assert {(each.uname, each.mtime) for each in entries.values()} == {("root", TIME)}
