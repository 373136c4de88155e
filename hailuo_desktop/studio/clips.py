"""Clips made elsewhere, on their way in as takes of a shot: copied, marked, and free."""

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfile

from hailuo_desktop.domain.catalog import Mode
from hailuo_desktop.domain.errors import BadVideo, HailuoError
from hailuo_desktop.domain.film_files import FILM, FILMS
from hailuo_desktop.domain.shot import Request
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.engine.batch import new_id
from hailuo_desktop.media.clip import ClipFacts, clip_facts
from hailuo_desktop.media.recipe import beside, recipe_text, write_recipe
from hailuo_desktop.store.durable import trouble, write
from hailuo_desktop.store.videos import Videos
from hailuo_desktop.translate import t

from .recipes import recipe_of

LONGEST = 3600  # seconds of a take as a recipe tells them


class NotBroughtIn(HailuoError):
    """The sentence names the clip, and says why."""


@dataclass(frozen=True)
class For:
    """Whose take a clip becomes: its shot with its code, and the take's number; ``board`` is the
    name of that."""

    shot: str
    code: str
    number: int
    board: str


def bring_in(videos: Videos, clip: Path, wanted: For, now: float) -> Take:
    """The take, with its film in the library; it still has to be put into the ledger. Blocks.

    The pictures stay bit for bit what they were: in an MP4 with a recipe inside where they can go
    into one, else as the file is with its recipe beside it. NotBroughtIn or DiskFull.
    """
    try:
        facts = clip_facts(clip)
        take = _take(clip, facts, wanted, now)
        return replace(take, state=Completed(_kept(videos, clip, take, wanted.board)))
    except BadVideo as error:
        raise NotBroughtIn(_refused(clip, str(error))) from error
    except OSError as error:
        why = trouble(error, clip, 0)
        raise NotBroughtIn(_refused(clip, str(why))) from error


def _refused(clip: Path, why: str) -> str:
    return t(
        "“{file}” was not brought in: {why} Any film that plays here will do.",
        file=clip.name,
        why=why,
    )


def _take(clip: Path, facts: ClipFacts, wanted: For, now: float) -> Take:
    quality = f"{min(facts.width, facts.height)}p"
    seconds = min(LONGEST, max(1, round(facts.seconds)))
    return Take(
        id=new_id(),
        shot=wanted.shot,
        number=wanted.number,
        # Nothing was asked for: no model, no words.
        request=Request("", Mode.T2V, "", (), quality, seconds, ()),
        key="",
        created=now,
        changed=now,
        name=wanted.code,
        dismissed=True,  # it never was in the queue
        brought_in=clip.name.encode("utf-8", "replace").decode(),
    )


def _kept(videos: Videos, clip: Path, take: Take, board: str) -> str:
    part = videos.part(take)
    recipe = recipe_of(take, board)
    try:
        try:
            write_recipe(clip, part, recipe)
        except BadVideo:
            return _as_it_is(videos, clip, take, part, recipe_text(recipe))
        return videos.keep(take, part)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _as_it_is(videos: Videos, clip: Path, take: Take, part: Path, recipe: bytes) -> str:
    """What an MP4 cannot hold keeps its own suffix."""
    copyfile(clip, part)
    suffix = clip.suffix.lower()
    file = videos.keep_clip(take, part, suffix if suffix in FILMS else FILM)
    write(beside(videos.path(file)), recipe)
    return file
