"""Finished takes on their way out: a copy under a speaking name, with its recipe inside."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from shutil import copyfile
from threading import Lock
from typing import Any

from hailuo_desktop.domain.errors import BadVideo, HailuoError
from hailuo_desktop.domain.film_files import FILM
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.formats import number
from hailuo_desktop.media.recipe import beside, read_recipe, recipe_text, write_recipe
from hailuo_desktop.store.durable import make_folder, sync_file, sync_folder
from hailuo_desktop.store.names import Naming, path_for, same_name
from hailuo_desktop.translate import t

from .recipes import recipe_of, take_id

MOST_TRIES = 1000
EBML = b"\x1aE\xdf\xa3"  # how every Matroska file begins (RFC 8794)


class NotExported(HailuoError):
    pass


class NoFilm(NotExported):
    """The library has the film no more; the service may have it still."""


Fetch = Callable[[Take, NoFilm], Awaitable[None]]


@dataclass(frozen=True)
class Place:
    """Where a take stands: its board, its shot's place from 1, its name and its code."""

    board: str
    shot: int
    name: str
    code: str = ""


@dataclass(frozen=True)
class Exporting:
    """``video`` gives the file of a completed take in the library.

    ``link`` gives a file a second name, as ``os.link`` does, and fails where that is taken or
    where the file system has no such names. With ``stays``, a take that is in its folder
    already keeps the name that it has there, since others may know it by that.
    """

    folder: Path
    template: str
    video: Callable[[str], Path]
    link: Callable[[Path, Path], None] = os.link
    stays: bool = False
    _turn: Lock = field(default_factory=Lock, compare=False)
    _known: dict[Path, str] = field(default_factory=dict[Path, str], compare=False)

    async def export(self, take: Take, place: Place, fetch: Fetch | None = None) -> Path:
        """The take's file in the folder, written once; it never replaces another file.

        A film that somebody has deleted from the library is fetched again first: with ``fetch``,
        else NoFilm.
        """
        try:
            return await asyncio.to_thread(self._export, take, place)
        except NoFilm as error:
            if fetch is None:
                raise
            await fetch(take, error)
            return await asyncio.to_thread(self._export, take, place)

    def _export(self, take: Take, place: Place) -> Path:
        if not isinstance(take.state, Completed):
            raise NotExported(t("Take {take} has no video yet.", take=take.id))
        source = self.video(take.state.file)
        suffix = _matroska(source) or suffix_of(take)
        wanted = self.folder / path_for(self.template, naming(take, place)).with_suffix(suffix)
        try:
            # Two takes that want one name must not both find it free.
            with self._turn:
                return self._write(take, place, source, wanted)
        except OSError as error:
            raise NotExported(
                t(
                    "“{file}” cannot be written ({why}): the library keeps the video.",
                    file=wanted,
                    why=error.strerror,
                )
            ) from error

    def _write(self, take: Take, place: Place, source: Path, wanted: Path) -> Path:
        folder = _folder_for(self.folder, wanted.parent)
        taken = {same_name(each.name): each for each in folder.iterdir()}
        names = [*_names(wanted.name)]
        for name in names:
            target = taken.get(same_name(name))
            if target is not None and self._is_of(target, take):
                return target
        if self.stays and (known := self._elsewhere(taken.values(), wanted.suffix, take)):
            return known
        for name in names:
            if same_name(name) not in taken:
                target = self._publish(source, folder / name, take, place)
                self._known[target] = take.id
                return target
        raise NotExported(
            t(
                "“{file}” and {tries} names like it are taken.",
                file=wanted,
                tries=number(MOST_TRIES),
            )
        )

    def _elsewhere(self, files: Iterable[Path], suffix: str, take: Take) -> Path | None:
        films = sorted(f for f in files if f.suffix.lower() == suffix.lower() and f.is_file())
        return next((film for film in films if self._is_of(film, take)), None)

    def _is_of(self, target: Path, take: Take) -> bool:
        if target not in self._known:
            self._known[target] = take_id(read_recipe(target))
        return self._known[target] == take.id

    def _publish(self, source: Path, target: Path, take: Take, place: Place) -> Path:
        # The take's own name: what a crash leaves, its next export writes over.
        part = target.with_name(f".{take.id[:32]}.part")
        if not source.is_file():
            raise NoFilm(reason("film_gone", name=target.name, file=str(source)))
        recipe = recipe_of(take, place.board)
        try:
            if not _with_recipe(source, part, recipe):
                self._put_beside(target, recipe)
            sync_file(part)
            self._name(part, target)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(target.parent)
        return target

    def _put_beside(self, target: Path, recipe: dict[str, Any]) -> None:
        """Whose name is taken by another file stays away: the film counts, and goes out."""
        file = beside(target)
        part = target.with_name(f".{target.name}.json.part")
        try:
            part.write_bytes(recipe_text(recipe))
            with suppress(FileExistsError):
                self._name(part, file)
        finally:
            part.unlink(missing_ok=True)

    def _name(self, part: Path, target: Path) -> None:
        try:
            self.link(part, target)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links: claim the name, then fill it
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            part.replace(target)


def _with_recipe(source: Path, part: Path, recipe: dict[str, Any]) -> bool:
    """Copy the film with its recipe inside; as it is, where it cannot take that up."""
    if not _matroska(source):
        with suppress(BadVideo):
            write_recipe(source, part, recipe)
            return True
    copyfile(source, part)
    return False


def _matroska(film: Path) -> str:
    """``.webm`` or ``.mkv`` for what is wrapped so, whatever it is called; empty for others.

    Services have delivered WebM under an MP4's name: editors go by the name, and refuse it.
    """
    start = b""
    with suppress(OSError), film.open("rb") as opened:
        start = opened.read(64)
    if not start.startswith(EBML):
        return ""
    return ".webm" if b"webm" in start else ".mkv"


def suffix_of(take: Take) -> str:
    """A clip that was brought in may be no MP4."""
    file = take.state.file if isinstance(take.state, Completed) and take.brought_in else ""
    return Path(file).suffix or FILM


def _folder_for(root: Path, wanted: Path) -> Path:
    """The folder, or the one that would be the same on a system that does not tell case apart."""
    make_folder(root)
    folder = root
    for part in wanted.relative_to(root).parts:
        alike = {same_name(each.name): each for each in folder.iterdir() if each.is_dir()}
        exact = folder / part
        folder = exact if exact.is_dir() else alike.get(same_name(part), exact)
        make_folder(folder)
    return folder


def _names(wanted: str) -> Iterator[str]:
    path = Path(wanted)
    yield wanted
    for copy in range(2, MOST_TRIES):
        yield f"{path.stem} ({copy}){path.suffix}"


def place_of(board: Storyboard, take: Take) -> Place:
    """Of a take whose shot is on the board."""
    row = board.rows[take.shot]
    return Place(board.name, row + 1, board.shots[row].name, board.codes[row])


def preview(template: str, board: Storyboard, takes: Iterable[Take], now: float) -> PurePosixPath:
    """How the first of the takes is called, or one that there might be; else BadTemplate."""
    take = next(iter(takes), None)
    named = naming(take, place_of(board, take)) if take else _example(board, now)
    return path_for(template, named)


def _example(board: Storyboard, now: float) -> Naming:
    shot = board.shots[0]
    facts = (_day(now), shot.mode.value, shot.quality, shot.duration, "task-unified-1")
    return Naming(board.name, 1, shot.name, 1, *facts, code=board.codes[0])


def naming(take: Take, place: Place) -> Naming:
    """What a template may say of the take."""
    request = take.request
    return Naming(
        board=place.board,
        shot=place.shot,
        name=place.name,
        take=take.number,
        date=_day(take.created),
        mode=request.mode.value,
        quality=request.quality,
        seconds=request.duration,
        task=take.task,
        code=place.code or place.name or take.name,
    )


def _day(moment: float) -> str:
    """By this computer's clock, written the same in any language."""
    return datetime.fromtimestamp(moment, UTC).astimezone().date().isoformat()
