"""What desktops and people read: entry, file type, metainfo, icons and the manual page."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bundle import desktop
from bundle.manual import commands, page, plain
from bundle.place import version
from PIL import Image

from hailuo_desktop.cli.arguments import parser


def test_metainfo_entry_and_file_type_speak_of_the_same(tmp_path: Path) -> None:
    desktop.write(tmp_path, "2026-11-29")
    (metainfo,) = (tmp_path / "metainfo").iterdir()
    told = ET.parse(metainfo).getroot()
    launchable, kind = told.findtext("launchable"), told.findtext("provides/mediatype")
    entry = (tmp_path / "applications" / f"{launchable}").read_text("utf-8")
    assert f"MimeType={kind};" in entry
    assert 'Exec="hailuo-desktop" %f' in entry
    (types,) = (tmp_path / "mime" / "packages").iterdir()
    assert f'type="{kind}"' in types.read_text("utf-8")
    assert told.find("releases/release").attrib == {"version": version(), "date": "2026-11-29"}  # type: ignore[union-attr]
    assert metainfo.name == f"{told.findtext('id')}.metainfo.xml"


def test_each_icon_has_its_size(tmp_path: Path) -> None:
    desktop.write(tmp_path, "2026-11-29")
    for side in desktop.SIDES:
        (file,) = (tmp_path / f"icons/hicolor/{side}x{side}/apps").iterdir()
        with Image.open(file) as icon:
            assert icon.size == (side, side)


def test_the_manual_tells_of_every_command() -> None:
    text = page("2026-11-29")
    names = commands(parser())
    assert {"render", "settle", "associate"} <= set(names)
    for name in names:
        assert f'.SH "{name.upper()}"' in text
    assert "HAILUO_LIBRARY" in text


@pytest.mark.parametrize(
    ("text", "troff"),
    [
        (".SH a", "\\&.SH a"),
        ("a\n'b", "a\n\\&'b"),
        ("--json", "\\-\\-json"),
        ("C:\\x", "C:\\ex"),
    ],
)
def test_no_text_is_taken_for_a_command_of_troff(text: str, troff: str) -> None:
    assert plain(text) == troff
