"""What was dropped, sorted by what it is: stills, films, texts, batches; folders are opened."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from errno import ELOOP
from pathlib import Path
from stat import S_ISDIR

from hailuo_desktop.domain.batch_files import STORYBOARD, STORYBOARDER, SUFFIXES
from hailuo_desktop.domain.frame import CONVERTIBLE_PICTURES, PICTURES
from hailuo_desktop.store.reading import read_whole

FILMS = frozenset({".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi"})
TEXTS = frozenset({".txt", ".md"})
STILLS = frozenset((*PICTURES, *CONVERTIBLE_PICTURES))
MOST_TEXT = 4_000_000  # bytes of a text file: more is no list of prompts


@dataclass(frozen=True)
class Gathered:
    """``stills`` holds all that may be a picture: whether one is, its content says. ``useless``
    says of each folder that gives nothing why that is so."""

    stills: tuple[Path, ...] = ()
    films: tuple[Path, ...] = ()
    texts: tuple[Path, ...] = ()
    batches: tuple[Path, ...] = ()
    useless: tuple[str, ...] = ()


def gather(paths: Iterable[Path]) -> Gathered:
    """What was given in natural order of its names, and so what lies in each folder. Reads
    folders, so not on the window's thread."""
    files: list[Path] = []
    useless: list[str] = []
    for path in _ordered(paths):
        try:
            found = _inside(path) if _is_folder(path) else [path]
            useless += [] if found else [nothing_in(path)]
            files += _ordered(found)
        except OSError as error:  # the others that came along are good all the same
            useless.append(f"“{path.name}” cannot be opened ({error.strerror}).")

    def those(*suffixes: frozenset[str]) -> tuple[Path, ...]:
        wanted = frozenset[str]().union(*suffixes)
        return tuple(path for path in files if path.suffix.lower() in wanted)

    films, texts, batches = those(FILMS), those(TEXTS), those(frozenset(SUFFIXES))
    other = {*films, *texts, *batches}
    stills = tuple(path for path in files if path not in other)
    return Gathered(stills, films, texts, batches, tuple(useless))


def nothing_in(path: Path) -> str:
    return f"There is nothing in “{path.name}” that a board can use."


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts “shot 2” before “shot 10”."""
    parts = re.split(r"([0-9]+)", name.casefold())
    return tuple((0, int(p), p) if p.isdecimal() else (1, 0, p) for p in parts if p)


def prompts_in(text: str) -> list[str]:
    """One prompt a line; where empty lines divide the text, one a paragraph."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").lstrip("\ufeff")
    paragraphs = [part.strip() for part in re.split(r"\n[ \t]*\n", text) if part.strip()]
    if len(paragraphs) > 1:
        return paragraphs
    return [line.strip() for line in text.split("\n") if line.strip()]


def read_text(path: Path) -> str:
    """A text file in whatever of the usual encodings it is; OSError where it cannot be read."""
    data = read_whole(path, MOST_TEXT)
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", "replace")


def _inside(folder: Path) -> list[Path]:
    """The project that a folder is; else the pictures, films and texts that lie in it.

    Not what hides, nor folders in it.
    """
    files = [path for path in folder.iterdir() if not path.name.startswith(".") and _is_file(path)]
    if projects := [path for path in files if path.suffix.lower() == STORYBOARDER]:
        return projects
    if (batch := folder / STORYBOARD).is_file():
        return [batch]
    known = STILLS | FILMS | TEXTS
    return [path for path in files if path.suffix.lower() in known]


def _is_folder(path: Path) -> bool:
    """OSError where nobody may look; Path.is_dir keeps that to itself as of Python 3.14.

    What is not there, or leads back to itself, is no folder: reading it will tell.
    """
    try:
        return S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        if error.errno == ELOOP:
            return False
        raise


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a link to where nobody may look
        return False


def _ordered(paths: Iterable[Path]) -> list[Path]:
    return sorted(paths, key=lambda path: natural(path.name))
