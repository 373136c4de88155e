"""The AppImage, where appimagetool has made one."""

import os
import tempfile
from pathlib import Path

from bare_systems import variables

from .proof import SAMPLE, Unproved, all_done, run


def renders(file: Path) -> None:
    """it renders the sample storyboard in rehearsal, without FUSE."""
    with tempfile.TemporaryDirectory(prefix="hailuo-appimage-") as name:
        line = [str(file), "--appimage-extract-and-run", "render", str(SAMPLE), "--rehearsal"]
        line += ["--library", f"{name}/library", "--output", f"{name}/films"]
        file.chmod(0o755)
        all_done(run(line, variables(os.environ)), Path(name) / "films")


def at_hand(_: Path) -> None:
    """a person has opened it by a double click on desktops of several kinds."""
    raise Unproved("nobody has tried it yet")


PROOFS = [renders, at_hand]
