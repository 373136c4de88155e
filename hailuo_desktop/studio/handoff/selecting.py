"""Which takes go to the editor, and the cut that they make."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain
from typing import Protocol

from hailuo_desktop.domain.camera import moves
from hailuo_desktop.domain.cut import Cut, CutShot, CutTake, FilmFacts, common_format
from hailuo_desktop.domain.scenes import scenes_of
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Take


class Which(Enum):
    """``USED``: the kept take of each shot, or else its newest. Others go beside those in use."""

    USED = "used"
    NOT_REJECTED = "not_rejected"
    EVERY = "every"


class Opinion(Protocol):
    """What the artist has said of a take; ``first`` and ``last`` are numbers of its pictures,
    both included, and None for its beginning and its end."""

    @property
    def rejected(self) -> bool: ...
    @property
    def stars(self) -> int: ...
    @property
    def note(self) -> str: ...
    @property
    def first(self) -> int | None: ...
    @property
    def last(self) -> int | None: ...


@dataclass(frozen=True)
class Known:
    """What is known of the takes of a board: those of a shot by number, the one of them that is
    in use, and what the artist has said of each."""

    of_shot: Callable[[str], Sequence[Take]]
    used: Callable[[str, str], Take | None]
    opinion: Callable[[str], Opinion]


@dataclass(frozen=True)
class Media:
    """A film in the folder: its path from there, with “/”, and what it says of itself."""

    file: str
    facts: FilmFacts


def wanted(shot: Shot, known: Known, which: Which) -> list[Take]:
    """The take in use first, then the others that are wanted, by number."""
    used = known.used(shot.id, shot.kept)
    if used is None:
        return []
    others = (
        take
        for take in known.of_shot(shot.id)
        if take.id != used.id and isinstance(take.state, Completed)
    )
    if which is Which.USED:
        return [used]
    return [
        used,
        *(t for t in others if which is Which.EVERY or not known.opinion(t.id).rejected),
    ]


def cut_of(board: Storyboard, known: Known, which: Which, media: Mapping[str, Media]) -> Cut:
    """``media`` by take id; a take whose film could not be had is left out."""
    scenes = scenes_of(board)
    shots: list[CutShot] = []
    for shot in board.shots:
        takes = [_take(t, media[t.id], known) for t in wanted(shot, known, which) if t.id in media]
        heading = board.shot(scenes[shot.id]).scene if scenes[shot.id] else ""
        shots.append(
            CutShot(
                id=shot.id,
                code=board.code(shot.id),
                take=takes[0] if takes else None,
                others=tuple(takes[1:]),
                seconds=shot.duration,
                scene=shot.scene,
                in_scene=heading,
                notes=shot.notes,
            )
        )
    rate, width, height = common_format([s.take.facts for s in shots if s.take])
    return Cut(board.id, board.name, tuple(shots), rate, width, height)


def _take(take: Take, media: Media, known: Known) -> CutTake:
    request, opinion = take.request, known.opinion(take.id)
    first, length = used_frames(opinion, media.facts.frames)
    return CutTake(
        id=take.id,
        number=take.number,
        file=media.file,
        facts=media.facts,
        first=first,
        length=length,
        prompt=request.prompt,
        camera=tuple(move.name for move in chain.from_iterable(moves(request.prompt))),
        model=request.model,
        mode=request.mode.value,
        quality=request.quality,
        task=take.task,
        note=opinion.note,
        stars=opinion.stars,
        is_rejected=opinion.rejected,
    )


def used_frames(opinion: Opinion, frames: int) -> tuple[int, int]:
    """The first frame that is used, and how many are; marks that a film does not reach are none."""
    first = opinion.first if opinion.first is not None and opinion.first < frames else 0
    last = opinion.last if opinion.last is not None else frames - 1
    last = min(last, frames - 1) if last >= first else frames - 1
    return first, last - first + 1
