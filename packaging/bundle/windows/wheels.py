"""The pinned wheels for Windows, laid out as a Python there would find them installed."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from stop import Stop

from bundle.place import BUILD, PACKAGING, ROOT

SITE = BUILD / "windows" / "site"
STAMP = BUILD / "windows" / "site.sha256"
PLATFORM = "x86_64-pc-windows-msvc"
PINNED = PACKAGING / "requirements" / "run.txt"


def uv() -> str:
    """The uv of this environment, or one of this system; Stop where there is none."""
    environments = (Path(sys.executable).parent, BUILD / "environment" / "bin", ROOT / ".venv/bin")
    places = (folder / "uv" for folder in environments)
    found = next((str(place) for place in places if place.exists()), shutil.which("uv"))
    if found is None:
        raise Stop("This needs uv, which “packaging/dev.py lock” installs.")
    return found


def provide(line: str) -> Path:
    """All that the program needs, for Python ``line`` (“3.13”); each file by its hash."""
    mark = hashlib.sha256(f"{line}\n".encode() + PINNED.read_bytes()).hexdigest()
    if SITE.is_dir() and STAMP.is_file() and STAMP.read_text("ascii") == mark:
        return SITE
    if SITE.exists():
        shutil.rmtree(SITE)
    if subprocess.call(line_for(line, PINNED, SITE)) != 0:
        raise Stop("uv could not lay out the wheels for Windows; its messages above say why.")
    STAMP.write_text(mark, "ascii")
    return SITE


def line_for(line: str, pinned: Path, target: Path) -> list[str]:
    """The command line that lays pinned wheels for Python ``line`` on Windows into a folder."""
    words = [uv(), "pip", "install", "--quiet", "--no-deps", "--require-hashes"]
    words += ["--only-binary", ":all:", "--python-platform", PLATFORM, "--python-version", line]
    return [*words, "--python", sys.executable, "--target", str(target), "-r", str(pinned)]
