"""What of an application is signed, in which order, and how.

Apple, “Creating distribution-signed code for macOS”: from the inside out, as the signature of a
bundle seals those of all that lies in it; never by --deep.
"""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from stop import Stop

from bundle.place import HERE

IDENTITY = "HAILUO_SIGN_IDENTITY"  # “Developer ID Application: …”; without it signed for nobody
NOBODY = "-"
ENTITLEMENTS = HERE / "macos" / "entitlements.plist"
BUNDLES = (".app", ".framework", ".bundle", ".xpc")
# The first bytes of a program or a library: Mach-O in 64 bits, and several of them in one.
MACH_O = (b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"\xca\xfe\xba\xbf")


def sign(app: Path) -> None:
    """Sign all of it; Stop where codesign refuses."""
    identity = os.environ.get(IDENTITY, NOBODY)
    for path in order(app):
        call(line(path, identity))
    call(["codesign", "--verify", "--strict", "--deep", str(app)])


def line(path: Path, identity: str) -> list[str]:
    """Only a program has rights of its own; a time from Apple's server is for real identities."""
    words = ["codesign", "--force", "--sign", identity]
    if identity != NOBODY:
        words += ["--timestamp", "--options", "runtime"]
    if path.suffix == ".app":
        words += ["--entitlements", str(ENTITLEMENTS)]
    return [*words, str(path)]


def order(app: Path) -> list[Path]:
    """What is to be signed: the deepest first, code before the bundle that it lies in."""
    found = [*code(app), *(path for path in app.rglob("*") if is_bundle(path))]
    deepest_first = sorted(found, key=lambda path: (-len(path.parts), path.suffix in BUNDLES, path))
    return [*deepest_first, app]


def code(app: Path) -> Iterator[Path]:
    """Programs and libraries, but for the one that a bundle is signed with itself."""
    for path in app.rglob("*"):
        if path.is_symlink() or not path.is_file() or main_of_a_bundle(path):
            continue
        with path.open("rb") as content:
            if content.read(4) in MACH_O:
                yield path


def is_bundle(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink() and path.suffix in BUNDLES


def main_of_a_bundle(path: Path) -> bool:
    """QtCore.framework/Versions/A/QtCore, and its like."""
    return any(
        parent.suffix == ".framework" and parent.stem == path.name for parent in path.parents
    ) and (path.parent.parent.name == "Versions")


def call(words: list[str]) -> None:
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise Stop(f"This needs {words[0]}: it comes with Xcode's command line tools.") from error
    if done.returncode != 0:
        last = (done.stderr or done.stdout).strip()[-600:]
        raise Stop(f"{words[0]} refuses {words[-1]}: {last}")
