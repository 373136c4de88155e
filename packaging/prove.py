"""Build what artists install, and prove each kind: see prove.sh.

A kind of bundle has its proofs in `bundle/proofs/KIND.py`: a list PROOFS of functions that take the
file that was built. One that returns has proved what its docstring says; Stop says what is wrong,
and Unproved why nobody can tell here.
"""

import importlib.util
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from bundle.proofs.proof import Unproved
from bundles import TARGETS
from stop import Stop

DEV = Path(__file__).with_name("dev.py")
Proof = Callable[[Path], None]


def main(targets: list[str]) -> int:
    """0 where nothing has failed; what was not proved is said last."""
    began = time.monotonic()
    failed: list[str] = []
    unproved: list[str] = []
    try:
        for target, file in build(targets or [*TARGETS]):
            for proof in proofs(target):
                prove(f"{target}: {sentence(proof)}", proof, file, failed, unproved)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    print(f"\nAfter {time.monotonic() - began:.0f} s:")
    for line in unproved:
        print(f"not proved: {line}")
    for line in failed:
        print(f"FAILED: {line}")
    print("Something failed." if failed else "Nothing failed.")
    return 1 if failed else 0


def build(targets: list[str]) -> list[tuple[str, Path]]:
    """Each target with the file that was built for it."""
    line = [sys.executable, str(DEV), "bundle", *targets]
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as made:
        told = list(map(echoed, made.stdout or ()))
    files = [line.removeprefix("Built: ").rpartition(" (")[0] for line in told if "Built: " in line]
    if made.returncode != 0 or len(files) != len(targets):
        raise Stop("The build failed; its messages above say why.")
    return list(zip(targets, map(Path, files), strict=True))


def echoed(line: str) -> str:
    print(line, end="", flush=True)
    return line


def proofs(target: str) -> list[Proof]:
    """Those of a target; none where nobody has written any."""
    name = f"bundle.proofs.{target}"
    return import_module(name).PROOFS if importlib.util.find_spec(name) else []


def sentence(proof: Proof) -> str:
    return (proof.__doc__ or proof.__name__).partition("\n")[0].rstrip(".")


def prove(what: str, proof: Proof, file: Path, failed: list[str], unproved: list[str]) -> None:
    began = time.monotonic()
    verdict = "proved"
    try:
        proof(file)
    except Unproved as why:
        verdict = "not proved"
        unproved.append(f"{what}: {why}")
    except Stop as why:
        verdict = "FAILED"
        failed.append(f"{what}: {why}")
    print(f"{verdict}: {what} ({time.monotonic() - began:.0f} s)", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
