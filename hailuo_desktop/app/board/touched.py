"""Which shots an undo has changed, so that they can be shown."""

from hailuo_desktop.domain.storyboard import Storyboard


def touched(before: Storyboard, after: Storyboard) -> list[str]:
    """Shots that came or changed; or else those that moved; or the one beside what went."""
    new = [s.id for s in after.shots if before.find(s.id) is not s and before.find(s.id) != s]
    if new:
        return new
    gone = [row for shot_id, row in before.rows.items() if shot_id not in after.rows]
    if gone:
        return [after.shots[min(gone[0], len(after.shots)) - 1].id] if after.shots else []
    return _moved(before, after)


def _moved(before: Storyboard, after: Storyboard) -> list[str]:
    """The shots between the first and the last whose place is another now, fewest first."""
    pairs = zip(before.shots, after.shots, strict=True)
    rows = [row for row, (old, new) in enumerate(pairs) if old.id != new.id]
    if not rows:
        return []
    old = [shot.id for shot in before.shots[rows[0] : rows[-1] + 1]]
    new = [shot.id for shot in after.shots[rows[0] : rows[-1] + 1]]
    return _block(old, new)


def _block(old: list[str], new: list[str]) -> list[str]:
    """What was lifted out of a stretch and set down at its other end: the shorter part."""
    turn = new.index(old[0])
    if new != old[len(old) - turn :] + old[: len(old) - turn]:
        return new
    return new[:turn] if turn <= len(new) - turn else new[turn:]
