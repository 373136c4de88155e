"""The installer for Windows, under Wine."""

import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import bare_systems
import watching
from stop import Stop
from watching import SIZE, filmed, plays_on, press, screen, window

from .proof import (
    CARRIED,
    MEGABYTE,
    PATIENCE,
    SAMPLE,
    SHOWN,
    Unproved,
    all_done,
    carried_package,
    expect,
    has_board,
    need,
    run,
    soon,
    started,
)
from .wine import COMPILER, OBJDUMP, PREFIX, REGISTRY, at, mend, there, wine, words

MOST_PACKED, MOST_INSTALLED = 70, 300  # megabytes
TOOLS = (*bare_systems.TOOLS, *watching.TOOLS, COMPILER, OBJDUMP, "root")
USER = "root"  # Wine calls its user after the owner of the bare system
LOCAL = f"{PREFIX}/users/{USER}/AppData/Local"
PROGRAM = f"{LOCAL}/Programs/Hailuo Desktop"
LIBRARY = f"{LOCAL}/Hailuo Desktop/library"
MENU = f"{PREFIX}/users/{USER}/AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
PLACE = f"C:/users/{USER}/AppData/Local/Programs/Hailuo Desktop"
CONSOLE, WINDOWED = f'"{PLACE}/hailuo-desktop.exe"', f'"{PLACE}/hailuo-desktopw.exe"'
FILMING = 60.0  # seconds: Wine starts the encoder slowly, and a second take would disturb the first
RUNNING = 2  # the installer's exit code where the program runs and nobody can be asked
# Starts the program, and the installer once it is up.
WHILE_IT_RUNS = """
wine {windowed} --rehearsal --library Z:/srv/running &
until [ -e /srv/running/library.lock ]; do sleep 1; done
wine /setup.exe /S; echo "ended with $?"; wineserver -k
"""


def small(file: Path) -> None:
    """it is small enough to download."""
    size = file.stat().st_size / MEGABYTE
    print(f"{size:.0f} MB packed")
    expect(size <= MOST_PACKED, f"it has {size:.0f} MB, and {MOST_PACKED} are allowed")


def on_wine(file: Path) -> None:
    """under Wine it installs, works, is not updated while it runs, and leaves only the library."""
    need(*TOOLS)
    with wine() as root, screen(root.parent) as (display, pixels):
        shutil.copyfile(file, root / "setup.exe")
        shutil.copytree(SAMPLE, root / "sample")
        carried_package(root / "carried.hailuo")
        installed(root, display)
        mend(root, root / PROGRAM / "app")
        renders(root)
        films(root, display, pixels)
        opened_by_its_class(root, display)
        let_be_while_it_runs(root, display)
        updated(root, display)
        removed(root, display)


def on_windows(file: Path) -> None:
    """on Windows itself it installs, renders, and leaves nothing but what it has made."""
    if sys.platform != "win32":
        raise Unproved("no Windows here: the workflow installs it on one")
    program = Path(os.environ["LOCALAPPDATA"], "Programs", "Hailuo Desktop")
    run([str(file), "/S"])
    print(run([str(program / "hailuo-desktop.exe"), "self-check"]), end="")
    with tempfile.TemporaryDirectory(prefix="hailuo-windows-") as name:
        line = [str(program / "hailuo-desktop.exe"), "render", str(SAMPLE), "--rehearsal"]
        line += ["--library", f"{name}\\library", "--output", f"{name}\\films"]
        all_done(run(line), Path(name, "films"))
    run([str(program / "uninstall.exe"), "/S"])
    end = time.monotonic() + PATIENCE
    while program.exists() and time.monotonic() < end:
        time.sleep(1)  # it goes on as a copy of itself, which nobody can wait for
    left = [file.name for file in program.glob("*")]
    expect(not program.exists(), f"this is left: {', '.join(left) or 'its folder'}")


def at_hand(_: Path) -> None:
    """a person has installed it on Windows, and opened it and a storyboard by a double click."""
    raise Unproved("nobody has had a Windows in hand yet")


def installed(root: Path, display: str) -> None:
    at(root, "wineboot -i; wine /setup.exe /S", display)
    has(root / PROGRAM / name for name in ("hailuo-desktop.exe", "hailuo-desktopw.exe"))
    has([root / MENU / "Hailuo Desktop.lnk", root / PROGRAM / "uninstall.exe"])
    expect([*(root / PROGRAM).rglob("*.pyc")], "its modules were not compiled")
    size = sum(file.stat().st_size for file in (root / PROGRAM).rglob("*")) / MEGABYTE
    print(f"{size:.0f} MB installed")
    expect(size <= MOST_INSTALLED, f"it has {size:.0f} MB, and {MOST_INSTALLED} are allowed")
    told = registry(root)
    expect("HailuoDesktop.storyboard" in told, "Windows was not told of its files")
    expect("QuietUninstallString" in told, "Windows was not told how it is removed")


def has(files: Iterable[Path]) -> None:
    lacks = [file.name for file in files if not file.exists()]
    expect(not lacks, f"{', '.join(lacks)} was not installed")


def renders(root: Path) -> None:
    line = f"wine {CONSOLE} render Z:/sample --rehearsal --library Z:/srv/lib --output Z:/srv/films"
    all_done(at(root, line), root / "srv/films")


def films(root: Path, display: str, pixels: Path) -> None:
    line = words(root, f"wine {WINDOWED} --rehearsal --library Z:/srv/second")
    with started(line, there(display)) as app:
        library = root / "srv/second"
        expect(soon(lambda: window(display) != "", app), "its window did not open")
        expect(soon(lambda: has_board(library, SHOWN), app), "its window stayed empty")

        def made() -> bool:
            # Without a window manager Wine hears the keyboard only after a click.
            press(display, "mousemove", str(SIZE[0] * 3 // 4), str(SIZE[1] // 2), "click", "1")
            return filmed(library, display, FILMING)

        expect(soon(made, app), "no film was made")
        expect(plays_on(pixels, display), "the film did not move in the viewer")


def opened_by_its_class(root: Path, display: str) -> None:
    """By the line that Explorer would start: Wine's own “start” finds no class of this user's."""
    line = opening(registry(root)).replace("%1", "Z:/carried.hailuo")
    with started(words(root, f"wine {line}"), there(display)) as app:
        found = soon(lambda: has_board(root / LIBRARY, CARRIED), app)
        expect(found, "a file that was opened did not come into the library")


def let_be_while_it_runs(root: Path, display: str) -> None:
    told = at(root, WHILE_IT_RUNS.format(windowed=WINDOWED), display)
    expect(f"ended with {RUNNING}" in told, f"it was installed over a running one: {told[-200:]}")
    has([root / PROGRAM / "app" / "hailuo_desktop"])


def updated(root: Path, display: str) -> None:
    """Nothing of the one before stays that the new one does not have."""
    stale = root / PROGRAM / "app" / "hailuo_desktop" / "of_an_older_version.py"
    stale.touch()
    at(root, "wine /setup.exe /S", display)
    expect(not stale.exists(), "a file of the version before is still there")
    has([root / PROGRAM / "app" / "hailuo_desktop" / "__init__.py"])


def removed(root: Path, display: str) -> None:
    at(root, f'wine "{PLACE}/uninstall.exe" /S', display)
    expect([*(root / LIBRARY).glob("library.sqlite*")], "the library went with the program")
    left = [*(root / LOCAL / "Programs").glob("Hailuo*"), *(root / MENU).glob("Hailuo*")]
    expect(not left, f"this is left: {', '.join(str(each) for each in left)}")
    told = registry(root)
    expect("HailuoDesktop" not in told, "the registry still speaks of its files")
    expect("QuietUninstallString" not in told, "Windows still lists it")


def opening(told: str) -> str:
    """The line that opens a storyboard, with “%1” for its file, from Wine's registry."""
    key = r"[Software\\Classes\\HailuoDesktop.storyboard\\shell\\open\\command]"
    _, _, after = told.partition(key)
    value = next((each for each in after.splitlines() if each.startswith('@="')), "")
    expect(value, "the class of its files names no program")
    return str(json.loads(value.removeprefix("@="))).replace("\\", "/")


def registry(root: Path) -> str:
    try:
        return (root / REGISTRY).read_text("utf-8", "replace")
    except FileNotFoundError as error:
        raise Stop("Wine has written no registry") from error


PROOFS = [small, on_wine, on_windows, at_hand]
