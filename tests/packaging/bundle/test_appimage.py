"""The folder that an AppImage is made of, and a Flatpak's manifest."""

import json
import subprocess
import tarfile
from pathlib import Path

import pytest
from bundle import appimage, desktop
from bundle.flatpak import build as flatpak
from bundle.place import NAME
from stop import Stop


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    folder = tmp_path / "frozen"
    (folder / "_internal").mkdir(parents=True)
    (folder / NAME).write_text('#!/bin/sh\necho "started with $*"\n', "utf-8")
    (folder / NAME).chmod(0o755)
    return folder


def test_the_folder_starts_from_wherever_it_is_mounted(frozen: Path, tmp_path: Path) -> None:
    root = appimage.lay_out(frozen, tmp_path / "A folder")
    (tmp_path / "link").symlink_to(root / "AppRun")
    done = subprocess.run(
        [str(tmp_path / "link"), "a b"], capture_output=True, text=True, check=True
    )
    assert done.stdout == "started with a b\n"


def test_it_has_an_entry_and_icons_where_the_specification_wants_them(
    frozen: Path, tmp_path: Path
) -> None:
    root = appimage.lay_out(frozen, tmp_path / "AppDir")
    (entry,) = root.glob("*.desktop")
    assert "MimeType=" in entry.read_text("utf-8")
    icon = next(line for line in entry.read_text("utf-8").splitlines() if line.startswith("Icon="))
    assert (root / f"{icon.removeprefix('Icon=')}.png").read_bytes()[:4] == b"\x89PNG"
    assert (root / ".DirIcon").is_file()


def test_without_its_tool_it_says_so(
    frozen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Stop, match="appimagetool"):
        appimage.pack(frozen, tmp_path / "x.AppImage")


def test_the_manifest_names_what_lies_beside_it(
    frozen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flatpak, "WORK", tmp_path / "flatpak")
    manifest = flatpak.prepare(frozen)
    told = json.loads(manifest.read_text("utf-8"))
    (module,) = told["modules"]
    with tarfile.open(manifest.parent / module["sources"][0]["path"]) as tar:
        names = set(tar.getnames())
    assert {f"{NAME}/program/{NAME}", f"{NAME}/share/applications/{NAME}.desktop"} <= names
    assert told["id"] == desktop.ID == manifest.stem


def test_the_sandbox_opens_no_home() -> None:
    rights = json.loads(flatpak.filled("x"))["finish-args"]
    assert "--talk-name=org.freedesktop.secrets" in rights
    assert [each for each in rights if each.startswith("--filesystem")] == [
        "--filesystem=xdg-videos"
    ]
