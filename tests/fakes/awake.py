"""Tools that hold a computer awake, without doing it: no test keeps the machine from its sleep."""

import os
from pathlib import Path

# As the real one: its options are its own, and the rest is the program that it runs and stands for.
TOOL = """#!/bin/sh
while [ "${1#-}" != "$1" ]; do shift; done
exec "$@"
"""
NAMES = ("systemd-inhibit", "caffeinate")


def hide_tools(folder: Path) -> None:
    """This process, and whatever it starts, finds these before those of the system."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        tool = folder / name
        tool.write_text(TOOL)
        tool.chmod(0o755)
    os.environ["PATH"] = os.pathsep.join((str(folder), os.environ.get("PATH", os.defpath)))
