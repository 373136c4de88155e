"""Build what artists install; dev.py bundle starts this where all is there that it builds from.

python3 packaging/dev.py bundle linux        one folder for any Linux, as .tar.xz
"""

import argparse
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from stop import Stop

# What may be built, and the module whose `build` does it and gives the files that it made.
TARGETS = {"linux": "bundle.linux"}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("dev.py bundle", description="Build what artists install.")
    parser.add_argument("target", choices=TARGETS, help="for which system")
    target = parser.parse_args(arguments).target
    build: Callable[[], list[Path]] = import_module(TARGETS[target]).build
    try:
        for file in build():
            print(f"Built: {file} ({file.stat().st_size / 1e6:.0f} MB)")
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
