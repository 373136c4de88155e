"""Finished takes that came along in a package, on their way into the ledger."""

import asyncio
import re
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from hailuo_desktop.domain.errors import HailuoError, TaskClaimed
from hailuo_desktop.domain.marks import Marks
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard, with_shots
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.media.film import Films
from hailuo_desktop.media.recipe import BESIDE, beside, read_recipe
from hailuo_desktop.store.batch.picture import Picture
from hailuo_desktop.store.batch.read import Read
from hailuo_desktop.store.durable import write
from hailuo_desktop.store.library import Library
from hailuo_desktop.translate import n

from .packing import kept_in, place_of
from .recipes import marks_in, take_of

_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Brought:
    """``board`` has the takes marked that were kept on the way.

    ``elsewhere`` counts those that the library has already, with other shots, and ``unread`` the
    films that are no take of a shot on the board.
    """

    board: Storyboard
    takes: list[Take]
    elsewhere: int = 0
    unread: int = 0


async def films_of(found: Read, board: Storyboard, library: Library) -> Brought:
    """Keep every whole film with a recipe as a take of its shot; what is known already stays.

    ``board`` is the one that the package has become, its shots in the same order.
    """
    takes: list[Take] = []
    chosen: list[Shot] = []
    elsewhere = unread = 0
    with tempfile.TemporaryDirectory(prefix="hailuo-") as folder:
        film = Path(folder) / "film.mp4"
        recipes = {_stem(each): each for each in found.films if _is_recipe(each)}
        for picture in found.films:
            if _is_recipe(picture):
                continue
            shot = _shot_of(picture, board)
            told = await _take(picture, recipes.get(_stem(picture)), film) if shot else None
            if shot is None or told is None:
                unread += 1
                continue
            take, marks = told
            try:
                takes += _kept(replace(take, shot=shot.id), marks, film, library)
            except TaskClaimed:
                elsewhere += 1
            except (HailuoError, OSError):
                unread += 1
            here = library.takes.find(take.id)
            elsewhere += here is not None and here.shot != shot.id
            if kept_in(picture.name) and here is not None and here.shot == shot.id:
                chosen.append(replace(shot, kept=take.id))
    return Brought(with_shots(board, chosen), takes, elsewhere, unread)


def waiting_elsewhere(found: Read, library: Library) -> str:
    """What to know before anything of a package is sent: some of it may be sent where it was
    made, too. Empty where nothing waited, or where the takes are this library's own."""
    waiting = found.origin.waiting if found.origin is not None else ()
    count = sum(library.takes.find(take_id) is None for take_id in waiting)
    if not count:
        return ""
    return n(
        "When this package was made, {count} take of it was still waiting there: unless it is "
        "taken out of that queue, sending the shot here pays for it twice.",
        "When this package was made, {count} takes of it were still waiting there: unless they "
        "are taken out of that queue, sending the shots here pays for them twice.",
        count,
    )


def _shot_of(film: Picture, board: Storyboard) -> Shot | None:
    place = place_of(film.name)
    return board.shots[place - 1] if place and place <= len(board.shots) else None


def _is_recipe(member: Picture) -> bool:
    """Of a film that could not take its recipe up."""
    return member.name.endswith(BESIDE)


def _stem(member: Picture) -> str:
    return Path(member.name).stem


async def _take(picture: Picture, recipe: Picture | None, file: Path) -> tuple[Take, Marks] | None:
    """The take that a film tells of and its marks, its bytes in ``file``; None where it cannot
    become one."""
    try:
        return await asyncio.to_thread(_unpacked, picture, recipe, file)
    except (HailuoError, OSError):
        return None


def _unpacked(picture: Picture, recipe: Picture | None, file: Path) -> tuple[Take, Marks] | None:
    file.write_bytes(picture.read())
    beside(file).write_bytes(recipe.read() if recipe else b"")
    Films().check(file)
    told = read_recipe(file) or {}
    take = take_of(told, "")
    # The id becomes a file's name here: nothing from outside may choose where that lies.
    return (take, marks_in(told)) if take is not None and _ID.fullmatch(take.id) else None


def _kept(take: Take, marks: Marks, file: Path, library: Library) -> list[Take]:
    """The take as it is in the ledger now; none where it was there already."""
    if library.takes.find(take.id) is not None:
        return []
    part = library.videos.part(take)
    part.write_bytes(file.read_bytes())
    if recipe := beside(file).read_bytes():
        write(beside(library.videos.home(take)), recipe)
    film = library.videos.keep(take, part)
    saved = replace(take, state=Completed(film))
    try:
        library.takes.save(saved)
        library.marks.save(saved.id, marks, saved.changed)
    except HailuoError:
        library.videos.path(film).unlink(missing_ok=True)
        raise
    return [saved]
