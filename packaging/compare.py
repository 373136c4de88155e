"""What differs between two builds.

    python3 packaging/compare.py ONE OTHER

Each is a folder, or a file that was built: a .tar.xz and a .deb are unpacked, and others compared
byte by byte.
"""

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

WHOLE = "the file itself"


def main(arguments: list[str]) -> int:
    """0 where nothing differs."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    with contents(Path(arguments[0])) as one, contents(Path(arguments[1])) as other:
        found = differences(one, other)
    for line in found:
        print(line)
    print(f"{len(one)} and {len(other)} files, {len(found)} differences.")
    return 1 if found else 0


def differences(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """By path, what only one has and what is another there."""
    names = sorted({*one, *other})
    return [
        f"{_word(one, other, name)}: {name}" for name in names if one.get(name) != other.get(name)
    ]


def _word(one: Mapping[str, str], other: Mapping[str, str], name: str) -> str:
    if name not in other:
        return "only in the first"
    return "differs" if name in one else "only in the second"


@contextmanager
def contents(build: Path) -> Generator[dict[str, str]]:
    """Fingerprints by path; of an archive also its own, as it is what people download."""
    if build.is_dir():
        yield fingerprints(build)
        return
    with tempfile.TemporaryDirectory(prefix="hailuo-compare-") as name:
        folder = Path(name)
        if build.suffix == ".deb":
            subprocess.run(["dpkg-deb", "--raw-extract", str(build), name], check=True)
        elif build.name.endswith(".tar.xz"):
            with tarfile.open(build) as tar:
                tar.extractall(folder, filter="data")
        yield {WHOLE: digest(build.read_bytes()), **fingerprints(folder)}


def fingerprints(folder: Path) -> dict[str, str]:
    """Of bytes, of where a link leads, and of who may start it."""
    return {
        path.relative_to(
            folder
        ).as_posix(): f"{path.stat().st_mode & 0o100} {digest(path.read_bytes())}"
        if not path.is_symlink()
        else f"-> {path.readlink()}"
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
