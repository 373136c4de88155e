"""What PyInstaller gathers and nobody needs, and what has to stay although it looks so.

Only what something starts from is named here. A library goes when nothing that stays needs it: so
QtQuick stays for the player's plugin, and the desktop's own GTK goes with the theme for it.
"""

import sys
from collections.abc import Callable, Collection, Iterable
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]  # as PyInstaller has it: path in the bundle, source, kind

# Modules that others can do without. Pygments colours sources in a terminal, for rich.
MODULES = (
    "curses",
    "distutils",
    "lib2to3",
    "markdown_it",
    "numpy.f2py",
    "numpy.fft",
    "numpy.random",
    "numpy.testing",
    "pkg_resources",
    "pydoc",
    "pygments",
    "readline",
    "reportlab",
    "setuptools",
    "tkinter",
)

# Paths in the bundle, as PyInstaller lays them out on Linux and elsewhere.
SUPERFLUOUS = (
    # Qt without a desktop, and on devices that are none.
    "*/plugins/egldeviceintegrations/*",
    "*/plugins/generic/*",
    "*/plugins/platforms/*qeglfs*",
    "*/plugins/platforms/*qlinuxfb*",
    "*/plugins/platforms/*qminimal*",
    "*/plugins/platforms/*qvkkhrdisplay*",
    "*/plugins/platforms/*qvnc*",
    "*/plugins/wayland-shell-integration/*fullscreen-shell*",
    "*/plugins/wayland-shell-integration/*ivi-shell*",
    "*/plugins/wayland-shell-integration/*qt-shell*",
    "*/plugins/wayland-shell-integration/*wl-shell*",
    # They bring whole libraries: the desktop's GTK, QtPdf, the keyboard of a telephone.
    "*/plugins/platformthemes/*qgtk3*",
    "*/plugins/imageformats/*qpdf*",
    "*/plugins/platforminputcontexts/*virtualkeyboard*",
    # What other languages than English need, but for those that are spoken: see `spoken`.
    "*/Qt/translations/*",
    "babel/locale-data/*",
    # A wheel's notes; the licences among them are collected in one place.
    "*.dist-info/*",
    "*/py.typed",
    "*.pyi",
)
KEPT = (
    # keyring finds its keychains by it.
    "keyring-*.dist-info/entry_points.txt",
    "keyring-*.dist-info/METADATA",
    "babel/locale-data/root.dat",
)

# What PyInstaller runs before the program, and this one does without: they load so much that the
# window came a fifth later. Sources, packages and processes are looked for by nobody here.
HOOKS = ("pyi_rth_inspect", "pyi_rth_pkgutil", "pyi_rth_multiprocessing")
# Qt finds its plugins from where its libraries lie. Named in the environment instead, they would be
# loaded by each program of the desktop that this one starts.
LINUX_HOOKS = ("pyi_rth_pyside6",)

# Never carried: a part of glibc, and what graphics drivers, fonts and sound of the running system
# are built with, which would have to bear with an older one of ours. Every system with the glibc
# that Qt needs has them. After the list that AppImages go by.
SYSTEM_OWN = (
    "libmvec.so*",
    "libstdc++.so*",
    "libgcc_s.so*",
    "libX11.so*",
    "libX11-xcb.so*",
    "libxcb.so*",
    "libdrm.so*",
    "libgbm.so*",
    "libfontconfig.so*",
    "libfreetype.so*",
    "libharfbuzz.so*",
    "libexpat.so*",
    "libz.so*",
    "libuuid.so*",
    "libcom_err.so*",
    "libgpg-error.so*",
)


def superfluous(path: str, languages: Iterable[str] = ()) -> bool:
    """Whether the bundle goes without a file, by its path in it."""
    path = path.replace("\\", "/")
    kept = [*KEPT, *(part for language in languages for part in spoken(language))]
    if any(fnmatchcase(path, pattern) for pattern in kept):
        return False
    return any(fnmatchcase(path, pattern) for pattern in (*SUPERFLUOUS, *SYSTEM_OWN))


def spoken(language: str) -> list[str]:
    """What a language such as “pt_BR” needs of Babel, and of Qt for its dialogs."""
    base = language.partition("_")[0]
    data = [f"babel/locale-data/{name}.dat" for name in (base, f"{base}_*")]
    return [*data, f"*/Qt/translations/qtbase_{base}*.qm"]


def languages(root: Path) -> list[str]:
    """Those that a catalogue of sentences lies below ``root`` for, as gettext lays them out."""
    return sorted({file.parts[-3] for file in root.rglob("*/LC_MESSAGES/*.mo")})


def pruned(binaries: Iterable[Entry], imports: Callable[[str], Iterable[str]]) -> list[Entry]:
    """The binaries without what is superfluous, and without what only that has needed.

    ``imports`` gives the file names of the libraries that a file is linked to.
    """
    left = [entry for entry in binaries if not superfluous(entry[0])]
    by_name: dict[str, list[Entry]] = {}
    for entry in left:
        by_name.setdefault(PurePosixPath(entry[0]).name, []).append(entry)
    wanted = [entry for entry in left if starts_something(entry)]
    seen: set[str] = set()
    while wanted:
        path, source, _ = wanted.pop()
        if path in seen:
            continue
        seen.add(path)
        names = {PurePosixPath(path).name, *imports(source)}
        wanted += [entry for name in names for entry in by_name.get(name, ())]
    return [entry for entry in left if entry[0] in seen]


FRAMEWORK = ".framework/"  # a library of macOS, in a folder with its notes and links


def link_stays(link: Entry, there: Collection[str]) -> bool:
    """Whether what a link stands for is in the bundle: a library, or a framework of macOS."""
    path, target, _ = link
    return FRAMEWORK in path or target in there


def orphaned(path: str, there: Collection[str]) -> bool:
    """Whether it is a part of a framework whose library does not stay."""
    if FRAMEWORK not in path:
        return False
    framework = path.partition(FRAMEWORK)[0] + FRAMEWORK
    return not any(each.startswith(framework) for each in there)


def unhooked(scripts: Iterable[Entry], platform: str = sys.platform) -> list[Entry]:
    """The scripts that the frozen program runs, without the hooks that only slow it down."""
    left_out = (*HOOKS, *(LINUX_HOOKS if platform == "linux" else ()))
    return [script for script in scripts if script[0] not in left_out]


def starts_something(entry: Entry) -> bool:
    """Whether it is loaded by name, rather than because another file is linked to it."""
    path, _, kind = entry
    name = PurePosixPath(path).name
    python = name.startswith(("libpython", "Python"))
    return kind == "EXTENSION" or "/plugins/" in path or python


def of_the_system(entry: Entry) -> bool:
    """Whether it is a library of the system it was built on, which others of its kind have too.

    Python's own library is not: the next release of a system has another.
    """
    path, source, kind = entry
    ours = PurePosixPath(path).name.startswith("libpython")
    return kind == "BINARY" and source.startswith(("/lib/", "/usr/lib/")) and not ours
