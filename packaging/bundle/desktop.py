"""What tells a Linux desktop of the program: the files that a package puts below /usr/share."""

import gzip
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

from hailuo_desktop.assets import asset
from hailuo_desktop.media.app_icon import draw_png
from hailuo_desktop.studio.association.linux import FILE, MIME, TYPE, entry

from .manual import page
from .place import version

ID = "app.hailuo_desktop.HailuoDesktop"  # AppStream and Flatpak want three parts
SIDES = (16, 24, 32, 48, 64, 128, 256, 512)  # pixels of the icons that desktops look for
SUMMARY = "Storyboards in, takes out: AI video with MiniMax Hailuo"
DESCRIPTION = """
A desktop workbench for artists who make AI video with MiniMax Hailuo through EvoLink. Lay out a
storyboard by drag and drop: shots with a prompt, clickable camera commands, a first and a last
frame.

Prepare the whole batch offline, with no key and no network, and send it later. Every rule is
checked before a credit is spent. No paid take is ever lost, and none is paid for twice.

A built-in rehearsal shows all of it with no key and no cost.
""".strip().split("\n\n")
METAINFO = """<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>{id}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>GPL-3.0-or-later</project_license>
  <name>Hailuo Desktop</name>
  <summary>{summary}</summary>
  <developer_name>Hailuo Desktop contributors</developer_name>
  <description>
{paragraphs}
  </description>
  <launchable type="desktop-id">{file}.desktop</launchable>
  <icon type="stock">{file}</icon>
  <categories><category>AudioVideo</category><category>Video</category></categories>
  <provides>
    <binary>{file}</binary>
    <mediatype>{type}</mediatype>
  </provides>
  <content_rating type="oars-1.1"/>
  <releases><release version="{version}" date="{date}"/></releases>
</component>
"""


def write(share: Path, date: str, command: str = FILE) -> None:
    """All of it below ``share``; ``date`` is the release's day, as in 2026-11-29."""
    for place, text in (
        (f"applications/{FILE}.desktop", entry([command])),
        (f"mime/packages/{FILE}.xml", MIME),
        (f"metainfo/{ID}.metainfo.xml", metainfo(date)),
        (f"icons/hicolor/scalable/apps/{FILE}.svg", asset("icons", "app.svg").read_text("utf-8")),
    ):
        _at(share / place, lambda file, text=text: file.write_text(text, "utf-8"))
    for side in SIDES:
        place = share / f"icons/hicolor/{side}x{side}/apps/{FILE}.png"
        _at(place, lambda file, side=side: draw_png(file, side))
    packed = gzip.compress(page(date).encode(), mtime=0)
    _at(share / f"man/man1/{FILE}.1.gz", lambda file: file.write_bytes(packed))


def metainfo(date: str) -> str:
    """What software centres show, as AppStream has it."""
    return METAINFO.format(
        id=ID,
        file=FILE,
        type=TYPE,
        summary=escape(SUMMARY),
        paragraphs="\n".join(f"    <p>{escape(each)}</p>" for each in DESCRIPTION),
        version=version(),
        date=date,
    )


def _at(file: Path, make: Callable[[Path], object]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    make(file)
