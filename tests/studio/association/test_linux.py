"""After it, a Freedesktop desktop opens ``.hailuo`` files with this program."""

import configparser
import shlex
from pathlib import Path
from xml.etree import ElementTree as ET

from hailuo_desktop.studio.association import linux

COMMAND = ["/opt/hailuo/python", "-m", "hailuo_desktop"]


def entry_of(data: Path) -> configparser.SectionProxy:
    parsed = configparser.RawConfigParser()
    parsed.optionxform = str  # type: ignore[assignment, method-assign]
    parsed.read(data / "applications" / "hailuo-desktop.desktop", "utf-8")
    return parsed["Desktop Entry"]


def test_the_desktop_is_told_which_files_and_which_command(tmp_path: Path) -> None:
    linux.write(COMMAND, tmp_path)
    entry = entry_of(tmp_path)
    assert shlex.split(entry["Exec"]) == [*COMMAND, "%f"]
    kinds = ET.parse(tmp_path / "mime" / "packages" / "hailuo-desktop.xml").getroot()
    (kind,) = kinds
    assert kind.attrib["type"] in entry["MimeType"]
    assert [each.attrib["pattern"] for each in kind if "pattern" in each.attrib] == ["*.hailuo"]
    icons = [*(tmp_path / "icons").rglob(f"{entry['Icon']}.svg")]
    assert len(icons) == 1


def test_done_twice_is_done_once(tmp_path: Path) -> None:
    linux.write(COMMAND, tmp_path)
    before = sorted(tmp_path.rglob("hailuo-desktop.*"))
    linux.write(COMMAND, tmp_path)
    assert sorted(tmp_path.rglob("hailuo-desktop.*")) == before


def test_a_place_with_odd_letters_is_quoted_as_desktops_read_it(tmp_path: Path) -> None:
    linux.write(['/my "old" $5 100% \\ place/hailuo'], tmp_path)
    written = entry_of(tmp_path)["Exec"]
    assert written == r'"/my \\"old\\" \\$5 100%% \\\\ place/hailuo" %f'
