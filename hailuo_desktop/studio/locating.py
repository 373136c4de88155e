"""Films that are not in their places, looked for by what they are and not by their names."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copyfile

from hailuo_desktop.domain.errors import BadVideo, HailuoError
from hailuo_desktop.domain.film_files import FILMS
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.media.film import Films
from hailuo_desktop.media.fingerprint import fingerprint
from hailuo_desktop.media.recipe import beside, read_recipe
from hailuo_desktop.store.durable import publish, trouble, write
from hailuo_desktop.store.videos import Videos
from hailuo_desktop.translate import t

from .recipes import take_id

# Films looked at, films found; False ends the search. It is asked in each folder and at each film.
Progress = Callable[[int, int], bool]


class NotThatFilm(HailuoError):
    """The sentence says why the file is not taken."""


@dataclass(frozen=True)
class Sought:
    """``digests`` are the fingerprints of films, by the ids of their takes."""

    takes: tuple[Take, ...]
    digests: Mapping[str, str] = field(default_factory=dict[str, str])

    def match(self, file: Path) -> Take | None:
        """The take whose film this is: by its recipe (the take's id, or its task's), else by its
        coded pictures."""
        recipe = read_recipe(file) or {}
        named, task = take_id(recipe), str(recipe.get("task") or "")
        for take in self.takes:
            if named == take.id or (task and task == take.task):
                return take
        return self._by_pictures(file)

    def without(self, found: Iterable[str]) -> "Sought":
        gone = set(found)
        return Sought(tuple(take for take in self.takes if take.id not in gone), self.digests)

    def _by_pictures(self, file: Path) -> Take | None:
        known = {self.digests[t.id]: t for t in self.takes if t.id in self.digests}
        if not known:
            return None
        try:
            return known.get(fingerprint(file))
        except BadVideo:
            return None


@dataclass(frozen=True)
class Located:
    """A film that was found again, and the take it belongs to."""

    take: Take
    file: Path


def search(folder: Path, sought: Sought, progress: Progress) -> list[Located]:
    """Look through a folder and all below it; links to other folders are not followed. Blocks.

    Folders and files that may not be read are passed by. Each take is found once, in a film that is
    whole.
    """
    found: list[Located] = []
    looked_at = 0
    for file in _films(folder):
        if file is not None:
            looked_at += 1
            take = sought.match(file)
            if take is not None and _is_whole(file):
                found.append(Located(take, file))
                sought = sought.without([take.id])
        if not sought.takes or not progress(looked_at, len(found)):
            break
    return found


def chosen(file: Path, sought: Sought) -> Located:
    """The film that the artist points at; NotThatFilm where it is another, or cannot be read."""
    take = sought.match(file)
    if take is None:
        raise NotThatFilm(
            t(
                "“{file}” is not the film of that take: neither its recipe nor its pictures say "
                "so. Choose another file, or bring it in as a take of its own.",
                file=file.name,
            )
        )
    if not _is_whole(file):
        raise NotThatFilm(
            t("“{file}” is that film, but broken: choose a whole copy.", file=file.name)
        )
    return Located(take, file)


def put_back(videos: Videos, located: Located, *, move: bool) -> None:
    """The film is in its place again, on disk when this returns; ``move``: and not where it was.

    DiskFull or LibraryError where it cannot be written, and then the file stays where it is.
    """
    take, file = located.take, located.file
    if not isinstance(take.state, Completed):
        return  # there is no place that it could go back to
    target, part = videos.path(take.state.file), videos.part(take)
    recipe = beside(file)
    try:
        copyfile(file, part)
        publish(part, target)
        if recipe.is_file() and read_recipe(file):
            write(beside(target), recipe.read_bytes())
    except OSError as error:
        part.unlink(missing_ok=True)
        raise trouble(error, target, file.stat().st_size if file.exists() else 0) from error
    if move:
        with suppress(OSError):
            file.unlink()


def _films(folder: Path) -> Iterator[Path | None]:
    """None for each folder: a disk may have many thousands of them and hardly a film."""
    for root, folders, files in os.walk(folder):
        yield None
        folders.sort()
        for name in sorted(files):
            if Path(name).suffix.lower() in FILMS:
                yield Path(root) / name


def _is_whole(file: Path) -> bool:
    try:
        Films().check(file)
    except (BadVideo, OSError):
        return False
    return True
