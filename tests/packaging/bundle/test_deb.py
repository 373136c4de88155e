"""What the .deb says of itself, and what it leaves to the system."""

import hashlib
import os
from pathlib import Path

import pytest
from bundle import deb
from bundle.components import Component
from bundle.place import NAME, version


def frozen(folder: Path) -> Path:
    """A folder as PyInstaller leaves it, in small."""
    (folder / "_internal/PySide6").mkdir(parents=True)
    for name in (NAME, "_internal/libssl.so.3", "_internal/PySide6/libQt6Core.so.6"):
        (folder / name).write_bytes(b"\x7fELF" + name.encode())
    (folder / NAME).chmod(0o700)
    (folder / "_internal/libQt6Core.so.6").symlink_to("PySide6/libQt6Core.so.6")
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    deb.lay_out(frozen(tmp_path / "frozen"), root, ["libssl.so.3"])
    deb.document(root, [Component("x264", "165", "GPL-2.0-or-later", "https://x.example", ())])
    deb.settle_modes(root)
    return root


def test_the_program_lies_in_one_folder_without_libraries_of_the_system(root: Path) -> None:
    program = root / "usr/lib" / NAME
    assert (root / "usr/bin" / NAME).resolve() == (program / NAME).resolve()
    assert os.access(program / NAME, os.X_OK)
    assert not (program / "_internal/libssl.so.3").exists()
    assert (program / "_internal/libQt6Core.so.6").is_symlink()
    assert {path.stat().st_mode & 0o777 for path in root.rglob("*")} == {0o755, 0o644}


def test_the_desktop_is_told(root: Path) -> None:
    share = root / "usr/share"
    for file in (
        "applications/hailuo-desktop.desktop",
        "mime/packages/hailuo-desktop.xml",
        "icons/hicolor/scalable/apps/hailuo-desktop.svg",
        "icons/hicolor/48x48/apps/hailuo-desktop.png",
        "man/man1/hailuo-desktop.1.gz",
        "doc/hailuo-desktop/changelog.gz",
    ):
        assert (share / file).stat().st_size > 0, file
    assert len([*(share / "metainfo").glob("*.metainfo.xml")]) == 1


def test_its_licence_names_what_it_carries(root: Path) -> None:
    text = (root / "usr/share/doc" / NAME / "copyright").read_text("utf-8")
    assert "GNU General Public License, version 3" in text
    assert "x264 165" in text


def test_every_file_has_its_sum(root: Path) -> None:
    lines = [line.split("  ") for line in deb.sums(root).splitlines()]
    assert len(lines) == sum(deb.is_plain(file) for file in root.rglob("*"))
    for sum_, path in lines:
        assert hashlib.md5((root / path).read_bytes()).hexdigest() == sum_


def test_only_programs_and_libraries_are_asked_what_they_need(root: Path) -> None:
    found = [file.name for file in sorted(root.rglob("*")) if deb.is_elf(file)]
    assert found == ["libQt6Core.so.6", NAME]


def test_the_control_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1" * 1025)
    (tmp_path / "b").write_bytes(b"1")
    text = deb.control(deb.installed_size(tmp_path), ["libc6 (>= 2.35)", "libx11-6"])
    fields, _, description = text.partition("Description: ")
    parsed = dict(line.split(": ", 1) for line in fields.splitlines())
    assert parsed["Installed-Size"] == "3"
    assert parsed["Depends"] == "libc6 (>= 2.35), libx11-6"
    assert parsed["Version"] == deb.debian_version(version())
    summary, *rest = description.splitlines()
    assert len(summary) < 80
    assert all(line.startswith(" ") and len(line) < 80 for line in rest)


@pytest.mark.parametrize(
    ("version", "debian"),
    [("0.2.0", "0.2.0"), ("1.0rc1", "1.0~rc1"), ("1.0.dev3", "1.0~dev3"), ("2.0b1", "2.0~b1")],
)
def test_what_comes_before_a_release_sorts_before_it(version: str, debian: str) -> None:
    assert deb.debian_version(version) == debian


@pytest.mark.parametrize(
    ("depends", "either"),
    [
        ("libc6 (>= 2.35)", "libc6 (>= 2.35)"),
        ("libssl3t64 (>= 3.0.0)", "libssl3t64 (>= 3.0.0) | libssl3 (>= 3.0.0)"),
        ("libglib2.0-0t64", "libglib2.0-0t64 | libglib2.0-0"),
    ],
)
def test_a_renamed_package_is_asked_for_under_both_names(depends: str, either: str) -> None:
    assert deb.named_on_any_system([depends]) == [either]
