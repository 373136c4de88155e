"""The package, in clean systems of the two Debians that people have."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import bare_systems
import watching
from bare_systems import bare_system, inside, remove, variables
from stop import Stop
from watching import filmed, plays_on, screen, window

from .proof import (
    CARRIED,
    MEGABYTE,
    ROOT,
    SAMPLE,
    all_done,
    carried_package,
    expect,
    has_board,
    need,
    run,
    soon,
    started,
)

MOST_PACKED, MOST_INSTALLED = 110, 300  # megabytes
LOWER = "0.0.1"
TOOLS = (*bare_systems.TOOLS, *watching.TOOLS, "root")
# What a desktop has anyway: it opens files by their type, as GNOME does.
DESKTOP = "desktop-file-utils shared-mime-info xdg-utils libglib2.0-bin"
HOME_LIBRARY = "root/.local/share/Hailuo Desktop/library"


def valid(file: Path) -> None:
    """what it tells the desktop is well-formed."""
    need("desktop-file-validate")
    with files_of(file) as root:
        (entry,) = root.glob("usr/share/applications/*.desktop")
        run(["desktop-file-validate", str(entry)])


def valid_metainfo(file: Path) -> None:
    """what it tells software centres is well-formed."""
    need("appstreamcli")
    with files_of(file) as root:
        (metainfo,) = root.glob("usr/share/metainfo/*.xml")
        run(["appstreamcli", "validate", "--no-net", str(metainfo)])


def small(file: Path) -> None:
    """it is small enough to download, and installed."""
    packed = file.stat().st_size / MEGABYTE
    kibibytes = int(run(["dpkg-deb", "--field", str(file), "Installed-Size"]))
    installed = kibibytes * 1024 / MEGABYTE
    print(f"{packed:.0f} MB packed, {installed:.0f} MB installed")
    expect(packed <= MOST_PACKED, f"it has {packed:.0f} MB, and {MOST_PACKED} are allowed")
    wrong = f"installed it has {installed:.0f} MB, and {MOST_INSTALLED} are allowed"
    expect(installed <= MOST_INSTALLED, wrong)


def on_bookworm(file: Path) -> None:
    """on a clean Debian 12 it works, is updated while it runs, and leaves only the library."""
    on("bookworm", file)


def on_trixie(file: Path) -> None:
    """on a clean Debian 13 it works, is updated while it runs, and leaves only the library."""
    on("trixie", file)


def on(suite: str, file: Path) -> None:
    need(*TOOLS)
    lower = lower_version()
    with bare_system(suite, "ca-certificates") as root:
        shutil.copyfile(lower, root / "lower.deb")
        shutil.copyfile(file, root / "this.deb")
        shutil.copytree(SAMPLE, root / "sample")
        carried_package(root / "carried.hailuo")
        at(root, "apt-get update -qq")
        before = named_so(root)
        at(root, f"apt-get install -qq -y --no-install-recommends /lower.deb {DESKTOP}")
        updated_while_it_runs(root)
        renders(root)
        opened_by_double_click(root)
        removed(root, before)


def updated_while_it_runs(root: Path) -> None:
    """The window of the lower version goes on making films once the files are another's."""
    library = root / "srv/library"
    line = inside(root, "exec hailuo-desktop --rehearsal --library /srv/library")
    with screen(root.parent) as (display, pixels), started(line, on_screen(display)) as app:
        expect(soon(lambda: window(display) != "", app), "its window did not open")
        at(root, "apt-get install -qq -y /this.deb")
        expect(soon(lambda: filmed(library, display), app), "no film was made after an update")
        expect(plays_on(pixels, display), "the film did not move in the viewer")
    expect(LOWER not in at(root, "hailuo-desktop --version"), "the update was not installed")


def renders(root: Path) -> None:
    line = "hailuo-desktop render /sample --rehearsal --library /srv/second --output /srv/films"
    all_done(at(root, line), root / "srv/films")


def opened_by_double_click(root: Path) -> None:
    """xdg-open, as a file manager does; the storyboard is in the library then."""
    line = inside(root, "xdg-open /carried.hailuo && sleep 300")
    with screen(root.parent) as (display, _), started(line, on_screen(display)) as app:
        expect(soon(lambda: window(display) != "", app), "no window came of a double click")
        there = soon(lambda: has_board(root / HOME_LIBRARY, CARRIED), app)
        expect(there, "the window came without the storyboard of the file")


def on_screen(display: str) -> dict[str, str]:
    return variables(os.environ, DISPLAY=display, XDG_CURRENT_DESKTOP="GNOME")


def removed(root: Path, before: set[str]) -> None:
    """Nothing of it is left but what the artist has made."""
    at(root, "apt-get purge -qq -y hailuo-desktop")
    films = [*(root / "srv/library").glob("media/takes/**/*.mp4")]
    expect(films, "the library went with the program")
    left = named_so(root) - before
    expect(not left, f"this is left: {', '.join(sorted(left)[:10])}")


def named_so(root: Path) -> set[str]:
    """All that bears the program's name outside of libraries, and of /tmp: it was killed here."""
    line = ["find", str(root), "-xdev", "-iname", "*hailuo*"]
    found = {path.removeprefix(str(root)) for path in run(line).splitlines()}
    libraries = (
        f"/{Path(HOME_LIBRARY).parent}",
        "/srv/library",
        "/srv/second",
        "/carried.hailuo",
        "/tmp/",
    )
    return {path for path in found if not path.startswith(libraries)}


def at(root: Path, command: str) -> str:
    """What a command says in a system, that needs no questions answered."""
    env = variables(os.environ, DEBIAN_FRONTEND="noninteractive")
    return run(inside(root, command), env)


@contextmanager
def files_of(file: Path) -> Generator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="hailuo-deb-"))
    try:
        run(["dpkg-deb", "--extract", str(file), str(folder)])
        yield folder
    finally:
        remove(folder)


@cache
def lower_version() -> Path:
    """A package of this source with a lower version, built once, without much squeezing."""
    copy = ROOT / "build/bundle/lower"
    copy_sources(copy)
    init = copy / "hailuo_desktop/__init__.py"
    lines = init.read_text("utf-8").splitlines()
    text = [f'__version__ = "{LOWER}"' if "__version__" in line else line for line in lines]
    init.write_text("\n".join(text) + "\n", "utf-8")
    python = ROOT / "build/bundle/environment/bin/python"
    quick = {"DPKG_DEB_COMPRESSOR_TYPE": "gzip", "DPKG_DEB_COMPRESSOR_LEVEL": "1"}
    in_copy([str(python), "packaging/bundles.py", "deb"], copy, quick)
    return next((copy / "dist").glob(f"*_{LOWER}_*.deb"))


def copy_sources(copy: Path) -> None:
    if copy.exists():
        shutil.rmtree(copy)
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("hailuo_desktop", "resources", "packaging"):
        shutil.copytree(ROOT / name, copy / name, ignore=ignored)
    for name in ("LICENSE", "CHANGELOG.md"):
        shutil.copyfile(ROOT / name, copy / name)


def in_copy(line: Sequence[str], copy: Path, more: dict[str, str]) -> None:
    done = subprocess.run(
        line, cwd=copy, env={**os.environ, **more}, capture_output=True, check=False
    )
    if done.returncode != 0:
        raise Stop(f"a lower version could not be built: {done.stderr.decode()[-500:]}")


PROOFS = [valid, valid_metainfo, small, on_bookworm, on_trixie]
