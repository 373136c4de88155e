"""Each check in a process of its own: a codec that crashes takes no window along."""

import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hailuo_desktop.formats import seconds
from hailuo_desktop.studio.own_program import FOLDER, program
from hailuo_desktop.translate import t

from .checks import CHECKS
from .finding import Finding, State, finding_of

PATIENCE = 60.0  # seconds; a keychain may wait for a password for ever
AT_ONCE = 2
# Windows opens a console for each otherwise.
NO_CONSOLE: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def all_checks(library: Path, names: Sequence[str] = tuple(CHECKS)) -> Iterator[Finding]:
    """In the order of their names, each as soon as it is there."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(found, names, [command(name, library) for name in names])


def command(name: str, library: Path) -> list[str]:
    """How this very program is started for one check alone."""
    return [*program(), "self-check", "--only", name, "--library", str(library.absolute())]


def found(name: str, line: Sequence[str], patience: float = PATIENCE) -> Finding:
    """What a process says; that it crashed, hung or said nothing is a finding too."""
    try:
        done = subprocess.run(
            line,
            check=False,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=patience,
            creationflags=NO_CONSOLE,
            cwd=FOLDER,
        )
    except subprocess.TimeoutExpired:
        said = t("This check gave no answer within {time}.", time=seconds(patience))
        return Finding(name, State.FAILED, said)
    except OSError as error:
        said = t("This check could not be started ({why}).", why=error.strerror)
        return Finding(name, State.FAILED, said).masked()
    last = done.stdout.decode("utf-8", "replace").strip().splitlines()[-1:]
    try:
        return finding_of(last[0])
    except (IndexError, ValueError):
        return _crashed(name, done)


def _crashed(name: str, done: "subprocess.CompletedProcess[bytes]") -> Finding:
    words = done.stderr.decode("utf-8", "replace").strip()[-600:]
    facts = {"exit": str(done.returncode)} | ({"stderr": words} if words else {})
    said = t("This check crashed (exit code {code}).", code=done.returncode)
    return Finding(name, State.FAILED, said, facts).masked()
