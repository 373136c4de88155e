"""Which board a script or a table has become, and what it said then: for the rewrite that comes
some day, in the window or in a render."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from hailuo_desktop.domain.quoting import quoted
from hailuo_desktop.domain.rewrite import Change, Kind, changes, said_of
from hailuo_desktop.domain.rewrite_pairs import Said, is_kin, paired
from hailuo_desktop.domain.storyboard import Storyboard, with_other_ids
from hailuo_desktop.domain.take import Take
from hailuo_desktop.store.library import Library
from hailuo_desktop.translate import n, t

from .settings import SCRIPT_BOARD, SCRIPT_SAID, Settings

TakesOf = Callable[[str], Iterable[Take]]  # those of a shot, by its id
SHOWN = 12  # shots of each kind that a sentence names


@dataclass(frozen=True)
class Rewrite:
    """A list that has come in before: as which ``board``, what it ``said`` then, and what it
    changes."""

    board: Storyboard
    said: tuple[Said, ...]
    changes: tuple[Change, ...]

    def of(self, kind: Kind) -> list[Change]:
        return [change for change in self.changes if change.kind is kind]


@dataclass(frozen=True)
class Before:
    """A board that a list of that name has become, and what it said then."""

    board: Storyboard
    said: tuple[Said, ...]


def before(script: Storyboard, library: Library) -> Before | None:
    """None where no list of that name has ever been here."""
    known = Settings(library.settings).get(SCRIPT_BOARD.of(script.id))
    board = library.boards.find(known or script.id)
    return None if board is None else Before(board, _said_before(board, script, library))


def rewrite_of(script: Storyboard, before: Before) -> Rewrite | None:
    """None where it is another list that is called the same. Takes a moment where both are long,
    and asks nothing of the library."""
    if not is_kin(paired(before.said, script.shots), before.said):
        return None
    found = changes(before.board, before.said, script.shots)
    return Rewrite(before.board, before.said, tuple(found))


def remember(script: str, board: str, said: Sequence[Said], library: Library) -> None:
    """Note which board the script of that id became and what it said, for its next version."""
    settings = Settings(library.settings)
    settings.put(SCRIPT_BOARD.of(script), board)
    settings.put(SCRIPT_SAID.of(board), tuple(said))


@dataclass(frozen=True)
class Home:
    """A list under the ids of the shots that it has become; ``replaced`` are the ids of those that
    it changes."""

    board: Storyboard
    replaced: frozenset[str] = frozenset()


def as_before(script: Storyboard, rewrite: Rewrite, takes: TakesOf) -> Home:
    """For a render: it goes on with the shots of the first time.

    A shot that changed is another one, beside the first, where that one has something to lose: an
    edit of the artist's, a take that was kept, or one that is under way.
    """
    changed = {change.old.id: change for change in rewrite.of(Kind.CHANGED) if change.old}
    apart = {each for each, change in changed.items() if _has_to_stay(change, takes)}
    pairs = [(old, new) for old, new in paired(rewrite.said, script.shots) if old is not None]
    ids = {new.id: old.shot for old, new in pairs if old.shot not in apart}
    mapped = with_other_ids(script, {a: b for a, b in ids.items() if b in rewrite.board.rows})
    if len(mapped.rows) < len(mapped.shots):  # one says now what another one said
        return Home(replace(script, id=rewrite.board.id))
    return Home(replace(mapped, id=rewrite.board.id), frozenset(changed.keys() - apart))


def updated(rewrite: Rewrite, replaced: Collection[str]) -> Storyboard:
    """The board with what the list changed of those shots."""
    values = {
        change.old.id: {name: getattr(change.new, name) for name in change.fields}
        for change in rewrite.of(Kind.CHANGED)
        if change.old is not None and change.old.id in replaced
    }
    shots = (replace(shot, **values.get(shot.id, {})) for shot in rewrite.board.shots)
    return replace(rewrite.board, shots=tuple(shots))


def _has_to_stay(change: Change, takes: TakesOf) -> bool:
    here = change.old
    if here is None or change.is_edited or here.kept:
        return True
    return not all(take.settled for take in takes(here.id))


def told(rewrite: Rewrite) -> str:
    """What the list changes, in one line; "" where it changes nothing."""
    words = {Kind.ADDED: _added, Kind.CHANGED: _changed, Kind.REMOVED: _removed}
    parts = [
        said(len(found), _names(rewrite.board, found))
        for kind, said in words.items()
        if (found := rewrite.of(kind))
    ]
    if not parts:
        return ""
    return t(
        "The list has changed since it became “{board}”: {parts}.",
        board=rewrite.board.name,
        parts="; ".join(parts),
    )


def _added(count: int, names: str) -> str:
    return n("{count} shot is new ({names})", "{count} shots are new ({names})", count, names=names)


def _changed(count: int, names: str) -> str:
    return n("{count} is changed ({names})", "{count} are changed ({names})", count, names=names)


def _removed(count: int, names: str) -> str:
    return n(
        "{count} is no longer in it and stays on the board ({names})",
        "{count} are no longer in it and stay on the board ({names})",
        count,
        names=names,
    )


def _names(board: Storyboard, found: Sequence[Change]) -> str:
    names = quoted(_code(board, change) for change in found[:SHOWN])
    return t("{names} …", names=names) if len(found) > SHOWN else names


def _said_before(board: Storyboard, script: Storyboard, library: Library) -> tuple[Said, ...]:
    """What the list said when it came in; where nobody knows that, what it says now of the shots
    that it gave, and else what stands on the board."""
    kept = Settings(library.settings).get(SCRIPT_SAID.of(board.id))
    if kept is not None:
        return kept
    return said_of(script.find(shot.id) or shot for shot in board.shots)


def _code(board: Storyboard, change: Change) -> str:
    if change.old is not None:
        return board.code(change.old.id)
    return (change.new.name or change.new.prompt[:30]) if change.new else ""
