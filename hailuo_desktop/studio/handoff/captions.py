"""What a timeline says of a shot and its takes in words.

The words are the same in any language: a file may be opened by anybody, and one that is written
again must be the same file.
"""

from hailuo_desktop.domain.cut import CutShot, CutTake


def note_of(shot: CutShot, take: CutTake | None) -> str:
    """The notes on a shot and on its take, one behind the other."""
    return "\n".join(filter(None, (shot.notes, take.note if take else "")))


def comment_of(take: CutTake) -> str:
    """“★★★ · [Push in] · I2V 768p · task-unified-1”."""
    moves = " ".join(f"[{move}]" for move in take.camera)
    kind = " ".join(filter(None, (take.mode, take.quality)))
    return " · ".join(filter(None, ("★" * take.stars, moves, kind, take.task)))
