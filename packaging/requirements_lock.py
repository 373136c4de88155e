"""The pinned requirements: every release and every file of it by its hash, for every system.

Written by uv from pyproject.toml; no file names where the releases come from.
"""

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from stop import Stop

# What a file is compiled from. `lint` holds `test`: the types of the tests are checked too.
SOURCES = {
    "run": ("pyproject.toml",),
    "test": ("pyproject.toml", "--group", "test"),
    "lint": ("pyproject.toml", "--group", "test", "--group", "lint"),
    "bundle": ("pyproject.toml", "--group", "bundle"),
    "uv": ("--group", "setup"),
}
SETTINGS = (
    "--universal",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-header",
    "--no-annotate",
    "--quiet",
    "--python-version",
    "3.11",
)
ELSEWHERE = ("UV_INDEX", "UV_EXTRA_INDEX_URL", "UV_FIND_LINKS", "UV_CONSTRAINT", "UV_OVERRIDE")


def lock(root: Path, uv: str, arguments: Sequence[str]) -> None:
    """Write every requirements file anew; pins that still fit stay unless --upgrade is given."""
    settled: list[str] = []
    for name, sources in SOURCES.items():
        target = Path("packaging", "requirements", f"{name}.txt")
        line = [uv, "--no-config", "pip", "compile", *sources, *SETTINGS, *arguments]
        # Each file is held to the ones before it, so that they agree wherever they meet.
        constraints = [part for path in settled for part in ("--constraint", path)]
        code = subprocess.call([*line, *constraints, "-o", str(target)], cwd=root, env=plain())
        if code != 0:
            raise Stop(f"uv could not pin {target}; its messages above say why.")
        if found := places((root / target).read_text("utf-8")):
            raise Stop(f"{target} names a place to download from: {', '.join(found)}.")
        settled.append(str(target))
        print(f"Pinned: {target}")


def plain(variables: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment without this machine's own additional package sources."""
    return {name: value for name, value in variables.items() if name not in ELSEWHERE}


def places(text: str) -> list[str]:
    """Addresses, paths and index options in a requirements file: there should be none."""
    return re.findall(r"\S*://\S*|^--?[a-z]\S*|\S+ @ \S+", text, re.MULTILINE)
