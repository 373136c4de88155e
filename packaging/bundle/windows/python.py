"""The Python that a Windows bundle carries, got by its fingerprint."""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import tomllib
import urllib.request
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, cast

from stop import Stop

from bundle.place import BUILD, HERE

from .wheels import uv

TARGET = BUILD / "windows" / "python"
REQUIREMENT = HERE / "windows" / "python.txt"
GIVEN = "HAILUO_WINDOWS_PYTHON"  # a zip that was downloaded by hand
VENDOR = "https://www.python.org/ftp/python/{0}/python-{0}-embed-amd64.zip"
PATIENCE = 15.0  # seconds that the vendor's server may be silent


class Pin(NamedTuple):
    version: str
    fingerprint: str

    @property
    def line(self) -> str:
        """“3.13” of “3.13.2”: what wheels are made for."""
        return self.version.rpartition(".")[0]

    @property
    def name(self) -> str:
        """“python313”: what its library and its standard library are called."""
        return "python" + self.line.replace(".", "")


def pin() -> Pin:
    told = tomllib.loads((HERE / "windows" / "python.toml").read_text("utf-8"))
    return Pin(**cast(Mapping[str, str], told))


def provide() -> Path:
    """The folder with it in; Stop where it cannot be had, or is another than the one pinned."""
    wanted = pin()
    if TARGET.is_dir() and fingerprint(TARGET) == wanted.fingerprint:
        return TARGET
    if TARGET.exists():
        shutil.rmtree(TARGET)
    TARGET.mkdir(parents=True)
    if given := os.environ.get(GIVEN):
        unpack(Path(given).read_bytes(), TARGET)
    elif packed := downloaded(VENDOR.format(wanted.version)):
        unpack(packed, TARGET)
    else:
        from_index(TARGET)
    if (found := fingerprint(TARGET)) != wanted.fingerprint:
        raise Stop(f"The Python for Windows is not the one of python.toml: it is {found}.")
    return TARGET


def downloaded(address: str) -> bytes:
    """The vendor's own archive; nothing where the vendor cannot be reached from here."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return cast(bytes, answer.read())
    except OSError as error:
        print(f"{address} cannot be had ({error}): taking it from the Python index.", flush=True)
        return b""


def unpack(packed: bytes, target: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(target)


def from_index(target: Path) -> None:
    line = [uv(), "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    line += ["--python", sys.executable, "--target", str(target)]
    if subprocess.call([*line, "--require-hashes", "-r", str(REQUIREMENT)]) != 0:
        raise Stop(f"The Python for Windows cannot be had: download it and set {GIVEN} to its zip.")
    for file in [*target.iterdir()]:
        if file.is_dir() or file.name.startswith("."):
            remove(file)


def remove(file: Path) -> None:
    """What a package of the index adds to the files: its notes, and an installer's."""
    shutil.rmtree(file) if file.is_dir() else file.unlink()


def fingerprint(folder: Path) -> str:
    """SHA-256 over the names and the bytes of the files in a folder, whatever their times."""
    whole = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            bytes_ = hashlib.sha256(file.read_bytes()).hexdigest()
            whole.update(f"{file.relative_to(folder).as_posix()} {bytes_}\n".encode())
    return whole.hexdigest()
