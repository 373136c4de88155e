"""Build what artists install, and prove each kind: see prove.sh.

    python3 packaging/prove.py [--built] [TARGET …]

A kind of bundle has its proofs in `bundle/proofs/KIND.py`: a list PROOFS of functions that take the
file that was built, and perhaps a list ALONE of those that measure, and run when all else is done.
One that returns has proved what its docstring says; Stop says what is wrong, and Unproved why
nobody can tell here. With --built, what lies in dist is proved, and nothing is built.
"""

import argparse
import importlib.util
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from bundle.place import DIST
from bundle.proofs.proof import Unproved
from bundles import ENDINGS, TARGETS, lacking
from checkout import BUNDLE, ROOT, bundling
from environment import Environment
from stop import Stop

Proof = Callable[[Path], None]
# Built and proved side by side, for two processors; in a lane is what shares a frozen program.
LANES = (("linux", "deb", "appimage", "flatpak", "macos"), ("windows",))


@dataclass
class Verdicts:
    """What was not proved, in sentences."""

    failed: list[str] = field(default_factory=list[str])
    unproved: list[str] = field(default_factory=list[str])


def main(arguments: Sequence[str]) -> int:
    """0 where nothing has failed; what was not proved is said last."""
    parser = argparse.ArgumentParser("prove.sh", description=__doc__)
    parser.add_argument("--built", action="store_true", help="prove what lies in dist")
    parser.add_argument(
        "target", nargs="*", help=f"of {', '.join(TARGETS)}; all of them unless told"
    )
    given = parser.parse_args(arguments)
    began = time.monotonic()
    verdicts = Verdicts()
    try:
        prove_all(buildable(given.target, verdicts, built=given.built), verdicts, given.built)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    print(f"\nAfter {time.monotonic() - began:.0f} s:")
    for line in verdicts.unproved:
        print(f"not proved: {line}")
    for line in verdicts.failed:
        print(f"FAILED: {line}")
    print("Something failed." if verdicts.failed else "Nothing failed.")
    return 1 if verdicts.failed else 0


def buildable(wished: Sequence[str], verdicts: Verdicts, *, built: bool = False) -> list[str]:
    """The targets that were named, or else those that can be made here: the rest is not proved."""
    if wished:
        if unknown := [target for target in wished if target not in TARGETS]:
            raise Stop(f"There is no bundle “{unknown[0]}”: {', '.join(TARGETS)} are known.")
        return list(wished)
    found: list[str] = []
    for target in TARGETS:
        if not built and (lacks := lacking(target)):
            verdicts.unproved.append(f"{target}: it cannot be built here without {lacks}")
        else:
            found.append(target)
    return found


def prove_all(targets: Sequence[str], verdicts: Verdicts, built: bool) -> None:
    """What measures waits until the machine is quiet."""
    line = [] if built else bundling(Environment(ROOT, BUNDLE), [])
    lanes = [[target for target in lane if target in targets] for lane in LANES]

    def run(lane: list[str]) -> list[tuple[str, Path]]:
        made = [*zip(lane, map(lying, lane), strict=True)] if built else build(line, lane)
        for target, file in made:
            prove_each(target, proofs(target), file, verdicts)
        return made

    with ThreadPoolExecutor() as threads:
        made = [each for lane in threads.map(run, filter(None, lanes)) for each in lane]
    for target, file in made:
        prove_each(target, proofs(target, "ALONE"), file, verdicts)


def lying(target: str) -> Path:
    """The one of a target that was built before."""
    found = sorted(DIST.glob(f"*{ENDINGS[target]}"), key=lambda file: file.stat().st_mtime)
    if not found:
        raise Stop(f"No bundle for {target} lies in {DIST}.")
    return found[-1]


def build(line: Sequence[str], targets: Sequence[str]) -> list[tuple[str, Path]]:
    """Each target with the file that was built for it."""
    with subprocess.Popen([*line, *targets], stdout=subprocess.PIPE, text=True, cwd=ROOT) as made:
        told = list(map(echoed, made.stdout or ()))
    files = [line.removeprefix("Built: ").rpartition(" (")[0] for line in told if "Built: " in line]
    if made.returncode != 0 or len(files) != len(targets):
        raise Stop(f"The build of {', '.join(targets)} failed; its messages above say why.")
    return list(zip(targets, map(Path, files), strict=True))


def echoed(line: str) -> str:
    print(line, end="", flush=True)
    return line


def proofs(target: str, kind: str = "PROOFS") -> list[Proof]:
    """Those of a target; none where nobody has written any."""
    name = f"bundle.proofs.{target}"
    return getattr(import_module(name), kind, []) if importlib.util.find_spec(name) else []


def sentence(proof: Proof) -> str:
    return (proof.__doc__ or proof.__name__).partition("\n")[0].rstrip(".")


def prove_each(target: str, all_of: Iterable[Proof], file: Path, verdicts: Verdicts) -> None:
    for proof in all_of:
        prove(f"{target}: {sentence(proof)}", proof, file, verdicts)


def prove(what: str, proof: Proof, file: Path, verdicts: Verdicts) -> None:
    began = time.monotonic()
    verdict = "proved"
    try:
        proof(file)
    except Unproved as why:
        verdict = "not proved"
        verdicts.unproved.append(f"{what}: {why}")
    except Stop as why:
        verdict = "FAILED"
        verdicts.failed.append(f"{what}: {why}")
    print(f"{verdict}: {what} ({time.monotonic() - began:.0f} s)", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
