"""The folder for any Linux, as it comes out of its archive."""

import os
import tarfile
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from bare_systems import remove, variables
from watching import screen

from .proof import (
    MEGABYTE,
    ROOT,
    SAMPLE,
    Unproved,
    all_done,
    expect,
    makes_and_plays,
    mapped_after,
    need,
    run,
)

MOST_PACKED = 110  # megabytes
STARTS = 5  # of each, in turns; the fastest counts, as others on a machine only make it slower
SLOWER = 1.1  # times as long as from the checkout's environment


@contextmanager
def unpacked(file: Path) -> Generator[tuple[Path, Path]]:
    """A folder, and the program in it; removed afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="hailuo-linux-"))
    try:
        with tarfile.open(file) as tar:
            tar.extractall(folder, filter="data")
        yield folder, next(folder.glob("*/hailuo-desktop"))
    finally:
        remove(folder)


def small(file: Path) -> None:
    """it is small enough to download."""
    size = file.stat().st_size / MEGABYTE
    expect(size <= MOST_PACKED, f"it has {size:.0f} MB, and {MOST_PACKED} are allowed")


def finds_what_it_needs(file: Path) -> None:
    """it finds all that it needs here: player, encoder, pictures, certificates, disk."""
    with unpacked(file) as (folder, program):
        line = [str(program), "self-check", "--library", str(folder / "library")]
        print(run(line, variables(os.environ)), end="")


def renders(file: Path) -> None:
    """it renders the sample storyboard in rehearsal."""
    with unpacked(file) as (folder, program):
        line = [str(program), "render", str(SAMPLE), "--rehearsal"]
        line += ["--library", str(folder / "library"), "--output", str(folder / "films")]
        all_done(run(line, variables(os.environ)), folder / "films")


def plays(file: Path) -> None:
    """its window opens, makes a film and plays it."""
    need("Xvfb", "xdotool")
    with unpacked(file) as (folder, program):
        library = folder / "library"
        line = [str(program), "--rehearsal", "--library", str(library)]
        makes_and_plays(line, folder, library)


def opens_fast(file: Path) -> None:
    """its window opens as fast as from a checkout."""
    need("Xvfb", "xdotool")
    python = ROOT / ".venv/bin/python"
    if not python.exists():
        raise Unproved("no environment in this checkout: “packaging/dev.py setup” makes it")
    with unpacked(file) as (folder, program), screen(folder) as (display, _):
        env = variables(os.environ, DISPLAY=display)
        took: dict[str, list[float]] = {"bundle": [], "checkout": []}
        for number in range(STARTS):
            for name, line in (
                ("bundle", [str(program)]),
                ("checkout", [str(python), "-m", "hailuo_desktop"]),
            ):
                library = ["--rehearsal", "--library", str(folder / f"{name}-{number}")]
                took[name].append(mapped_after([*line, *library], display, env))
    ours, theirs = min(took["bundle"]), min(took["checkout"])
    print(f"window on the screen after {ours:.2f} s, from the checkout after {theirs:.2f} s")
    expect(ours <= SLOWER * theirs, f"it takes {ours / theirs:.2f} times as long")


PROOFS, ALONE = [small, finds_what_it_needs, renders, plays], [opens_fast]
