"""The system libraries that Qt's wheels need: what this system lacks is asked of its loader."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from debian_packages import candidates, chosen
from stop import Stop

# Below PySide6 in an environment; `*` stands for what differs between releases.
QT = (
    *(f"Qt{name}.*.so" for name in "Core DBus Gui Multimedia Network Svg Widgets".split()),
    *(f"Qt/plugins/{name}.so" for name in ("platforms/libqoffscreen", "multimedia/*")),
    *(f"Qt/plugins/{name}.so" for name in ("imageformats/*", "iconengines/*")),
)
X11 = (
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/xcbglintegrations/*.so",
    "Qt/plugins/platforminputcontexts/libcompose*.so",
    "Qt/plugins/platforminputcontexts/libibus*.so",
)
WAYLAND = (
    "Qt/plugins/platforms/libqwayland*.so",
    "Qt/plugins/wayland-*-client/*.so",
    "Qt/plugins/wayland-shell-integration/libxdg-shell.so",
)
INSTALL = ("apt-get", "install", "-y", "--no-install-recommends")
MISSING = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)


def wanted(command: str, variables: Mapping[str, str], platform: str = sys.platform) -> list[str]:
    """The patterns of Qt's files that a command of dev.py will load; none where wheels have all.

    Tests draw off screen, whatever the display; setup prepares for any display to come.
    """
    if not platform.startswith("linux"):
        return []
    patterns = list(QT)
    if command == "setup" or (command == "run" and variables.get("DISPLAY")):
        patterns += X11
    if command == "setup" or (command == "run" and variables.get("WAYLAND_DISPLAY")):
        patterns += WAYLAND
    return patterns


def files(environment: Path, patterns: Iterable[str]) -> list[Path]:
    """The files of PySide6 in an environment that the patterns name."""
    folders = sorted(environment.glob("lib*/python3*/site-packages/PySide6"))
    return [
        file for folder in folders for pattern in patterns for file in sorted(folder.glob(pattern))
    ]


def missing(paths: Sequence[Path]) -> list[str]:
    """What the loader does not find of all that the files need, directly or not."""
    ldd = shutil.which("ldd")
    if not paths or ldd is None:
        return []
    answer = subprocess.run(
        [ldd, *map(str, paths)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # plugins that are not marked as executable, and no news
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return sorted(set(MISSING.findall(answer.stdout)))


def provide(paths: Sequence[Path]) -> None:
    """See that all is there that the files need; Stop, with the command to type, where it is not.

    Asked again after an installation: what has come may itself need something.
    """
    lacking = missing(paths)
    while lacking:
        if not debian():
            raise Stop(unknown_system(lacking))
        if not root():
            raise Stop(please_install(packages(lacking).values()))
        install(lacking)
        still = missing(paths)
        if set(still) >= set(lacking):
            raise Stop(unknown_system(still))
        lacking = still


def please_install(names: Iterable[str]) -> str:
    line = " ".join(["sudo", *INSTALL, *sorted(set(names))])
    return f"Qt needs some libraries that this system does not have; install them with: {line}"


def unknown_system(lacking: Iterable[str]) -> str:
    names = ", ".join(lacking)
    return f"Qt needs libraries that this system does not have; install what provides {names}."


def debian() -> bool:
    """Whether this is Debian, Ubuntu or a relative of theirs."""
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def packages(sonames: Iterable[str]) -> dict[str, str]:
    """The package that brings each library, under the name that this very system has for it."""
    names = {soname: candidates(soname) for soname in sonames}
    known = chosen([name for each in names.values() for name in each])
    return {
        soname: next((name for name in each if name in known), each[0])
        for soname, each in names.items()
    }


def install(sonames: Sequence[str]) -> None:
    """Install what brings the libraries, as root and without a question."""
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # One stale package source of many is no reason to give up: the install says more.
    subprocess.call(["apt-get", "update", "-qq"], env=variables)
    names = sorted(set(packages(sonames).values()))
    print(f"Installing what Qt needs: {' '.join(names)}", flush=True)
    if subprocess.call([*INSTALL, "-qq", *names], env=variables) != 0:
        raise Stop(f"apt-get could not install {' '.join(names)}; its messages above say why.")
