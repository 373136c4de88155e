"""What a rewrite of a script or a list changes on the board that it became before."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from .frame import NOT_THERE
from .rewrite_pairs import Pair, Said, paired
from .scenes import cut_out
from .shot import Link, Shot
from .storyboard import Storyboard, copies, fitting, inserted

WORDS = ("name", "prompt", "scene", "notes")
SETTINGS = ("model", "quality", "duration", "takes", "prompt_optimizer", "fast_pretreatment")


class Kind(Enum):
    """What a rewrite of the file did to a shot."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True)
class Change:
    """``old`` is the shot on the board, ``new`` as the rewrite has it; ``behind`` is the id of the
    shot that an added one follows (""). ``fields`` of the shot are those that the file changed, and
    ``is_edited`` whether the artist has changed one of them as well."""

    kind: Kind
    old: Shot | None
    new: Shot | None
    behind: str = ""
    fields: frozenset[str] = frozenset()
    is_edited: bool = False


def said_of(shots: Iterable[Shot]) -> tuple[Said, ...]:
    """What the file said of these shots, for a later rewrite to be held against."""
    return tuple(Said(s.id, s.name, s.prompt, s.scene, s.notes, _facts(s)) for s in shots)


def changes(board: Storyboard, before: Sequence[Said], after: Sequence[Shot]) -> list[Change]:
    """What the rewrite changed since the file came in, in its order, what it took out last.

    A shot that the artist has taken off the board stays off it.
    """
    pairs = paired(before, after)
    taken = {old.shot for old, _ in pairs if old}
    found: list[Change] = []
    behind = ""
    for (old, _), new in zip(pairs, on_board(pairs), strict=True):
        here = board.find(old.shot) if old else None
        if old is None:
            found.append(Change(Kind.ADDED, None, new, behind))
            behind = new.id
        elif here is not None:
            if fields := _differing(old, new):
                is_edited = not fields.isdisjoint(_differing(old, here))
                found.append(Change(Kind.CHANGED, here, new, "", fields, is_edited))
            behind = here.id
    gone = [board.find(each.shot) for each in before if each.shot not in taken]
    return [*found, *(Change(Kind.REMOVED, shot, None) for shot in gone if shot)]


def on_board(pairs: Sequence[Pair]) -> tuple[Shot, ...]:
    """The shots of the rewrite under the ids, and with the links, that they have on the board."""
    return copies([new for _, new in pairs], [old.shot if old else new.id for old, new in pairs])


def rewritten(
    board: Storyboard, chosen: Sequence[Change], new_id: Callable[[], str]
) -> tuple[Storyboard, dict[str, str]]:
    """The board with those changes made, and the ids of the shots that were added.

    What the file did not change stays, and so do takes; what is taken out goes off the board alone.
    """
    ids: dict[str, str] = {}
    touched: set[str] = set()
    for change in chosen:
        match change:
            case Change(Kind.ADDED, None, Shot() as new, behind):
                ids[new.id] = new_id()
                touched.add(ids[new.id])
                row = board.rows.get(ids.get(behind, behind), -1) + 1
                board = inserted(board, [replace(new, id=ids[new.id])], row)
            case Change(Kind.CHANGED, Shot() as old, Shot() as new):
                values = {name: getattr(new, name) for name in change.fields}
                shots = (replace(s, **values) if s.id == old.id else s for s in board.shots)
                board = replace(board, shots=tuple(shots))
                touched.add(old.id)
            case Change(Kind.REMOVED, Shot() as old):
                board = cut_out(board, [old.id])
            case _:
                pass
    shots = (_linked(shot, ids) if shot.id in touched else shot for shot in board.shots)
    return replace(board, shots=fitting(board, tuple(shots))), ids


def settled(before: Sequence[Said], after: Sequence[Shot], ids: dict[str, str]) -> tuple[Said, ...]:
    """What the file says of the board now, for the next rewrite; ``ids`` are those of the shots
    that were added. One that the artist declined is known, and not offered again."""
    shots = on_board(paired(before, after))
    return said_of(copies(shots, [ids.get(shot.id, shot.id) for shot in shots]))


def _differing(old: Said, new: Shot) -> frozenset[str]:
    words = {name for name in WORDS if getattr(old, name) != getattr(new, name)}
    if not new.name:
        words.discard("name")
    facts = {name for name, fact in _facts(new).items() if old.facts.get(name, fact) != fact}
    return frozenset(words | facts)


def _facts(shot: Shot) -> dict[str, str]:
    """All but the words, as far as it is known: a picture that was not there tells nothing."""
    frames = {"first": shot.first, "last": shot.last}
    links = {"first_link": shot.first_link, "last_link": shot.last_link}
    return {
        **{name: str(getattr(shot, name)) for name in SETTINGS},
        **{
            name: frame.key if frame else ""
            for name, frame in frames.items()
            if frame is None or frame.facts != NOT_THERE
        },
        **{name: f"{link.shot} {link.wait}" if link else "" for name, link in links.items()},
    }


def _linked(shot: Shot, ids: Mapping[str, str]) -> Shot:
    """Hung on the shots that came in with it, under the ids that these were given."""

    def moved(link: Link | None) -> Link | None:
        return replace(link, shot=ids.get(link.shot, link.shot)) if link else None

    return replace(shot, first_link=moved(shot.first_link), last_link=moved(shot.last_link))
