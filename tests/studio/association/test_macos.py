"""After it, macOS opens ``.hailuo`` files with this program."""

import os
import plistlib
import shlex
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from hailuo_desktop.studio.association import macos

COMMAND = ["/Users/Zoë's/venv/bin/python3", "-P", "-m", "hailuo_desktop"]


@pytest.fixture
def contents(tmp_path: Path) -> Path:
    macos.write(COMMAND, tmp_path)
    (bundle,) = tmp_path.iterdir()
    assert bundle.name == "Hailuo Desktop.app"
    return bundle / "Contents"


@pytest.fixture
def info(contents: Path) -> dict[str, Any]:
    return plistlib.loads((contents / "Info.plist").read_bytes())


def test_the_program_starts_ours_in_its_own_process(contents: Path, info: dict[str, Any]) -> None:
    program = contents / "MacOS" / info["CFBundleExecutable"]
    assert os.access(program, os.X_OK)
    shell, line = program.read_text("utf-8").splitlines()
    assert shell == "#!/bin/sh"
    assert shlex.split(line) == ["exec", *COMMAND]


def test_the_files_are_its_own(info: dict[str, Any]) -> None:
    (opened,) = info["CFBundleDocumentTypes"]
    (declared,) = info["UTExportedTypeDeclarations"]
    assert opened["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert declared["UTTypeTagSpecification"] == {"public.filename-extension": ["hailuo"]}


def test_its_icon_is_crisp_on_any_screen(contents: Path, info: dict[str, Any]) -> None:
    with Image.open(contents / "Resources" / info["CFBundleIconFile"]) as picture:
        sizes = {(side * scale) for side, _, scale in picture.info["sizes"]}
    assert {32, 1024} <= sizes


def test_done_twice_is_done_once(contents: Path) -> None:
    before = {file: file.read_bytes() for file in contents.rglob("*") if file.is_file()}
    macos.write(COMMAND, contents.parent.parent)
    assert {file: file.read_bytes() for file in contents.rglob("*") if file.is_file()} == before
