"""Whose files a bundle carries: each has one component, with a version and its licence's text."""

import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import TypedDict, cast

from stop import Stop

from .place import HERE, ROOT, version
from .pruning import of_the_system

# Files of a distribution that hold its licence, by what their names begin with.
LICENCE_NAMES = ("licen", "copying", "notice", "authors")
SOURCE_NAMES = ("source", "source code", "repository", "code", "github", "homepage", "home")


@dataclass(frozen=True)
class Component:
    """``licence`` is an SPDX expression where one is known, ``source`` where the project lives."""

    name: str
    version: str
    licence: str
    source: str
    texts: tuple[Path, ...]
    purl: str = ""


@dataclass(frozen=True)
class Carried:
    """A file of the bundle: its path there, and the file that it was made from."""

    path: str
    source: Path
    kind: str


def components(carried: Iterable[Carried]) -> list[Component]:
    """Those of a frozen program."""
    return gathered(carried, owner, (make() for make in (bootloader,)))


def gathered(
    carried: Iterable[Carried],
    owner: Callable[[Carried], Component | None],
    more: Iterable[Component] = (),
) -> list[Component]:
    """Whose the files are, by name; Stop, with all that is lacking, where any has no licence.

    ``more`` are those that no file shows.
    """
    found: dict[str, Component] = {}
    ownerless: list[str] = []
    for file in carried:
        if component := owner(file):
            found[component.name] = component
        else:
            ownerless.append(file.path)
    if ownerless:
        raise Stop(f"Nobody knows under which licence these are: {', '.join(ownerless[:20])}.")
    found |= {each.name: each for each in more}
    check(found.values())
    return sorted(found.values(), key=lambda each: each.name.casefold())


def check(found: Iterable[Component]) -> None:
    """Stop where a component brings no text of its licence."""
    bare = [each.name for each in found if not any(text.is_file() for text in each.texts)]
    if bare:
        raise Stop(f"No text of the licence of {', '.join(bare)} was found: add it to {HERE.name}.")


def owner(file: Carried) -> Component | None:
    """Whose a file is: a library named by hand goes before the wheel that it lies in."""
    if found := library(file.path):
        return found
    if found := distribution(file.source):
        return found
    if of_ours(file.source):
        return ours()
    if of_the_system((file.path, str(file.source), file.kind)):
        return package(file.source)
    return python() if of_python(file.source) else None


def of_ours(source: Path) -> bool:
    folders = (ROOT / "hailuo_desktop", ROOT / "resources")
    return source == HERE / "start.py" or any(map(source.is_relative_to, folders))


def of_python(source: Path) -> bool:
    """Whether it is of the standard library, made from it, or Python's own library."""
    folders = map(Path, (sysconfig.get_path("stdlib"), sys.base_prefix))
    made = source.name == "base_library.zip" or source.name.startswith("libpython")
    return made or any(source.is_relative_to(folder) for folder in folders)


@cache
def ours() -> Component:
    texts = (ROOT / "LICENSE", ROOT / "resources/fonts/OFL.txt")
    return Component("Hailuo Desktop", version(), "MIT AND OFL-1.1", "", texts)


@cache
def python() -> Component:
    number = ".".join(map(str, sys.version_info[:3]))
    folder = Path(sysconfig.get_path("stdlib"))
    shared = Path(f"/usr/share/doc/python{number.rpartition('.')[0]}/copyright")  # Debian's own
    text = next((each for each in (folder / "LICENSE.txt", shared) if each.is_file()), folder)
    return Component("Python", number, "PSF-2.0", "https://www.python.org", (text,))


@cache
def bootloader() -> Component:
    """What starts a frozen program; under the GPL with an exception for what it starts."""
    (found,) = (each for each in distributions() if each.name.lower() == "pyinstaller")
    licence = "GPL-2.0-or-later WITH Bootloader-exception"
    source = "https://github.com/pyinstaller/pyinstaller"
    return Component(f"{found.name}'s bootloader", found.version, licence, source, texts_of(found))


class Library(TypedDict):
    """An entry of libraries.toml: ``files`` are patterns of paths in a bundle, ``texts`` names."""

    name: str
    version: str
    files: list[str]
    licence: str
    texts: list[str]
    source: str


def libraries() -> list[Library]:
    """Those of libraries.toml; Stop where the wheels are others than it speaks of."""
    told = tomllib.loads((HERE / "libraries.toml").read_text("utf-8"))
    installed = {each.name.lower().replace("-", "_"): each.version for each in distributions()}
    for name, known in told["wheels"].items():
        if (now := installed.get(name.lower())) not in (known, None):
            raise Stop(
                f"libraries.toml tells of {name} {known}, and this is {now}: look what it carries."
            )
    return cast(list[Library], told["library"])


@cache
def named() -> tuple[tuple[Component, list[str]], ...]:
    """The libraries of the table, each with the patterns of its files."""
    return tuple((made_of(each), each["files"]) for each in libraries())


def made_of(told: Library) -> Component:
    texts = tuple(HERE / "licences" / f"{text}.txt" for text in told["texts"])
    return Component(told["name"], told["version"], told["licence"], told["source"], texts)


def library(path: str) -> Component | None:
    """The first of the table that has a pattern for a path in the bundle."""
    path = path.replace("\\", "/")
    matching = (
        component
        for component, patterns in named()
        if any(fnmatchcase(path, pattern) for pattern in patterns)
    )
    return next(matching, None)


Installed = Mapping[Path, Distribution]


def by_file(installed: Iterable[Distribution]) -> Installed:
    """By file, the distribution that has installed it."""
    return {
        Path(str(each.locate_file(file))).resolve(): each
        for each in installed
        for file in each.files or ()
    }


@cache
def here() -> Installed:
    return by_file(distributions())


def distribution(source: Path, installed: Installed | None = None) -> Component | None:
    """The Python distribution that a file came with; of this very Python unless told."""
    found = (here() if installed is None else installed).get(source.resolve())
    return described(found) if found else None


@cache
def described(found: Distribution) -> Component:
    def every(name: str) -> list[str]:
        return found.metadata.get_all(name) or []

    classifiers = [
        each.rpartition(":: ")[2] for each in every("Classifier") if "License ::" in each
    ]
    free = [each.strip().partition("\n")[0] for each in every("License")]
    licence = [*every("License-Expression"), *classifiers, *free, ""][0]
    purl = f"pkg:pypi/{found.name.lower().replace('_', '-')}@{found.version}"
    source = project(every("Project-URL"), *every("Home-page"))
    return Component(found.name, found.version, licence, source, texts_of(found), purl)


def project(urls: Iterable[str], home: str = "") -> str:
    """Where a distribution says that its source lives."""
    told = {name.strip().lower(): url.strip() for name, _, url in (u.partition(",") for u in urls)}
    return next((told[name] for name in SOURCE_NAMES if name in told), home)


def texts_of(found: Distribution) -> tuple[Path, ...]:
    """The licence files that lie in a distribution's notes."""
    return tuple(
        Path(str(found.locate_file(file)))
        for file in found.files or ()
        if ".dist-info" in file.parts[0] and file.name.lower().startswith(LICENCE_NAMES)
    )


@cache
def package(source: Path) -> Component:
    """The Debian package that a library of the system came with; its source has the version."""
    name = told("dpkg-query", "-S", str(source.resolve())) or told("dpkg-query", "-S", str(source))
    name = name.partition(":")[0]
    fields = "${Version}\\t${source:Package}"
    version, _, source_name = told("dpkg-query", "-W", "-f", fields, name).partition("\t")
    text = Path("/usr/share/doc") / name / "copyright"
    where = f"Debian's source package {source_name} {version}"
    return Component(name, version, "", where, (text,), f"pkg:deb/debian/{name}@{version}")


def told(*line: str) -> str:
    """The first line of what a tool says; nothing where it fails."""
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    return done.stdout.partition("\n")[0]
