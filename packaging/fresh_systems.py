"""Prove the README's two commands on systems that have nothing but Python and pip.

    sudo python3 packaging/fresh_systems.py [SUITE …] [--carry FILE …] [--tests ARGUMENT …]

A bare Debian of each SUITE (bookworm, trixie and unstable) is made by mmdebstrap, the last commit
is unpacked in it, and both commands run there: the first under an Xvfb, where a shot is sent and
its film has to play; the second with the ARGUMENTs, if any, for pytest. A FILE of this machine,
such as pip's configuration or a company's certificates, is copied to the same place in each.

Needs root, git, mmdebstrap, Xvfb and xdotool. Nothing of this machine is mounted in the systems,
and their /proc and /dev/pts only in a mount namespace that ends with each command: removing a
system removes nothing else.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from stop import Stop

CHECKOUT = Path(__file__).resolve().parent.parent
SUITES = ("bookworm", "trixie", "unstable")
TOOLS = ("git", "mmdebstrap", "Xvfb", "xdotool", "unshare", "chroot")
PATIENCE = 900.0  # seconds for an installation and the first window, or for one film
SIZE = (1600, 1000)  # pixels of the screen
PICTURES = 10  # different ones in the viewer, within PLAYING seconds, are a film
PLAYING = 20.0
ROUNDS = 6
FILMING = 30.0  # seconds: a rehearsed take needs some ten
KEPT = ("PIP_", "UV_", "SSL_CERT_")  # what tells this machine's installers where and whom to trust
LIBRARY = "root/library"
# As the first process of a namespace: what it mounts and starts ends with it.
INSIDE = """
mount -t proc proc "$0/proc"
mount -t devpts -o ptmxmode=0666 devpts "$0/dev/pts"
exec chroot "$0" sh -c "cd /checkout && exec $1"
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("suites", nargs="*", default=SUITES, metavar="SUITE")
    parser.add_argument("--carry", nargs="+", default=[], type=Path, metavar="FILE")
    parser.add_argument("--tests", nargs=argparse.REMAINDER, default=[], metavar="ARGUMENT")
    given = parser.parse_args()
    try:
        _check_tools()
        failed = [suite for suite in given.suites if not _proved(suite, given.carry, given.tests)]
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    print(f"Failed: {', '.join(failed)}" if failed else "Both commands work everywhere.")
    return 1 if failed else 0


def _check_tools() -> None:
    lacking = [tool for tool in TOOLS if shutil.which(tool) is None]
    if lacking or os.geteuid() != 0:
        raise Stop(f"This needs root, and the commands {', '.join(lacking or TOOLS)}.")


def _proved(suite: str, carry: Iterable[Path], tests: Sequence[str]) -> bool:
    with _system(suite, carry) as root:
        version = subprocess.check_output(_inside(root, "python3 --version"), text=True).strip()
        print(f"== {suite}: {version}", flush=True)
        return all(
            _told(suite, command, check)
            for command, check in (
                ("run --rehearsal", lambda: _plays(root)),
                (f"test {' '.join(tests)}".strip(), lambda: _passes(root, tests)),
            )
        )


def _told(suite: str, command: str, check: Callable[[], bool]) -> bool:
    began = time.monotonic()
    fine = check()
    verdict = "works" if fine else "FAILS"
    seconds = time.monotonic() - began
    print(f"== {suite}: dev.py {command}: {verdict} ({seconds:.0f} s)", flush=True)
    return fine


@contextmanager
def _system(suite: str, carry: Iterable[Path]) -> Generator[Path]:
    """A bare system with the last commit in /checkout; removed afterwards."""
    folder = Path(tempfile.mkdtemp(prefix=f"hailuo-{suite}-"))
    root = folder / "root"
    try:
        _make(suite, root)
        for file in carry:
            target = root / file.absolute().relative_to("/")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
        (root / "checkout").mkdir()
        archive = subprocess.run(
            ["git", "archive", "HEAD"], cwd=CHECKOUT, capture_output=True, check=True
        )
        unpack = ["tar", "-x", "-C", str(root / "checkout")]
        subprocess.run(unpack, input=archive.stdout, check=True)
        yield root
    finally:
        _remove(folder)


def _make(suite: str, root: Path) -> None:
    line = ["mmdebstrap", "--quiet", "--mode=root", "--variant=minbase"]
    # A mirror that was copied a while ago is still a mirror.
    line += ["--aptopt=Acquire::Check-Valid-Until false"]
    line += ["--include=python3,python3-pip,ca-certificates", suite, str(root)]
    if subprocess.call(line) != 0:
        raise Stop(f"mmdebstrap could not make a bare {suite}; its messages above say why.")
    shutil.copyfile("/etc/resolv.conf", root / "etc/resolv.conf")


def _remove(folder: Path) -> None:
    """Never while anything is mounted below: that would be removed along with it."""
    if str(folder) in Path("/proc/self/mountinfo").read_text("utf-8"):
        raise Stop(f"Something is mounted in {folder}: unmount it and remove the folder yourself.")
    subprocess.call(["rm", "-rf", "--one-file-system", str(folder)])


def _inside(root: Path, command: str) -> list[str]:
    """The command line that runs a command in a system; all that it starts ends with it."""
    space = ["unshare", "--mount", "--pid", "--fork", "--kill-child"]
    return [*space, "sh", "-ec", INSIDE, str(root), command]


def _variables(ours: Mapping[str, str], **more: str) -> dict[str, str]:
    """The environment in a system: as bare as it is, but for where packages come from."""
    kept = {
        name: value
        for name, value in ours.items()
        if name.startswith(KEPT) or name.lower().endswith("_proxy")
    }
    bare = {"HOME": "/root", "LANG": "C.UTF-8", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
    return {**bare, **kept, **more}


def _passes(root: Path, tests: Sequence[str]) -> bool:
    command = " ".join(["python3 packaging/dev.py test", *tests])
    return subprocess.call(_inside(root, command), env=_variables(os.environ)) == 0


def _plays(root: Path) -> bool:
    """Whether the window opens, makes a film of a shot, and plays it."""
    with _screen(root.parent) as (display, screen):
        variables = _variables(os.environ, DISPLAY=display, HAILUO_LIBRARY=f"/{LIBRARY}")
        line = _inside(root, "python3 packaging/dev.py run --rehearsal")
        app = subprocess.Popen(line, env=variables)
        try:
            return (
                _until(lambda: _window(display) != "", app)
                and _until(lambda: _filmed(root, display), app)
                and _plays_on(screen, display)
            )
        finally:
            app.kill()
            app.wait()


@contextmanager
def _screen(folder: Path) -> Generator[tuple[str, Path]]:
    """A screen without a monitor: its display, and the file that holds its pixels."""
    reading, writing = os.pipe()
    width, height = SIZE
    size = ["-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-fbdir", str(folder)]
    line = ["Xvfb", "-displayfd", str(writing), *size]
    server = subprocess.Popen(line, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise Stop("Xvfb did not start.")
        yield f":{number}", folder / "Xvfb_screen0"
    finally:
        server.terminate()
        server.wait()


def _until(true: Callable[[], bool], app: subprocess.Popen[bytes]) -> bool:
    """Whether it comes true while the program runs and patience lasts."""
    end = time.monotonic() + PATIENCE
    while app.poll() is None and time.monotonic() < end:
        if true():
            return True
        time.sleep(0.5)
    return False


def _window(display: str) -> str:
    """The number of the program's window on the screen, or nothing."""
    line = ["xdotool", "search", "--onlyvisible", "--name", "Hailuo"]
    variables = {**os.environ, "DISPLAY": display}
    found = subprocess.run(line, env=variables, capture_output=True, text=True, check=False)
    return found.stdout.partition("\n")[0]


def _filmed(root: Path, display: str) -> bool:
    """Whether the shot in hand gets a film: Ctrl+Enter, again where the window missed it."""
    _press(display, "windowfocus", "--sync", _window(display), "key", "ctrl+Return")
    end = time.monotonic() + FILMING
    while time.monotonic() < end:
        if any((root / LIBRARY).glob("media/takes/**/*.mp4")):
            return True
        time.sleep(0.1)
    return False


def _plays_on(screen: Path, display: str) -> bool:
    """Whether the film moves that is in the viewer: looped, as a busy machine leaves frames out."""
    x, y = SIZE[0] * 3 // 4, SIZE[1] * 9 // 16
    _press(display, "mousemove", str(x), str(y), "click", "1", "key", "o")
    seen: set[bytes] = set()
    for _ in range(ROUNDS):
        end = time.monotonic() + PLAYING
        while len(seen) < PICTURES and time.monotonic() < end:
            seen.add(_viewer(screen))
            time.sleep(0.02)
        if len(seen) >= PICTURES:
            return True
        _press(display, "key", "space")  # it had ended, or the click has stopped it
    return False


def _press(display: str, *what: str) -> None:
    subprocess.call(["xdotool", *what], env={**os.environ, "DISPLAY": display})


def _viewer(screen: Path) -> bytes:
    """The fingerprint of every tenth row of the screen in the viewer, where no cursor blinks."""
    width, height = SIZE
    pixels = screen.read_bytes()[-width * height * 4 :]
    rows = range(height // 2, height * 3 // 4, 10)
    found = (pixels[(y * width + width * 5 // 8) * 4 : (y + 1) * width * 4] for y in rows)
    return hashlib.sha256(b"".join(found)).digest()


if __name__ == "__main__":
    sys.exit(main())
