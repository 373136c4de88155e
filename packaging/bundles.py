"""Build what artists install; dev.py bundle starts this where all is there that it builds from.

python3 packaging/dev.py bundle linux        one folder for any Linux, as .tar.xz
python3 packaging/dev.py bundle deb          a package for Debian, Ubuntu and their relatives
python3 packaging/dev.py bundle windows      an installer for Windows, made on Linux
"""

import argparse
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from stop import Stop

# What may be built, and the module whose `build` does it and gives the files that it made.
TARGETS = {"linux": "bundle.linux", "deb": "bundle.deb", "windows": "bundle.windows.build"}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        "dev.py bundle",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("target", nargs="+", choices=TARGETS, help="one or several of the above")
    try:
        for target in parser.parse_args(arguments).target:
            build: Callable[[], list[Path]] = import_module(TARGETS[target]).build
            for file in build():
                print(f"Built: {file} ({file.stat().st_size / 1e6:.0f} MB)", flush=True)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
