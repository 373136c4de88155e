"""This very program, started once more beside itself."""

import sys
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2]  # where Python looks for what -m names
# What a run is told of EvoLink and of its library; a rehearsal has both by itself.
_TOLD = ("EVOLINK_API_KEY", "HAILUO_API_URL", "HAILUO_FILES_URL", "HAILUO_LIBRARY")


def program() -> list[str]:
    """The command without its arguments; it is to be run in ``FOLDER``."""
    frozen = bool(getattr(sys, "frozen", False))
    return [sys.executable, *([] if frozen else ["-m", "hailuo_desktop"])]


def rehearsal_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Of a rehearsal that this run starts: neither its library nor its key."""
    return {name: value for name, value in environment.items() if name not in _TOLD}
