"""macOS: a small application that says which files are its own and starts this program."""

import plistlib
import shlex
import subprocess
from collections.abc import Sequence
from pathlib import Path

from hailuo_desktop import __version__
from hailuo_desktop.media.app_icon import draw_icon

from .launch import KIND, NAME

TYPE = "app.hailuo-desktop.storyboard"
PROGRAM, ICON = "hailuo-desktop", "hailuo.icns"
INFO = {
    "CFBundleIdentifier": "app.hailuo-desktop",
    "CFBundleName": NAME,
    "CFBundlePackageType": "APPL",
    "CFBundleShortVersionString": __version__,
    "CFBundleVersion": __version__,
    "CFBundleExecutable": PROGRAM,
    "CFBundleIconFile": ICON,
    "NSHighResolutionCapable": True,
    "CFBundleDocumentTypes": [
        {
            "CFBundleTypeName": KIND,
            "CFBundleTypeIconFile": ICON,
            "CFBundleTypeRole": "Editor",
            "LSHandlerRank": "Owner",
            "LSItemContentTypes": [TYPE],
        }
    ],
    "UTExportedTypeDeclarations": [
        {
            "UTTypeIdentifier": TYPE,
            "UTTypeDescription": KIND,
            "UTTypeConformsTo": ["public.data"],
            "UTTypeTagSpecification": {"public.filename-extension": ["hailuo"]},
        }
    ],
}
REGISTER = Path(
    "/System/Library/Frameworks/CoreServices.framework/Frameworks/LaunchServices.framework"
    "/Support/lsregister"
)


def write(command: Sequence[str], applications: Path) -> None:
    """``applications`` is the user's own folder of them. OSError where it cannot be written.

    The system hands the file to the running program, as Qt's file-open event.
    """
    bundle = applications / f"{NAME}.app"
    contents = bundle / "Contents"
    for folder in ("MacOS", "Resources"):
        (contents / folder).mkdir(parents=True, exist_ok=True)
    (contents / "Info.plist").write_bytes(plistlib.dumps(INFO))
    draw_icon(contents / "Resources" / ICON)
    program = contents / "MacOS" / PROGRAM
    program.write_text(f"#!/bin/sh\nexec {shlex.join(command)}\n", "utf-8")
    program.chmod(0o755)
    register(bundle)


def register(bundle: Path) -> None:
    """The system reads once more which files an application opens."""
    if REGISTER.exists():
        subprocess.run([REGISTER, "-f", bundle], check=False, capture_output=True)
