"""Debian, Ubuntu and their relatives: a .deb that leaves to the system what it has itself."""

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from pathlib import Path
from textwrap import fill, indent

from stop import Stop

from . import desktop
from .components import Component
from .freezing import freeze
from .licences import beside, collect, page
from .place import BUILD, DIST, NAME, ROOT, SYSTEM_LIBRARIES, epoch, machine, version

ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
CONTROL = """Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: Hailuo Desktop contributors <maintainers@hailuo-desktop.invalid>
Installed-Size: {kibibytes}
Depends: {depends}
Recommends: desktop-file-utils, hicolor-icon-theme, shared-mime-info, xdg-utils
Suggests: gnome-keyring | kwalletmanager
Section: video
Priority: optional
Description: {summary}
{description}
"""
# dpkg-deb's own names: somebody in a hurry may say otherwise.
COMPRESSION = {"DPKG_DEB_COMPRESSOR_TYPE": "xz", "DPKG_DEB_COMPRESSOR_LEVEL": "4"}
RENAMED = "t64"  # the end of a package's name since its library tells the time in 64 bits


def build() -> list[Path]:
    """The .deb."""
    return [package(freeze())]


def package(folder: Path) -> Path:
    """The .deb of a frozen program."""
    root = BUILD / "deb"
    if root.exists():
        shutil.rmtree(root)
    left_out = system_libraries()
    lay_out(folder, root, left_out)
    document(root, collect(root / "usr/lib" / NAME, left_out))
    settle_modes(root)
    depends = dependencies(root / "usr/lib" / NAME)
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN/control").write_text(control(installed_size(root), depends), "utf-8")
    (root / "DEBIAN/md5sums").write_text(sums(root), "utf-8")
    target = DIST / f"{NAME}_{version()}_{architecture()}.deb"
    return beside(pack(root, target), root / "usr/lib" / NAME)


def system_libraries() -> Collection[str]:
    """The paths, in the frozen program, of the libraries that a system has itself."""
    found: dict[str, str] = json.loads(SYSTEM_LIBRARIES.read_text("utf-8"))
    return found.keys()


def lay_out(folder: Path, root: Path, left_out: Collection[str]) -> None:
    """The files as they will lie in a system, below ``root``."""
    program, share = root / "usr/lib" / NAME, root / "usr/share"
    shutil.copytree(folder, program, symlinks=True)
    for path in left_out:
        (program / "_internal" / path).unlink(missing_ok=True)
    (root / "usr/bin").mkdir()
    (root / "usr/bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    desktop.write(share, f"{datetime.fromtimestamp(epoch(), UTC):%Y-%m-%d}")


def document(root: Path, carried: Iterable[Component]) -> None:
    """What a package has to say of itself: its licence and its changes."""
    folder = root / "usr/share/doc" / NAME
    folder.mkdir(parents=True)
    (folder / "copyright").write_text(page(carried), "utf-8")
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    (folder / "changelog.gz").write_bytes(gzip.compress(changes, mtime=0))


def settle_modes(root: Path) -> None:
    """Everybody may read all, and start what is a program, whoever has built it."""
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def dependencies(program: Path) -> list[str]:
    """What brings the libraries that the program is linked to and does not carry.

    dpkg-shlibdeps knows from which version of each package on a symbol is there.
    """
    files = [file for file in sorted(program.rglob("*")) if is_elf(file)]
    place = BUILD / "shlibdeps"
    (place / "debian").mkdir(parents=True, exist_ok=True)
    source = f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n"
    (place / "debian/control").write_text(source, "utf-8")
    folders = sorted({str(file.parent) for file in files})
    line = ["dpkg-shlibdeps", "-O", "--warnings=0", "--ignore-missing-info"]
    line += [f"-l{folder}" for folder in folders]
    try:
        told = subprocess.run(
            [*line, *(f"-e{file}" for file in files)],
            cwd=place,
            capture_output=True,
            text=True,
            check=True,
        )
    except FileNotFoundError as error:
        raise Stop("A .deb needs dpkg-shlibdeps: install dpkg-dev.") from error
    except subprocess.CalledProcessError as error:
        raise Stop(f"dpkg-shlibdeps could not name all packages: {error.stderr}") from error
    return named_on_any_system(told.stdout.partition("=")[2].strip().split(", "))


def named_on_any_system(depends: Iterable[str]) -> list[str]:
    """A library that got another name when its time did is asked for under both."""
    return sorted(_either(each) for each in depends)


def _either(depends: str) -> str:
    name, space, version = depends.partition(" ")
    if not name.endswith(RENAMED):
        return depends
    return f"{depends} | {name.removesuffix(RENAMED)}{space}{version}"


def is_elf(file: Path) -> bool:
    if file.is_symlink() or not file.is_file():
        return False
    with file.open("rb") as content:
        return content.read(4) == b"\x7fELF"


def installed_size(root: Path) -> int:
    """KiB, each file in whole ones, as Debian Policy (5.6.20) counts."""
    sizes = (file.lstat().st_size for file in root.rglob("*") if not file.is_dir())
    return sum(-(-size // 1024) for size in sizes)


def control(kibibytes: int, depends: Iterable[str]) -> str:
    return CONTROL.format(
        name=NAME,
        version=debian_version(version()),
        architecture=architecture(),
        kibibytes=kibibytes,
        depends=", ".join(depends),
        summary=desktop.SUMMARY,
        description="\n .\n".join(indent(fill(text, 78), " ") for text in desktop.DESCRIPTION),
    )


def debian_version(version: str) -> str:
    """What comes before a release sorts before it: 1.0rc1 is 1.0~rc1."""
    return re.sub(r"(?<=\d)\.?(a|b|rc|dev)(?=\d)", r"~\1", version)


def architecture() -> str:
    return ARCHITECTURES.get(machine(), machine())


def sums(root: Path) -> str:
    """The MD5 of each file, for `dpkg --verify`."""
    files = sorted(file for file in (root / "usr").rglob("*") if is_plain(file))
    return "".join(
        f"{hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()}  "
        f"{file.relative_to(root)}\n"
        for file in files
    )


def is_plain(file: Path) -> bool:
    return file.is_file() and not file.is_symlink()


def pack(root: Path, target: Path) -> Path:
    """By dpkg-deb, all files of one time and root's."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for path in (root, *root.rglob("*")):
        os.utime(path, (epoch(), epoch()), follow_symlinks=False)
    line = ["dpkg-deb", "--root-owner-group", "--build", str(root), str(target)]
    variables = {**COMPRESSION, **os.environ, "SOURCE_DATE_EPOCH": str(epoch())}
    if subprocess.call(line, env=variables, stdout=subprocess.DEVNULL) != 0:
        raise Stop("dpkg-deb could not pack the program; its messages above say why.")
    return target
