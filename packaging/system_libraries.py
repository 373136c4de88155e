"""The system libraries that Qt's wheels expect, and how Debian and Ubuntu call them."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from stop import Stop

# Found by adding packages one by one to a bare Debian 12 until a window played a video.
QT = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libbrotlidec.so.1": "libbrotli1",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libpulse.so.0": "libpulse0",
    # QtMultimedia imports without it and then plays nothing.
    "libXrandr.so.2": "libxrandr2",
}
X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
INSTALL = ("apt-get", "install", "-y", "--no-install-recommends")


def wanted(
    variables: Mapping[str, str], *, testing: bool, platform: str = sys.platform
) -> dict[str, str]:
    """The libraries (name in the loader: Debian package) that a command will need."""
    if not platform.startswith("linux"):
        return {}
    libraries = dict(QT)
    if variables.get("DISPLAY") and not testing:
        libraries |= X11
    if variables.get("WAYLAND_DISPLAY") and not testing:
        libraries |= WAYLAND
    return libraries


def missing(libraries: Mapping[str, str]) -> dict[str, str]:
    """Those of the libraries that the system's loader cannot find."""
    return {name: package for name, package in libraries.items() if not loadable(name)}


def loadable(name: str) -> bool:
    """Whether the loader finds a library, asked in the way that Qt will ask."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def provide(libraries: Mapping[str, str]) -> None:
    """See that the libraries are there; Stop, with the command to type, where they are not."""
    lacking = missing(libraries)
    if not lacking:
        return
    if not debian():
        raise Stop(unknown_system(lacking))
    if not root():
        raise Stop(please_install(lacking.values()))
    install(sorted(set(lacking.values())))
    if still := missing(lacking):
        raise Stop(unknown_system(still))


def please_install(names: Iterable[str]) -> str:
    line = " ".join(["sudo", *INSTALL, *sorted(set(names))])
    return f"Qt needs some libraries that this system does not have; install them with: {line}"


def unknown_system(lacking: Mapping[str, str]) -> str:
    names = ", ".join(lacking)
    return f"Qt needs libraries that this system does not have; install what provides {names}."


def debian() -> bool:
    """Whether this is Debian, Ubuntu or a relative of theirs."""
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install(names: Sequence[str]) -> None:
    """Install Debian packages, as root and without a question."""
    print(f"Installing what Qt needs: {' '.join(names)}", flush=True)
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # One stale package source of many is no reason to give up: the install says more.
    subprocess.call(["apt-get", "update", "-qq"], env=variables)
    if subprocess.call([*INSTALL, "-qq", *names], env=variables) != 0:
        raise Stop(f"apt-get could not install {' '.join(names)}; its messages above say why.")
