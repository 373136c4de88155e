"""Linux, any of it: one folder that runs where it is unpacked."""

from pathlib import Path

from .archive import pack
from .freezing import freeze
from .licences import RESOURCES, beside, collect
from .place import DIST, NAME, epoch, machine, version
from .updates import telling


def build() -> list[Path]:
    """The .tar.xz."""
    folder = freeze()
    collect(folder)
    with telling(folder / RESOURCES):
        return [beside(archive(folder), folder)]


def archive(folder: Path) -> Path:
    name = f"{NAME}-{version()}"
    return pack(folder, DIST / f"{name}-linux-{machine()}.tar.xz", name, epoch())
