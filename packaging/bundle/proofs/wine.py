"""A bare Debian with Wine in it: what stands in for a Windows here, and what that cannot tell.

Wine 10 lacks two things that Windows 10 has. Qt converts old encodings with Windows' own ICU: a
library of the same functions, which all decline, is laid into Wine's system. NumPy calls functions
of the C library that Wine has only the names of: an older NumPy is laid over the installed one.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from bare_systems import bare_system, inside, variables

from bundle.windows.wheels import line_for

from .proof import expect, run

SUITE, PACKAGES = "trixie", "wine,wine64,fonts-dejavu-core"
COMPILER, OBJDUMP = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-objdump"
PREFIX = "root/.wine/drive_c"
SYSTEM = f"{PREFIX}/windows/system32"
REGISTRY = "root/.wine/user.reg"
ICU = "icuuc.dll"
OLDER = Path(__file__).with_name("wine.txt")
FUNCTION = re.compile(r"^\s+[0-9a-f]+\s+\d+\s+(\w+)$", re.MULTILINE)


@contextmanager
def wine() -> Generator[Path]:
    """The root of a system with a Windows of its own in it, for root."""
    with bare_system(SUITE, PACKAGES) as root:
        yield root


def words(root: Path, command: str) -> list[str]:
    """The command line that runs a command there.

    Wine wants an input, and writes down what it was told only when its server ends by itself.
    """
    return inside(root, f"cd /root; tail -f /dev/null | ({command}); wineserver -w")


def there(display: str = "") -> dict[str, str]:
    """The environment there; without a display Wine draws on nothing."""
    return variables(os.environ, DISPLAY=display, WINEDEBUG="-all")


def at(root: Path, command: str, display: str = "") -> str:
    """What a command says there, once all that it has started is done."""
    return run(inside(root, f"cd /root; echo | ({command}); wineserver -w"), there(display))


def mend(root: Path, app: Path) -> None:
    """Give Wine what it lacks, and the program what Wine can bear."""
    build_icu(app / "PySide6" / "Qt6Core.dll", root / SYSTEM / ICU)
    for name in ("numpy", "numpy.libs"):
        shutil.rmtree(app / name)
    run(line_for("3.13", OLDER, app))


def build_icu(asking: Path, target: Path) -> None:
    """A library of the functions that a library wants of ICU: each says that it has nothing."""
    told = run([OBJDUMP, "-p", str(asking)])
    names = wanted(told, ICU)
    expect(names, f"{asking.name} wants nothing of {ICU}")
    text = "".join(f"__declspec(dllexport) void *{name}(void) {{ return 0; }}\n" for name in names)
    line = [COMPILER, "-shared", "-Os", "-s", "-x", "c", "-", "-o", str(target)]
    done = subprocess.run(line, input=text, capture_output=True, text=True, check=False)
    expect(done.returncode == 0, done.stderr[-300:])


def wanted(told: str, library: str) -> list[str]:
    """The functions of a library that a file is linked to, as objdump tells them."""
    _, _, after = told.partition(f"DLL Name: {library}\n")
    return FUNCTION.findall(after.partition("DLL Name: ")[0])
