"""How Debian, Ubuntu and their relatives call the package of a shared library."""

import re
import shutil
import subprocess
from collections.abc import Sequence

# A package's name is made of its library's (Debian Policy, 8.1), but for these.
NAMED_OTHERWISE = {
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libgio-2.0.so.0": "libglib2.0-0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgmodule-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libsmime3.so": "libnss3",
    "libssl3.so": "libnss3",
    "libnssutil3.so": "libnss3",
    "libz.so.1": "zlib1g",
}
# Packages whose library takes 64 bits for a time got this suffix in 2024, on some systems.
RENAMED = "t64"
CANDIDATE = re.compile(r"^(\S+):\n(?:  .*\n)*?  Candidate: (?!\(none\))", re.MULTILINE)


def candidates(soname: str) -> list[str]:
    """What the package of a library may be called, the likeliest first."""
    usual = NAMED_OTHERWISE.get(soname) or _by_policy(soname)
    return [usual, usual + RENAMED]


def _by_policy(soname: str) -> str:
    stem, _, version = soname.partition(".so")
    name = stem.lower().replace("_", "-")
    version = version.strip(".")
    hyphen = "-" if version and name[-1:].isdigit() else ""
    return f"{name}{hyphen}{version}"


def chosen(names: Sequence[str]) -> set[str]:
    """Those of the names that stand for a package which this system could install."""
    apt = shutil.which("apt-cache")
    if apt is None or not names:
        return set()
    answer = subprocess.run(
        [apt, "policy", *dict.fromkeys(names)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        errors="replace",
        # The labels that are looked for are translated otherwise.
        env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
        check=False,
    )
    return set(CANDIDATE.findall(answer.stdout))
