"""Which takes go to the editor, and the cut that they make."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from hailuo_desktop.domain.camera import moves
from hailuo_desktop.domain.cut import Cut, CutShot, CutTake, FilmFacts, common_format
from hailuo_desktop.domain.hand_off import Which
from hailuo_desktop.domain.marks import Marks
from hailuo_desktop.domain.scenes import scenes_of
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Take


@dataclass(frozen=True)
class Known:
    """What is known of the takes of a board: those of a shot by number, the one of them that is
    in use, and what the artist has said of each."""

    of_shot: Callable[[str], Sequence[Take]]
    used: Callable[[str, str], Take | None]
    marks: Callable[[str], Marks]


@dataclass(frozen=True)
class Media:
    """A film in the folder: its path from there, with “/”, and what it says of itself."""

    file: str
    facts: FilmFacts


def wanted(shot: Shot, known: Known, which: Which) -> list[Take]:
    """The take in use first, then the others that are wanted, by number."""
    used = known.used(shot.id, shot.kept)
    if used is None or _is_binned(used, known):
        return []
    others = (
        take
        for take in known.of_shot(shot.id)
        if take.id != used.id and isinstance(take.state, Completed) and not _is_binned(take, known)
    )
    if which is Which.USED:
        return [used]
    return [
        used,
        *(t for t in others if which is Which.EVERY or not known.marks(t.id).rejected),
    ]


def _is_binned(take: Take, known: Known) -> bool:
    """Its film went to the system's bin by the artist's word."""
    return known.marks(take.id).binned is not None


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
    request, marks = take.request, known.marks(take.id)
    first, length = used_frames(marks, media.facts.frames)
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
        note=marks.note,
        stars=marks.stars,
        is_rejected=marks.rejected,
    )


def used_frames(marks: Marks, frames: int) -> tuple[int, int]:
    """The first frame that is used, and how many are; marks that a film does not reach are none."""
    first = marks.first if marks.first is not None and marks.first < frames else 0
    last = marks.last if marks.last is not None else frames - 1
    last = min(last, frames - 1) if last >= first else frames - 1
    return first, last - first + 1
