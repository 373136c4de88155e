"""After it, Windows opens ``.hailuo`` files with this program."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSettings

from hailuo_desktop.studio.association import windows

COMMAND = [r"C:\My programs\pythonw.exe", "-P", "-m", "hailuo_desktop"]


@pytest.fixture
def classes(tmp_path: Path) -> QSettings:
    """What the registry's classes are there, as a file of the same keys."""
    return QSettings(str(tmp_path / "classes.ini"), QSettings.Format.IniFormat)


def written(tmp_path: Path) -> dict[str, object]:
    """As another program finds it."""
    found = QSettings(str(tmp_path / "classes.ini"), QSettings.Format.IniFormat)
    return {key: found.value(key) for key in found.allKeys()}


def test_the_extension_leads_to_the_command(tmp_path: Path, classes: QSettings) -> None:
    windows.write(COMMAND, tmp_path / "data", classes)
    keys = written(tmp_path)
    kind = keys[".hailuo/Default"]
    assert keys[f".hailuo/OpenWithProgids/{kind}"] == ""
    assert keys[f"{kind}/shell/open/command/Default"] == (
        r'"C:\My programs\pythonw.exe" -P -m hailuo_desktop "%1"'
    )


def test_its_icon_has_the_sizes_of_lists_and_of_tiles(tmp_path: Path, classes: QSettings) -> None:
    windows.write(COMMAND, tmp_path / "data", classes)
    (icon,) = (value for key, value in written(tmp_path).items() if "DefaultIcon" in key)
    with Image.open(str(icon)) as picture:
        assert {(16, 16), (32, 32), (256, 256)} <= picture.info["sizes"]


def test_done_twice_is_done_once(tmp_path: Path, classes: QSettings) -> None:
    windows.write(COMMAND, tmp_path / "data", classes)
    before = written(tmp_path)
    windows.write(COMMAND, tmp_path / "data", classes)
    assert written(tmp_path) == before


def test_a_registry_that_refuses_is_named(tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    place = tmp_path / "a file" / "classes.ini"
    refusing = QSettings(str(place), QSettings.Format.IniFormat)
    with pytest.raises(OSError, match="registry") as refused:
        windows.write(COMMAND, tmp_path / "data", refusing)
    assert str(place) in refused.value.filename
