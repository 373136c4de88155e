"""Archives that are the same, bit for bit, whenever the same files are put in."""

import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path

from stop import Stop

THREADS = 2  # the blocks that xz makes do not depend on more of them


def pack(folder: Path, target: Path, top: str, time: int) -> Path:
    """A .tar.xz of the folder under the name ``top``."""
    target.parent.mkdir(parents=True, exist_ok=True)
    plain = line_up(folder, target.with_suffix(""), top, time)
    if subprocess.call(["xz", "--force", "-4", f"--threads={THREADS}", str(plain)]) != 0:
        raise Stop(f"xz could not pack {target.name}; its message above says why.")
    return target


def line_up(folder: Path, target: Path, top: str, time: int) -> Path:
    """A .tar of the folder: in order, of one time (seconds since 1970), nobody's own."""
    with tarfile.open(target, "w", format=tarfile.GNU_FORMAT) as tar:
        for path in sorted([folder, *folder.rglob("*")]):
            within = path.relative_to(folder)
            tar.add(path, str(Path(top) / within), recursive=False, filter=_plain(time))
    return target


def _plain(time: int) -> Callable[[tarfile.TarInfo], tarfile.TarInfo]:
    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = time
        entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
        return entry

    return plain
