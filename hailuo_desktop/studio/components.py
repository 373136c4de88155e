"""What this copy of the program is made of: each part with its version, licence and source.

A bundle brings a page that names all it carries, and their texts; elsewhere it is what Python has
loaded, by the notes of each distribution.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from hailuo_desktop import __version__
from hailuo_desktop.assets import COMPONENTS, asset

OURS = "Hailuo Desktop"
_TEXT = re.compile(r"(?i)(?:licen[cs]e|copying|notice|ofl)[^/]*$")
_PART = re.compile(
    r"(?P<name>\S.*) (?P<version>\S+)\n    licence: (?P<licence>.*)\n    source: (.*)"
)
MOST = 400_000  # characters of the texts of one part


@dataclass(frozen=True)
class Component:
    """``texts`` are files with the words of its licence."""

    name: str
    version: str
    licence: str
    source: str
    texts: tuple[Path, ...] = ()

    @property
    def words(self) -> str:
        """All of its texts, one after the other."""
        return "\n\n".join(_read(text) for text in self.texts)[:MOST]


def components() -> list[Component]:
    """Ours first, the others by name."""
    found = _of_bundle() or [_ours(), *_loaded()]
    return sorted(found, key=lambda part: (part.name != OURS, part.name.casefold()))


def head() -> str:
    """What stands above the components of a bundle; empty where this is none."""
    page = _page()
    return page.partition("\n\n\n")[0] if page else ""


def is_bundle() -> bool:
    """Whether this program came as an installer's bundle, which carries its own page of parts."""
    return bool(_page())


def _page() -> str:
    try:
        return asset(*COMPONENTS).read_text("utf-8")
    except OSError:
        return ""


def _of_bundle() -> list[Component]:
    page = _page()
    if not page:
        return []
    folder = asset(*COMPONENTS).parent
    found = [
        Component(
            part["name"],
            part["version"],
            part["licence"],
            part[4],
            tuple(sorted(_texts_in(folder / _folder_name(part["name"])))),
        )
        for part in _PART.finditer(page)
    ]
    whole = folder / "GPL-3.0.txt"
    return found and [
        Component(OURS, __version__, "GPL-3.0-or-later, as a whole", "this project", (whole,)),
        *(
            each
            for each in found
            if each.name.casefold() not in (OURS.casefold(), "hailuo-desktop")
        ),
    ]


def _folder_name(name: str) -> str:
    """As the bundle names the folder of a part."""
    return "".join(c if c.isalnum() or c in "-_." else "_" for c in name)


def _texts_in(folder: Path) -> Iterator[Path]:
    try:
        yield from (each for each in folder.iterdir() if each.is_file())
    except OSError:
        return


def _ours() -> Component:
    texts = [asset("fonts", "OFL.txt")]
    try:
        texts.insert(0, asset("..", "LICENSE"))
    except OSError:
        texts[:0] = _texts_of(OURS)
    licence = "MIT; its typeface OFL-1.1"
    return Component(OURS, __version__, licence, "this project", tuple(texts))


def _loaded() -> Iterator[Component]:
    """Distributions of which something is in this process."""
    tops = {name.partition(".")[0] for name in list(sys.modules)}
    by_top = metadata.packages_distributions()
    names = {name for top in tops for name in by_top.get(top, ())}
    for name in sorted(names - {"hailuo-desktop"}, key=str.casefold):
        try:
            notes = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        version = metadata.version(name)
        yield Component(
            str(notes["Name"]), version, _licence(notes), _source(notes, version), _texts_of(name)
        )


def _licence(notes: metadata.PackageMetadata) -> str:
    said = _all(notes, "License-Expression") or _all(notes, "License")
    if said and "\n" not in said[0] and len(said[0]) < 80:
        return said[0]
    kinds = [each for each in _all(notes, "Classifier") if each.startswith("License ::")]
    return ", ".join(each.rpartition(":: ")[2] for each in kinds)


def _source(notes: metadata.PackageMetadata, version: str) -> str:
    """Where that very version comes from."""
    links = [each.partition(", ") for each in _all(notes, "Project-URL")]
    named = {label.casefold(): url for label, _, url in links}
    wanted = ("source", "repository", "code", "homepage")
    places = [named[each] for label in wanted for each in named if label in each]
    places += _all(notes, "Home-page")
    return f"{places[0]} ({version})" if places else f"{notes['Name']} {version}"


def _all(notes: metadata.PackageMetadata, name: str) -> list[str]:
    return [str(each) for each in notes.get_all(name) or []]


def _texts_of(name: str) -> tuple[Path, ...]:
    try:
        files = metadata.files(name) or []
    except metadata.PackageNotFoundError:
        return ()
    texts = [Path(str(each.locate())) for each in files if _TEXT.search(each.as_posix())]
    return tuple(each for each in texts if each.suffix not in (".py", ".pyc"))


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace")
    except OSError:
        return ""
