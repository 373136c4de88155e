"""What has to be done before others are imported, in the order that works; ``__main__`` calls it.

Nothing here is slow: the window is on the screen before anything heavy is loaded.
"""

import os
import sys
from collections.abc import MutableMapping

LIBRARY_PATH = "LD_LIBRARY_PATH"
PYINSTALLERS_OWN = "_PYI_"  # by these a program that is started again knows its parent


def prepare() -> None:
    """First of all, once in a process."""
    # httpx looks for its command line, and loads click, rich and Pygments with it: more than twice
    # of what the library itself takes, before the window can be filled.
    sys.modules.setdefault("httpx._main", None)  # pyright: ignore[reportArgumentType]
    # Qt's multimedia writes each codec detail to stderr, which helps nobody here.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
    if getattr(sys, "frozen", False):
        restore_library_path(os.environ)
        if sys.platform != "win32":  # there a program finds its own DLLs by PATH
            forget_bundle(os.environ, str(getattr(sys, "_MEIPASS", "")))


def restore_library_path(environment: MutableMapping[str, str]) -> None:
    """A frozen program was started with its own libraries first, and has them by now.

    What it starts itself, a browser or a file manager, is to find those of the system. The path as
    it was is kept by PyInstaller under the name with “_ORIG”.
    """
    before = environment.pop(f"{LIBRARY_PATH}_ORIG", None)
    environment.pop(LIBRARY_PATH, None)
    if before:
        environment[LIBRARY_PATH] = before


def forget_bundle(environment: MutableMapping[str, str], folder: str) -> None:
    """Take the bundle's own folder out of what children get, whatever variable names it.

    PyInstaller tells Qt by QT_PLUGIN_PATH where its plugins are: a file manager or browser that is
    built with another Qt would load ours. Qt for Python finds its own plugins without it.
    """
    if not folder:
        return
    for name, value in list(environment.items()):
        if folder not in value or name.startswith(PYINSTALLERS_OWN):
            continue
        theirs = [each for each in value.split(os.pathsep) if not each.startswith(folder)]
        if theirs:
            environment[name] = os.pathsep.join(theirs)
        else:
            del environment[name]


def load_models() -> None:
    """Before anything else imports pydantic.

    PySide6 looks into every module that is imported after it. Where that look is the first to
    touch pydantic's lazy attributes, pydantic imports itself in a circle and fails: so all of it
    is here before anything else wants it, in the one order that always works.
    """
    import pydantic.errors  # pyright: ignore[reportUnusedImport]
    import pydantic.types  # noqa: F401  # pyright: ignore[reportUnusedImport]
