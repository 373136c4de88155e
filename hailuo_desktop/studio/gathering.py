"""What was dropped, sorted by what it is: stills, films, texts, batches; folders are opened."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from errno import ELOOP
from pathlib import Path
from stat import S_ISDIR

from hailuo_desktop.domain.batch_files import LISTS, STORYBOARD, STORYBOARDER, SUFFIXES
from hailuo_desktop.domain.collation import folded
from hailuo_desktop.domain.film_files import FILMS
from hailuo_desktop.domain.frame import CONVERTIBLE_PICTURES, PICTURES
from hailuo_desktop.domain.quoting import quoted
from hailuo_desktop.store.batch.foreign import foreign
from hailuo_desktop.translate import t

TEXTS = frozenset({".txt", ".md"})
STILLS = frozenset((*PICTURES, *CONVERTIBLE_PICTURES))
DEEPEST = 4  # folders below a folder that are looked into
MOST_TEXT = 4_000_000  # bytes of a text file: more is no list of prompts


@dataclass(frozen=True)
class Gathered:
    """``stills`` holds all that may be a picture: whether one is, its content says. ``lists`` lie
    in a folder among what else is there, and may name it. ``useless`` says of each folder that
    gives nothing, or not all of it, why that is so."""

    stills: tuple[Path, ...] = ()
    films: tuple[Path, ...] = ()
    texts: tuple[Path, ...] = ()
    batches: tuple[Path, ...] = ()
    lists: tuple[Path, ...] = ()
    useless: tuple[str, ...] = ()

    def without(self, folder: Path) -> "Gathered":
        """Without the stills and texts of a folder whose list stands for them."""
        stills = tuple(path for path in self.stills if not path.is_relative_to(folder))
        texts = tuple(path for path in self.texts if not path.is_relative_to(folder))
        return replace(self, stills=stills, texts=texts)


def gather(paths: Iterable[Path]) -> Gathered:
    """What was given in natural order of its names, and so what lies in each folder. Reads
    folders, so not on the window's thread."""
    files: list[Path] = []
    lists: list[Path] = []
    useless: list[str] = []
    for path in _ordered(paths):
        try:
            if said := foreign(path.name):
                useless.append(said)
                continue
            if not _is_folder(path):
                files.append(path)
                continue
            found = _inside(path)
            files += found.files
            lists += found.lists
            useless += found.left
        except OSError as error:  # the others that came along are good all the same
            why = t("“{name}” cannot be opened ({why}).", name=path.name, why=error.strerror)
            useless.append(why)

    def those(suffixes: Collection[str]) -> tuple[Path, ...]:
        return tuple(path for path in files if path.suffix.lower() in suffixes)

    films, texts, batches = those(FILMS), those(TEXTS), those(SUFFIXES)
    other = {*films, *texts, *batches}
    stills = tuple(path for path in files if path not in other)
    return Gathered(stills, films, texts, batches, tuple(lists), tuple(useless))


def nothing_in(path: Path) -> str:
    """The sentence for a folder or list that holds nothing for a board."""
    return t("There is nothing in “{name}” that a board can use.", name=path.name)


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts “shot 2” before “shot 10”."""
    parts = re.split(r"([0-9]+)", folded(name))
    return tuple((0, int(p), p) if p.isdecimal() else (1, 0, p) for p in parts if p)


@dataclass(frozen=True)
class _Found:
    files: list[Path]
    lists: list[Path]
    left: list[str]


def _inside(folder: Path) -> _Found:
    """The project that a folder is; else the pictures, films and texts that lie in it, or, where
    there are none, in the folders in it. Not what hides."""
    files, folders = _seen(folder)
    whole = [path for path in files if path.suffix.lower() == STORYBOARDER] or [
        path for path in files if path.name == STORYBOARD
    ]
    if whole:
        return _Found(_ordered(whole), [], [])
    lists = _ordered(path for path in files if path.suffix.lower() in LISTS)
    usable = _usable(files)
    deeper = {each: [*_below(each)] for each in _ordered(folders)}
    if not usable and not lists:
        inner = [path for found in deeper.values() for path in found]
        return _Found(inner, [], [] if inner else [nothing_in(folder)])
    left = [each.name for each, found in deeper.items() if found]
    return _Found(
        usable or lists, lists if usable else [], [_left_out(folder, left)] if left else []
    )


def _seen(folder: Path) -> tuple[list[Path], list[Path]]:
    """The files and the folders in a folder, without what hides and what programs leave there."""
    there = [path for path in folder.iterdir() if not path.name.startswith((".", "~$"))]
    return [path for path in there if _is_file(path)], [path for path in there if _is_dir(path)]


def _below(folder: Path, depth: int = DEEPEST) -> Iterator[Path]:
    """What a folder and the folders in it hold that is usable, each folder's together."""
    files, folders = _seen(folder)
    yield from _usable(files)
    for each in _ordered(folders) if depth else ():
        yield from _below(each, depth - 1)


def _usable(files: Iterable[Path]) -> list[Path]:
    known = STILLS.union(FILMS, TEXTS)
    return _ordered(path for path in files if path.suffix.lower() in known)


def _left_out(folder: Path, names: list[str]) -> str:
    return t(
        "What lies deeper in “{folder}” was left out ({names}): drop that by itself.",
        folder=folder.name,
        names=quoted(names),
    )


def _is_dir(path: Path) -> bool:
    try:
        return path.is_dir() and not path.is_symlink()
    except OSError:
        return False


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
