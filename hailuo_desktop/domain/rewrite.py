"""What a rewrite of a script or a list changes on the board that it became before."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import Enum

from .collation import folded
from .scenes import cut_out
from .shot import Shot
from .storyboard import Storyboard, inserted

ALIKE = 0.5  # of two prompts: below that they are two shots rather than one that was rewritten


class Kind(Enum):
    """What a rewrite of the script did to a shot."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True)
class Said:
    """What a file said of a shot when it came in: ``shot`` is the id that it has on the board."""

    shot: str
    name: str
    prompt: str
    scene: str
    notes: str


@dataclass(frozen=True)
class Change:
    """``old`` is the shot on the board, ``new`` as the rewrite has it; ``behind`` is the id of the
    shot that an added one follows (""), and ``is_edited`` whether the artist has changed what the
    file said."""

    kind: Kind
    old: Shot | None
    new: Shot | None
    behind: str = ""
    is_edited: bool = False


def said_of(shots: Iterable[Shot]) -> tuple[Said, ...]:
    """What the script said of these shots, for a later rewrite to be held against."""
    return tuple(Said(s.id, s.name, s.prompt, s.scene, s.notes) for s in shots)


def changes(board: Storyboard, before: Sequence[Said], after: Sequence[Shot]) -> list[Change]:
    """What the rewrite changed since the file came in, in its order, what it took out last.

    A shot that the artist has taken off the board stays off it.
    """
    pairs = [*_paired(before, after)]
    taken = {old.shot for old, _ in pairs if old}
    found: list[Change] = []
    behind = ""
    for old, new in pairs:
        here = board.find(old.shot) if old else None
        if old is None:
            found.append(Change(Kind.ADDED, None, new, behind))
            behind = new.id
        elif here is not None:
            if _words(old) != _words(new):
                found.append(Change(Kind.CHANGED, here, new, "", _words(old) != _words(here)))
            behind = here.id
    gone = [board.find(each.shot) for each in before if each.shot not in taken]
    return [*found, *(Change(Kind.REMOVED, shot, None) for shot in gone if shot)]


def rewritten(
    board: Storyboard, chosen: Sequence[Change], new_id: Callable[[], str]
) -> tuple[Storyboard, dict[str, str]]:
    """The board with those changes made, and the ids of the shots that were added.

    Frames, settings and takes stay; what is taken out goes off the board alone.
    """
    ids: dict[str, str] = {}
    for change in chosen:
        match change:
            case Change(Kind.ADDED, None, Shot() as new, behind):
                ids[new.id] = new_id()
                row = board.rows.get(ids.get(behind, behind), -1) + 1
                board = inserted(board, [replace(new, id=ids[new.id])], row)
            case Change(Kind.CHANGED, Shot() as old, Shot() as new):
                words = {"prompt": new.prompt, "scene": new.scene, "notes": new.notes}
                named = {"name": new.name} if new.name else {}
                shots = (replace(s, **words, **named) if s.id == old.id else s for s in board.shots)
                board = replace(board, shots=tuple(shots))
            case Change(Kind.REMOVED, Shot() as old):
                board = cut_out(board, [old.id])
            case _:
                pass
    return board, ids


def settled(before: Sequence[Said], after: Sequence[Shot], ids: dict[str, str]) -> tuple[Said, ...]:
    """What the file says of the board now, for the next rewrite; ``ids`` are those of the shots
    that were added. One that the artist declined is known, and not offered again."""
    said: list[Said] = []
    for old, new in _paired(before, after):
        shot = old.shot if old else ids.get(new.id, new.id)
        said.append(Said(shot, new.name, new.prompt, new.scene, new.notes))
    return tuple(said)


def _paired(before: Sequence[Said], after: Sequence[Shot]) -> Iterator[tuple[Said | None, Shot]]:
    """Each shot of the rewrite with the one that it was, in the order of the rewrite."""
    old_keys, new_keys = [_key(each) for each in before], [_key(each) for each in after]
    matcher = SequenceMatcher(None, old_keys, new_keys, autojunk=False)
    partner: dict[int, int] = {}
    for _, a, b, c, d in matcher.get_opcodes():
        partner |= _alike(before[a:b], after[c:d], a, c)
    # A shot that was moved says the same in another place.
    left = {old_keys[at]: at for at in range(len(before)) if at not in partner.values()}
    for at, key in enumerate(new_keys):
        if at not in partner and key in left:
            partner[at] = left.pop(key)
    for at, new in enumerate(after):
        yield (before[partner[at]] if at in partner else None), new


def _alike(old: Sequence[Said], new: Sequence[Shot], a: int, c: int) -> dict[int, int]:
    """Within a stretch that differs, by place of the new ones: in order, those most alike."""
    found: dict[int, int] = {}
    start = 0
    for at, shot in enumerate(new):
        scores = [(_ratio(old[place], shot), -place) for place in range(start, len(old))]
        best = max(scores, default=(0.0, 0))
        if best[0] >= ALIKE:
            found[c + at] = a - best[1]
            start = 1 - best[1]
    return found


def _ratio(old: Said, new: Shot) -> float:
    if old.name and folded(old.name) == folded(new.name):
        return 1.0
    one, other = folded(old.prompt), folded(new.prompt)
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE else 0.0


def _key(shot: Said | Shot) -> tuple[str, str]:
    return folded(shot.name), folded(shot.prompt)


def _words(shot: Said | Shot) -> tuple[str, str, str, str]:
    return shot.name, shot.prompt, shot.scene, shot.notes
