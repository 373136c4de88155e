"""The manifest, what it builds from, and the single file that flatpak-builder makes of both."""

import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from stop import Stop

from bundle import archive, desktop
from bundle.freezing import freeze
from bundle.licences import beside, collect
from bundle.place import BUILD, DIST, HERE, NAME, epoch, machine, version

MANIFEST = HERE / "flatpak" / "manifest.json"
WORK = BUILD / "flatpak"


def build() -> list[Path]:
    """The .flatpak."""
    folder = freeze()
    collect(folder)
    manifest = prepare(folder)
    target = DIST / f"{NAME}-{version()}-{machine()}.flatpak"
    pack(manifest, target)
    return [beside(target, folder)]


def prepare(folder: Path) -> Path:
    """The manifest in a folder of its own, beside the archive that it names."""
    staged = WORK / "staged"
    if staged.exists():
        shutil.rmtree(staged)
    shutil.copytree(folder, staged / "program", symlinks=True)
    desktop.write(staged / "share", f"{datetime.fromtimestamp(epoch(), UTC):%Y-%m-%d}")
    packed = archive.line_up(staged, WORK / f"{NAME}.tar", NAME, epoch())
    manifest = WORK / f"{desktop.ID}.json"
    manifest.write_text(filled(packed.name), "utf-8")
    return manifest


def filled(archive: str) -> str:
    values = {"ID": desktop.ID, "NAME": NAME, "ARCHIVE": archive}
    text = MANIFEST.read_text("utf-8")
    return re.sub(r"@([A-Z]+)@", lambda found: values[found[1]], text)


def pack(manifest: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    repository, work = WORK / "repository", WORK / "work"
    line = ["flatpak-builder", "--force-clean", "--repo", str(repository), str(work)]
    for words in (
        [*line, str(manifest)],
        ["flatpak", "build-bundle", str(repository), str(target), desktop.ID],
    ):
        if shutil.which(words[0]) is None:
            raise Stop(f"A Flatpak needs {words[0]}, and its runtime from Flathub.")
        if subprocess.call(words, cwd=WORK) != 0:
            raise Stop(f"{words[0]} could not build {target.name}; its messages above say why.")
