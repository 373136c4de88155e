"""Bare Debian systems below a folder of their own, to try things in that no machine has helped.

Nothing of this machine is mounted in them, and their /proc and /dev/pts only in a mount namespace
that ends with each command: removing a system removes nothing else.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from pathlib import Path

from stop import Stop

TOOLS = ("mmdebstrap", "unshare", "chroot")
KEPT = ("PIP_", "UV_", "SSL_CERT_")  # what tells this machine's installers where and whom to trust
# As the first process of a namespace: what it mounts and starts ends with it.
INSIDE = """
mount -t proc proc "$0/proc"
mount -t devpts -o ptmxmode=0666 devpts "$0/dev/pts"
exec chroot "$0" sh -c "$1"
"""


def lacking(tools: Iterable[str]) -> list[str]:
    """What is not there of the commands that are needed, and “root” where one is not that."""
    found = [tool for tool in tools if shutil.which(tool) is None]
    return [*found, *([] if os.geteuid() == 0 else ["root"])]


def require(tools: Iterable[str]) -> None:
    """Stop, with what is lacking, where a command is not there or one is not root."""
    if lacks := lacking(tools):
        raise Stop(f"This needs {', '.join(lacks)}.")


@contextmanager
def bare_system(suite: str, packages: str, carry: Iterable[Path] = ()) -> Generator[Path]:
    """The root of a system with these packages, parted by commas; removed afterwards."""
    folder = Path(tempfile.mkdtemp(prefix=f"hailuo-{suite}-"))
    root = folder / "root"
    try:
        make(suite, root, packages)
        for file in carry:
            target = root / file.absolute().relative_to("/")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
        yield root
    finally:
        remove(folder)


def make(suite: str, root: Path, packages: str) -> None:
    line = ["mmdebstrap", "--quiet", "--mode=root", "--variant=minbase"]
    # A mirror that was copied a while ago is still a mirror.
    line += ["--aptopt=Acquire::Check-Valid-Until false"]
    line += [f"--include={packages}", suite, str(root)]
    if subprocess.call(line) != 0:
        raise Stop(f"mmdebstrap could not make a bare {suite}; its messages above say why.")
    shutil.copyfile("/etc/resolv.conf", root / "etc/resolv.conf")


def remove(folder: Path) -> None:
    """Never while anything is mounted below: that would be removed along with it."""
    if str(folder) in Path("/proc/self/mountinfo").read_text("utf-8"):
        raise Stop(f"Something is mounted in {folder}: unmount it and remove the folder yourself.")
    subprocess.call(["rm", "-rf", "--one-file-system", str(folder)])


def inside(root: Path, command: str) -> list[str]:
    """The command line that runs a command in a system; all that it starts ends with it."""
    space = ["unshare", "--mount", "--pid", "--fork", "--kill-child"]
    return [*space, "sh", "-ec", INSIDE, str(root), command]


def variables(ours: Mapping[str, str], **more: str) -> dict[str, str]:
    """The environment in a system: as bare as it is, but for where packages come from."""
    kept = {
        name: value
        for name, value in ours.items()
        if name.startswith(KEPT) or name.lower().endswith("_proxy")
    }
    bare = {"HOME": "/root", "LANG": "C.UTF-8", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
    return {**bare, **kept, **more}
