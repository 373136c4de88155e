"""What the installer writes, and that it takes all of it away again."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bundle.place import ROOT, version
from bundle.windows import starter
from bundle.windows.installer import SCRIPT, classes, removed, written

from hailuo_desktop.studio.association.windows import CLASS

TEXT = SCRIPT.read_text("utf-8")


def test_a_double_click_starts_the_program_without_a_console() -> None:
    lines = list(written(classes()))
    assert (
        f"WriteRegStr HKCU 'Software\\Classes\\{CLASS}\\shell\\open\\command' '' "
        '\'"$INSTDIR\\hailuo-desktopw.exe" "%1"\'' in lines
    )
    assert f"WriteRegStr HKCU 'Software\\Classes\\.hailuo' '' '{CLASS}'" in lines


def test_every_key_that_is_written_is_removed() -> None:
    gone = "\n".join(removed())
    for line in written(classes()):
        key = line.split("'")[1]
        assert f"'{key}'" in gone or (f"'Software\\Classes\\{CLASS}'" in gone and CLASS in key)


def section(name: str) -> str:
    found = re.search(rf"^Section{name}\n(.*?)^SectionEnd", TEXT, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def test_whoever_uninstalls_or_updates_is_asked_while_it_runs() -> None:
    for part in (section(""), section(' "Uninstall"')):
        first, second, *_ = part.split("!insertmacro ")[1:]
        assert (first.strip(), second.split()[0]) == ("ASK_WHILE_IT_RUNS", "REMOVE_PROGRAM")


def test_nothing_is_removed_but_what_was_installed() -> None:
    removing = re.findall(r"^\s*(?:RMDir|Delete) (.*)$", TEXT, re.MULTILINE)
    assert '"$INSTDIR"' in removing  # only where it is empty
    assert not [each for each in removing if "/r" in each and each.endswith('$INSTDIR"')]
    assert "library" not in TEXT


def test_it_needs_no_administrator() -> None:
    assert "RequestExecutionLevel user" in TEXT
    assert "HKLM" not in TEXT


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("1.2rc1", (1, 2, 0, 0)), ("1.2.3.4.5", (1, 2, 3, 4))],
)
def test_four_numbers(version: str, numbers: tuple[int, int, int, int]) -> None:
    assert starter.four(version) == numbers


def test_the_manifest_asks_for_long_paths_sharp_pixels_and_utf_8() -> None:
    text = (starter.SOURCES / "starter.manifest").read_text("utf-8").replace("@NUMBERS@", "1.0.0.0")
    settings = {each.tag.rpartition("}")[2]: each.text for each in ET.fromstring(text).iter()}
    assert settings["longPathAware"] == "true"
    assert settings["activeCodePage"] == "UTF-8"
    assert "PerMonitorV2" in (settings["dpiAwareness"] or "")


def test_the_version_stands_in_every_part(tmp_path: Path) -> None:
    target = tmp_path / "starter.rc"
    starter.fill("starter.rc", target, "hailuo-desktopw")
    text = target.read_text("utf-8")
    assert f'"ProductVersion", "{version()}"' in text
    assert '"OriginalFilename", "hailuo-desktopw.exe"' in text
    assert "@" not in text


def test_the_starters_are_called_as_the_product_expects() -> None:
    launch = (ROOT / "hailuo_desktop/studio/association/launch.py").read_text("utf-8")
    assert "{program.stem}w.exe" in launch
    assert starter.CONSOLE.replace(".exe", "w.exe") == starter.WINDOWED
