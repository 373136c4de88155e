"""The checkout's own Python environment, .venv: made once, remade when broken, else left alone."""

import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from pythons import SUPPORTED
from stop import Stop

# Each set holds the one before it, so that a larger one makes the smaller ones superfluous.
SETS = {
    "run": ("run", "test", "lint"),
    "test": ("test", "lint"),
    "lint": ("lint",),
    "bundle": ("bundle",),
}


class Environment:
    """The folder .venv of one checkout, or another of its own, and what is installed in it."""

    def __init__(
        self, root: Path, folder: Path | None = None, *, windows: bool = os.name == "nt"
    ) -> None:
        self.root = root
        self.folder = folder or root / ".venv"
        self._windows = windows
        self._stamp = self.folder / "hailuo-desktop.json"

    @property
    def python(self) -> Path:
        return self.script("python")

    def script(self, name: str) -> Path:
        """Where the environment keeps the command of that name."""
        if self._windows:
            return self.folder / "Scripts" / f"{name}.exe"
        return self.folder / "bin" / name

    def requirements(self, name: str) -> Path:
        return self.root / "packaging" / "requirements" / f"{name}.txt"

    def provide(self, name: str) -> None:
        """See that a set of requirements is installed: at once where it already is."""
        if self.works() and self.has(name):
            return
        self.make()
        print(f"Installing the requirements ({name}) …", flush=True)
        call(installation(self.installer(), self.python, self.requirements(name)))
        self.link()
        self.stamp(name)

    def has(self, name: str) -> bool:
        """Whether the set, or a larger one, is installed just as it is pinned today."""
        installed = self.installed()
        return any(installed.get(each) == self.fingerprint(each) for each in SETS[name])

    def installed(self) -> dict[str, str]:
        """The fingerprint of each set that was installed here; empty where .venv was moved."""
        try:
            stamp = cast(dict[str, str], json.loads(self._stamp.read_text("utf-8")))
            return stamp if stamp.pop("folder") == str(self.folder) else {}
        except (OSError, ValueError, AttributeError, KeyError, TypeError):
            return {}

    def fingerprint(self, name: str) -> str:
        return hashlib.sha256(self.requirements(name).read_bytes()).hexdigest()

    def stamp(self, name: str) -> None:
        """Note what is installed, last of all: an interrupted installation leaves no note."""
        stamp = {**self.installed(), "folder": str(self.folder), name: self.fingerprint(name)}
        self._stamp.write_text(json.dumps(stamp, indent=2) + "\n", "utf-8")

    def works(self) -> bool:
        """Whether .venv holds a supported Python that starts."""
        question = f"import sys; sys.exit(sys.version_info[:2] not in {SUPPORTED})"
        return starts([str(self.python), "-I", "-S", "-c", question])

    def make(self) -> None:
        """An environment that works and belongs here; one that was moved or broken is replaced."""
        if self.works() and (self.installed() or not self._stamp.exists()):
            return
        self.remove()
        print(f"Making {self.folder} …", flush=True)
        spared = has_pip() or self.find_uv() is not None
        arguments = ["--without-pip"] if spared else []
        call([sys.executable, "-m", "venv", *arguments, str(self.folder)])

    def remove(self) -> None:
        if self.folder.is_symlink():
            self.folder.unlink()
        elif self.folder.exists():
            shutil.rmtree(self.folder)

    def installer(self) -> list[str]:
        """The command that installs: uv where there is one or one can be had, else pip."""
        if (uv := self.find_uv()) is not None:
            return [uv]
        pip = pip_for(self.python)
        pinned = installation(pip, self.python, self.requirements("uv"))
        if subprocess.call([*pinned, "--quiet"]) == 0 and self.script("uv").exists():
            return [str(self.script("uv"))]
        return pip

    def find_uv(self) -> str | None:
        """A uv that starts: a version switcher may leave a name on the path and nothing behind."""
        for path in (shutil.which("uv"), str(self.script("uv"))):
            if path is not None and starts([path, "--version"]):
                return path
        return None

    def uv(self) -> str:
        """A uv, installed where there is none; Stop where it cannot be had."""
        if (uv := self.find_uv()) is not None:
            return uv
        self.make()
        found = self.installer()[0]
        if Path(found).stem != "uv":
            raise Stop("Pinning the requirements needs uv, and it could not be installed.")
        return found

    def link(self) -> None:
        """Let the environment import the checkout, and give it the command of an installation."""
        line = "import sysconfig; print(sysconfig.get_path('purelib'))"
        answer = subprocess.check_output([str(self.python), "-c", line], text=True)
        # A plain path would be read in the locale's encoding, which differs from UTF-8 on
        # Windows; where it then makes no sense, this Python would not even start.
        text = f"import sys; sys.path.append({str(self.root)!a})\n"
        (Path(answer.strip()) / "hailuo_desktop.pth").write_text(text, "ascii")
        launcher, text = self.launcher()
        launcher.write_text(text, "utf-8")
        launcher.chmod(0o755)

    def launcher(self) -> tuple[Path, str]:
        """The file that `hailuo-desktop` starts from, and its text."""
        if self._windows:
            path = self.folder / "Scripts" / "hailuo-desktop.cmd"
            return path, '@"%~dp0python.exe" -m hailuo_desktop %*\r\n'
        python = shlex.quote(str(self.python))
        return self.script("hailuo-desktop"), f'#!/bin/sh\nexec {python} -m hailuo_desktop "$@"\n'


def installation(installer: Sequence[str], python: Path, requirements: Path) -> list[str]:
    """The command line that installs pinned requirements into the environment of `python`."""
    pinned = ["--require-hashes", "-r", str(requirements)]
    if Path(installer[0]).stem == "uv":
        return [*installer, "pip", "install", "--python", str(python), *pinned]
    return [*installer, "install", "--disable-pip-version-check", *pinned]


def pip_for(python: Path) -> list[str]:
    """The pip that installs for `python`: this Python's own where it has one."""
    if has_pip():
        return [sys.executable, "-m", "pip", "--python", str(python)]
    return [str(python), "-m", "pip"]


def has_pip() -> bool:
    return importlib.util.find_spec("pip") is not None


def starts(line: Sequence[str]) -> bool:
    try:
        return subprocess.run(line, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def call(line: Sequence[str]) -> None:
    """Run a step of the installation; Stop where it fails."""
    if subprocess.call(line, env=variables(os.environ)) != 0:
        raise Stop(f"This step failed, and the messages above say why: {shlex.join(line)}")


def variables(ours: Mapping[str, str]) -> dict[str, str]:
    """The environment of a step: uv uses the Python it is given and fetches no other."""
    return {**ours, "UV_PYTHON_DOWNLOADS": "never"}
