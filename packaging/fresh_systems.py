"""Prove the README's two commands on systems that have nothing but Python and pip.

    sudo python3 packaging/fresh_systems.py [SUITE …] [--carry FILE …] [--tests ARGUMENT …]

A bare Debian of each SUITE (bookworm, trixie and unstable) is made by mmdebstrap, the last commit
is unpacked in it, and both commands run there: the first under an Xvfb, where a shot is sent and
its film has to play; the second with the ARGUMENTs, if any, for pytest. A FILE of this machine,
such as pip's configuration or a company's certificates, is copied to the same place in each.

Needs root, git, mmdebstrap, Xvfb and xdotool.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path

import bare_systems
import watching
from bare_systems import bare_system, inside, require, variables
from stop import Stop
from watching import filmed, plays_on, screen, until, window

CHECKOUT = Path(__file__).resolve().parent.parent
SUITES = ("bookworm", "trixie", "unstable")
TOOLS = ("git", *bare_systems.TOOLS, *watching.TOOLS)
PACKAGES = "python3,python3-pip,ca-certificates"
LIBRARY = "root/library"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("suites", nargs="*", default=SUITES, metavar="SUITE")
    parser.add_argument("--carry", nargs="+", default=[], type=Path, metavar="FILE")
    parser.add_argument("--tests", nargs=argparse.REMAINDER, default=[], metavar="ARGUMENT")
    given = parser.parse_args()
    try:
        require(TOOLS)
        failed = [suite for suite in given.suites if not _proved(suite, given.carry, given.tests)]
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    print(f"Failed: {', '.join(failed)}" if failed else "Both commands work everywhere.")
    return 1 if failed else 0


def _proved(suite: str, carry: Iterable[Path], tests: Sequence[str]) -> bool:
    with _system(suite, carry) as root:
        version = subprocess.check_output(inside(root, "python3 --version"), text=True).strip()
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
    with bare_system(suite, PACKAGES, carry) as root:
        (root / "checkout").mkdir()
        archive = subprocess.run(
            ["git", "archive", "HEAD"], cwd=CHECKOUT, capture_output=True, check=True
        )
        unpack = ["tar", "-x", "-C", str(root / "checkout")]
        subprocess.run(unpack, input=archive.stdout, check=True)
        yield root


def _passes(root: Path, tests: Sequence[str]) -> bool:
    command = " ".join(["python3 packaging/dev.py test", *tests])
    return (
        subprocess.call(inside(root, f"cd /checkout && exec {command}"), env=variables(os.environ))
        == 0
    )


def _plays(root: Path) -> bool:
    """Whether the window opens, makes a film of a shot, and plays it."""
    with screen(root.parent) as (display, pixels):
        there = variables(os.environ, DISPLAY=display, HAILUO_LIBRARY=f"/{LIBRARY}")
        line = inside(root, "cd /checkout && exec python3 packaging/dev.py run --rehearsal")
        app = subprocess.Popen(line, env=there)
        try:
            return (
                until(lambda: window(display) != "", app)
                and until(lambda: filmed(root / LIBRARY, display), app)
                and plays_on(pixels, display)
            )
        finally:
            app.kill()
            app.wait()


if __name__ == "__main__":
    sys.exit(main())
