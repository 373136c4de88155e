"""macOS: the application on a disk image; notarised where Apple's secrets are there."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from stop import Stop

from bundle.freezing import freeze
from bundle.licences import FOLDER, beside, gather
from bundle.place import BUILD, DIST, FROZEN, NAME, machine, version
from bundle.updates import telling

from .signing import call, sign

APP = FROZEN.with_name("Hailuo Desktop.app")
# A key of App Store Connect: the path of its file, its number and whom it was made for.
NOTARY = ("HAILUO_NOTARY_KEY", "HAILUO_NOTARY_KEY_ID", "HAILUO_NOTARY_ISSUER")


def build() -> list[Path]:
    """The .dmg."""
    if sys.platform != "darwin":
        raise Stop("A bundle for macOS is made on a Mac.")
    freeze()
    resources = APP / "Contents/Resources"
    licences = resources / FOLDER.relative_to("_internal")
    gather(licences)
    with telling(licences.parent):
        sign(APP)
        image = disk_image(APP, DIST / f"{NAME}-{version()}-macos-{machine()}.dmg")
    notarise(image, os.environ)
    return [beside(image, licences, Path())]


def disk_image(app: Path, target: Path) -> Path:
    """With a link to where the application is to be dragged."""
    staged = BUILD / "image"
    if staged.exists():
        shutil.rmtree(staged)
    shutil.copytree(app, staged / app.name, symlinks=True)
    (staged / "Applications").symlink_to("/Applications")
    target.parent.mkdir(parents=True, exist_ok=True)
    words = ["hdiutil", "create", "-ov", "-volname", "Hailuo Desktop", "-fs", "APFS"]
    call([*words, "-format", "ULMO", "-srcfolder", str(staged), str(target)])
    return target


def notarise(image: Path, secrets: Mapping[str, str]) -> None:
    """Apple looks at it, and the image carries the ticket from then on."""
    key, number, issuer = (secrets.get(name, "") for name in NOTARY)
    if not (key and number and issuer):
        print(f"Not notarised: {', '.join(NOTARY)} are not all set.", flush=True)
        return
    call(notary_line(image, key, number, issuer))
    call(["xcrun", "stapler", "staple", str(image)])


def notary_line(image: Path, key: str, number: str, issuer: str) -> list[str]:
    words = ["xcrun", "notarytool", "submit", "--wait", "--timeout", "1h"]
    return [*words, "--key", key, "--key-id", number, "--issuer", issuer, str(image)]
