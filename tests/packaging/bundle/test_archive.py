"""The .tar.xz: the same bytes from the same files, whoever packs them and when."""

import os
import shutil
import tarfile
from pathlib import Path

import pytest
from bundle.archive import pack

pytestmark = pytest.mark.skipif(shutil.which("xz") is None, reason="needs xz")
TIME = 1_700_000_000


def made(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        (folder / name).write_text(name, "utf-8")
    (folder / "a").chmod(0o700)
    (folder / "link").symlink_to("a")
    return folder


def test_two_of_them_are_alike(tmp_path: Path) -> None:
    first = pack(made(tmp_path / "1", "a", "b"), tmp_path / "1.tar.xz", "top", TIME)
    os.utime(made(tmp_path / "2", "b", "a") / "b", (1, 1))
    second = pack(tmp_path / "2", tmp_path / "2.tar.xz", "top", TIME)
    assert first.read_bytes() == second.read_bytes()


def test_everything_is_in_it(tmp_path: Path) -> None:
    packed = pack(made(tmp_path / "1", "a", "b"), tmp_path / "1.tar.xz", "top", TIME)
    with tarfile.open(packed) as tar:
        entries = {each.name: each for each in tar}
    assert set(entries) == {"top", "top/a", "top/b", "top/link"}
    assert entries["top/a"].mode == 0o755
    assert entries["top/b"].mode == 0o644
    assert entries["top/link"].linkname == "a"
    assert {(each.uname, each.mtime) for each in entries.values()} == {("root", TIME)}
