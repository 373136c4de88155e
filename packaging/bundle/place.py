"""Where a bundle is built and what it is called: the version stands in the product alone."""

import ast
import os
import platform
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
HERE = PACKAGING / "bundle"
BUILD = ROOT / "build" / "bundle"
DIST = ROOT / "dist"
NAME = "hailuo-desktop"
FROZEN = BUILD / "frozen" / NAME  # what PyInstaller leaves
# By path in the bundle, the libraries that were taken from this system: JSON.
SYSTEM_LIBRARIES = BUILD / "system-libraries.json"


def version(text: str | None = None) -> str:
    """The version that the product says of itself; it is read, as nothing of it is loaded here."""
    source = text if text is not None else (ROOT / "hailuo_desktop/__init__.py").read_text("utf-8")
    for statement in ast.parse(source).body:
        match statement:
            case ast.Assign([ast.Name("__version__")], ast.Constant(str(found))):
                return found
            case _:
                pass
    raise ValueError("hailuo_desktop says no __version__")


def epoch() -> int:
    """Seconds: the time that every file of a build bears, so that two builds are alike."""
    if (given := os.environ.get("SOURCE_DATE_EPOCH", "")).isdigit():
        return int(given)
    line = ["git", "log", "-1", "--format=%ct"]
    told = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    return int(told.stdout) if told.stdout.strip().isdigit() else 0


def machine() -> str:
    """This processor's architecture as Linux calls it."""
    return {"AMD64": "x86_64", "arm64": "aarch64"}.get(platform.machine(), platform.machine())
