"""What lies in the program's folder on Windows, from the wheels and the product."""

import ast
import shutil
from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from bundle.components import Carried
from bundle.place import ROOT
from bundle.pruning import MODULES, Entry, languages, pruned, superfluous

from .imports import imports

BINARIES = (".pyd", ".dll")
# Paths in the folder of wheels that no program needs; pruning.py has what goes on every system.
USELESS = (
    "bin/*",
    "share/*",
    "*.exe",
    "*.h",
    "*.lib",
    "*.pxd",
    "*.pyx",
    "*/tests/*",
    "*/testing/*",
    "*/__pycache__/*",
    ".lock",
)
# Of Qt the modules that the product imports, and of its plugins these; libraries follow them.
PLUGINS = (
    "iconengines",
    "imageformats",
    "multimedia",
    "networkinformation",
    "platforms",
    "styles",
    "tls",
)
NO_PLUGINS = (
    "*/multimedia/windowsmediaplugin.dll",  # FFmpeg is the player on every system
    "*/platforms/qdirect2d.dll",
    "*/platforms/qminimal.dll",
)


def fill(app: Path, site: Path) -> list[Carried]:
    """Copy what is needed into ``app``; each file with the one that it is a copy of."""
    found = [*wheels(site), *product()]
    for file in found:
        target = app / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file.source, target)
    return found


def product() -> list[Carried]:
    """The product's own files, and its resources where an installed one looks for them."""
    sources = [
        (PurePosixPath("hailuo_desktop"), ROOT / "hailuo_desktop", ("*.py", "*.mo")),
        (PurePosixPath("hailuo_desktop/resources"), ROOT / "resources", ("*",)),
    ]
    return [
        Carried(str(place / file.relative_to(folder).as_posix()), file, "DATA")
        for place, folder, patterns in sources
        for pattern in patterns
        for file in sorted(folder.rglob(pattern))
        if file.is_file()
    ]


def wheels(site: Path) -> list[Carried]:
    """What is needed of the wheels, by their folder."""
    spoken = [*languages(ROOT / "resources"), *languages(ROOT / "hailuo_desktop")]
    modules = qt_modules(ROOT / "hailuo_desktop")
    every = [file.relative_to(site).as_posix() for file in sorted(site.rglob("*"))]
    needed = [path for path in every if (site / path).is_file() and useful(path, spoken, modules)]
    entries = [entry(site, path) for path in needed if path.endswith(BINARIES)]
    left = {path for path, _, _ in pruned(entries, linked(entry[0] for entry in entries))}
    return [
        Carried(path, site / path, kind(path))
        for path in needed
        if path in left or not path.endswith(BINARIES)
    ]


def useful(path: str, spoken: Iterable[str], modules: Iterable[str]) -> bool:
    """Whether a file of the wheels may be needed; of libraries, whether others may need them."""
    if superfluous(path, spoken) or inside(path, MODULES) or matches(path, USELESS):
        return False
    return useful_of_qt(path, modules) if path.startswith("PySide6/") else True


def useful_of_qt(path: str, modules: Iterable[str]) -> bool:
    place = PurePosixPath(path)
    if "plugins" in place.parts:
        return place.parts[2] in PLUGINS and not matches(path, NO_PLUGINS)
    if len(place.parts) > 2:
        return False
    if place.suffix == ".pyd":
        return place.stem in modules
    return place.suffix == ".py" or (place.suffix == ".dll" and place.stem != "opengl32sw")


def inside(path: str, modules: Iterable[str]) -> bool:
    """Whether a file belongs to one of the modules or packages."""
    return any(
        path == f"{place}.py" or path.startswith(f"{place}/")
        for place in (module.replace(".", "/") for module in modules)
    )


def matches(path: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns)


def qt_modules(package: Path) -> set[str]:
    """“QtCore” and its like: what the sources import of PySide6."""
    found: set[str] = set()
    for file in package.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6"):
                inner = (node.module or "").partition(".")[2]
                found |= {inner} if inner else {each.name for each in node.names}
    return found


def kind(path: str) -> str:
    """As PyInstaller calls it."""
    if path.endswith(".pyd"):
        return "EXTENSION"
    return "BINARY" if path.endswith(".dll") else "DATA"


def entry(site: Path, path: str) -> Entry:
    return path, str(site / path), kind(path)


def linked(paths: Iterable[str]) -> Callable[[str], list[str]]:
    """What gives the file names of the libraries of ``paths`` that a file is linked to.

    Windows does not tell capital letters from small ones, and the linkers use both.
    """
    names = {PurePosixPath(path).name.lower(): PurePosixPath(path).name for path in paths}
    return lambda source: [names[each] for each in imports(source) if each in names]
