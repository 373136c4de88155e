"""The disk image, on a Mac."""

import plistlib
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from .proof import MEGABYTE, SAMPLE, Unproved, all_done, expect, run

MOST_PACKED = 110  # megabytes


@contextmanager
def mounted(image: Path) -> Generator[Path]:
    """The application in an image; let go of afterwards."""
    if sys.platform != "darwin":
        raise Unproved("this needs a Mac")
    with tempfile.TemporaryDirectory(prefix="hailuo-image-") as name:
        run(["hdiutil", "attach", "-nobrowse", "-readonly", "-mountpoint", name, str(image)])
        try:
            yield Path(name) / "Hailuo Desktop.app"
        finally:
            subprocess.call(["hdiutil", "detach", name])


def small(file: Path) -> None:
    """it is small enough to download."""
    size = file.stat().st_size / MEGABYTE
    expect(size <= MOST_PACKED, f"it has {size:.0f} MB, and {MOST_PACKED} are allowed")


def sealed(file: Path) -> None:
    """its signature holds, and it says which files are its own."""
    with mounted(file) as app:
        run(["codesign", "--verify", "--strict", "--deep", str(app)])
        info = plistlib.loads((app / "Contents/Info.plist").read_bytes())
        expect("CFBundleDocumentTypes" in info, "macOS is not told of .hailuo files")


def renders(file: Path) -> None:
    """it renders the sample storyboard in rehearsal."""
    with mounted(file) as app, tempfile.TemporaryDirectory(prefix="hailuo-films-") as name:
        line = [str(app / "Contents/MacOS/hailuo-desktop"), "render", str(SAMPLE), "--rehearsal"]
        line += ["--library", f"{name}/library", "--output", f"{name}/films"]
        all_done(run(line), Path(name) / "films")


def at_hand(_: Path) -> None:
    """a person has opened it by a double click, and a storyboard."""
    raise Unproved("nobody has had a Mac in hand yet")


PROOFS = [small, sealed, renders, at_hand]
