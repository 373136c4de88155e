"""What the Windows bundle is made of, for people and machines."""

from collections.abc import Iterable
from importlib.metadata import distributions
from pathlib import Path

from bundle import components
from bundle.components import Carried, Component
from bundle.licences import FOLDER, write

from .python import TARGET, Pin
from .wheels import SITE

PLACE = FOLDER.relative_to("_internal")
# Of the build's own system: what is linked into the starters, and what unpacks the rest.
BUILT_WITH = (
    Path("/usr/x86_64-w64-mingw32/lib/libmingw32.a"),
    Path("/usr/share/nsis/Stubs/lzma_solid-amd64-unicode"),
)


def collect(app: Path, carried: Iterable[Carried], pin: Pin) -> list[Component]:
    """Write the licences where the About dialog looks for them."""
    found = found_in(carried, pin)
    write(app / PLACE, found)
    return found


def found_in(carried: Iterable[Carried], pin: Pin) -> list[Component]:
    installed = components.by_file(distributions(path=[str(SITE)]))
    python = carried_python(pin)

    def owner(file: Carried) -> Component | None:
        if file.path.startswith("python/"):
            return python
        if components.of_ours(file.source):
            return components.ours()
        return components.library(file.path) or components.distribution(file.source, installed)

    return components.gathered(carried, owner, map(components.package, BUILT_WITH))


def carried_python(pin: Pin) -> Component:
    """Its text speaks of OpenSSL, libffi, SQLite and Microsoft's runtime in it as well."""
    text = (TARGET / "LICENSE.txt",)
    return Component("Python", pin.version, "PSF-2.0", "https://www.python.org", text)
