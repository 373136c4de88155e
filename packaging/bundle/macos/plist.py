"""What macOS is told of the application: the same files are its own as when it is run unbundled."""

from typing import Any

from hailuo_desktop.studio.association.macos import INFO

OLDEST = "14.0"  # PyAV's wheels for Apple's processors start there
CATEGORY = "public.app-category.video"


def info() -> dict[str, Any]:
    """Beyond what PyInstaller itself writes: the name of the program and of the icon's file."""
    theirs = ("CFBundleExecutable", "CFBundleIconFile")
    ours = {key: value for key, value in INFO.items() if key not in theirs}
    return {
        **ours,
        "LSMinimumSystemVersion": OLDEST,
        "LSApplicationCategoryType": CATEGORY,
        "NSHumanReadableCopyright": "GPL-3.0-or-later; see Licences in About",
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,
    }
