"""After it, a Linux desktop opens ``.hailuo`` files with this program."""

import configparser
import shlex
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from hailuo_desktop.cli import associate as module
from hailuo_desktop.cli.associate import NotAssociated, associate


def entry_of(data: Path) -> configparser.SectionProxy:
    parsed = configparser.RawConfigParser()
    parsed.optionxform = str  # type: ignore[assignment, method-assign]
    parsed.read(data / "applications" / "hailuo-desktop.desktop", "utf-8")
    return parsed["Desktop Entry"]


def test_the_desktop_is_told_which_files_and_which_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert associate("linux", {"XDG_DATA_HOME": str(tmp_path)}) == 0
    entry = entry_of(tmp_path)
    words = [word.replace("\\\\", "\\") for word in shlex.split(entry["Exec"])]
    assert words == [sys.executable, "-m", "hailuo_desktop", "%f"]
    kinds = ET.parse(tmp_path / "mime" / "packages" / "hailuo-desktop.xml").getroot()
    (kind,) = kinds
    assert kind.attrib["type"] in entry["MimeType"]
    assert [each.attrib["pattern"] for each in kind if "pattern" in each.attrib] == ["*.hailuo"]
    icons = [*(tmp_path / "icons").rglob(f"{entry['Icon']}.svg")]
    assert len(icons) == 1
    assert "double click" in capsys.readouterr().out


def test_done_twice_is_done_once(tmp_path: Path) -> None:
    associate("linux", {"XDG_DATA_HOME": str(tmp_path)})
    before = sorted(tmp_path.rglob("hailuo-desktop.*"))
    associate("linux", {"XDG_DATA_HOME": str(tmp_path)})
    assert sorted(tmp_path.rglob("hailuo-desktop.*")) == before


def test_a_place_with_odd_letters_is_quoted_as_desktops_read_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "command", lambda: ['/my "old" $5 100% \\ place/hailuo'])
    associate("linux", {"XDG_DATA_HOME": str(tmp_path)})
    written = entry_of(tmp_path)["Exec"]
    assert written == r'"/my \\"old\\" \\$5 100%% \\\\ place/hailuo" %f'


@pytest.mark.parametrize(
    ("platform", "quoted"),
    [("darwin", r"'C:\My Apps\hailuo.exe' -m"), ("win32", r'"C:\My Apps\hailuo.exe" -m')],
)
def test_elsewhere_the_way_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, quoted: str
) -> None:
    monkeypatch.setattr(module, "command", lambda: [r"C:\My Apps\hailuo.exe", "-m"])
    with pytest.raises(NotAssociated, match="Open with") as told:
        associate(platform, {"XDG_DATA_HOME": str(tmp_path)})
    assert str(told.value).endswith(quoted)
    assert [*tmp_path.iterdir()] == []


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "mime").write_text("a file", "utf-8")
    with pytest.raises(NotAssociated, match="mime"):
        associate("linux", {"XDG_DATA_HOME": str(tmp_path)})
