"""The folder of licences in a bundle: the texts of all that it carries, and one page about them."""

import json
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

from hailuo_desktop.assets import COMPONENTS

from .components import Carried, Component, components
from .place import BUILD, HERE
from .sbom import write as write_sbom

CARRIED = BUILD / "carried.json"  # [path in the bundle, source, kind] for each file, by the spec
RESOURCES = Path("_internal/hailuo_desktop/resources")  # in a frozen program
FOLDER = RESOURCES / COMPONENTS[0]  # where the About dialog looks
PAGE, SBOM = COMPONENTS[1], "sbom.cdx.json"
HEAD = """\
Hailuo Desktop's source is under the MIT licence, its typeface under the SIL Open Font License.

This bundle as a whole is under the GNU General Public License, version 3 or any later one, as it
carries encoders that are: you may use it for anything, pass it on, and change it, and whoever gets
it from you has the same rights. The text is GPL-3.0.txt in this folder. There is no warranty.

Qt and the other libraries are files of their own, and may be replaced by others.

The source of each component is the release of that version, from where it is named below. The
sources of FFmpeg, x264, x265, Qt, Qt for Python and libheif are offered beside each release of
this bundle as well.

"""


def collect(program: Path, left_out: Collection[str] = ()) -> list[Component]:
    """Write the licences into a frozen program; ``left_out`` are paths that it does not carry."""
    return gather(program / FOLDER, left_out)


def gather(folder: Path, left_out: Collection[str] = ()) -> list[Component]:
    """The same, where a frozen program is laid out otherwise."""
    found = components(each for each in carried() if each.path not in left_out)
    write(folder, found)
    return found


def beside(artefact: Path, program: Path, folder: Path = FOLDER) -> Path:
    """The artefact, once the list of what is in it lies beside it, for machines."""
    listed = artefact.with_name(f"{artefact.name}.cdx.json")
    shutil.copyfile(program / folder / SBOM, listed)
    return artefact


def carried() -> list[Carried]:
    told: list[tuple[str, str, str]] = json.loads(CARRIED.read_text("utf-8"))
    return [Carried(path, Path(source), kind) for path, source, kind in told]


def write(folder: Path, found: Iterable[Component]) -> None:
    """Each component's texts in a folder of its own, the page, and the list for machines."""
    found = list(found)
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    shutil.copyfile(HERE / "licences" / "GPL-3.0.txt", folder / "GPL-3.0.txt")
    for component in found:
        place = folder / "".join(c if c.isalnum() or c in "-_." else "_" for c in component.name)
        place.mkdir()
        for number, text in enumerate(component.texts):
            name = f"{number}-{text.name}" if (place / text.name).exists() else text.name
            shutil.copyfile(text, place / name)
    (folder / PAGE).write_text(page(found), "utf-8")
    write_sbom(folder / SBOM, found)


def page(found: Iterable[Component]) -> str:
    """What the bundle is made of, for people."""
    return HEAD + "\n".join(
        f"{each.name} {each.version}\n"
        f"    licence: {each.licence or 'see its text'}\n"
        f"    source: {each.source or 'this project'}\n"
        for each in found
    )
