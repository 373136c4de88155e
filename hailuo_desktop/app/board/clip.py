"""Shots as bytes that another window can read, and back; nothing of them is believed blindly."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hailuo_desktop.domain.catalog import HAILUO_02, MODELS
from hailuo_desktop.domain.frame import Frame, is_digest
from hailuo_desktop.domain.shot import MOST_TAKES, Shot
from hailuo_desktop.store.codec import dump, load


@dataclass(frozen=True)
class Clip:
    """``files`` says where the other window's library keeps each frame, by its digest."""

    board: str
    shots: tuple[Shot, ...]
    files: dict[str, str]


def pack(board_id: str, shots: Sequence[Shot], path: Callable[[str], Path]) -> bytes:
    frames = [frame for shot in shots for frame in (shot.first, shot.last) if frame]
    files = {frame.digest: str(path(frame.digest)) for frame in frames}
    listed = json.loads(dump(tuple(shots), tuple[Shot, ...]))
    return json.dumps({"board": board_id, "shots": listed, "files": files}).encode()


def unpack(data: bytes) -> Clip | None:
    """None where the bytes are no shots."""
    try:
        clip = load(data.decode(), Clip)
    except (ValueError, RecursionError):
        return None
    return replace(clip, shots=tuple(_sane(shot) for shot in clip.shots))


def _sane(shot: Shot) -> Shot:
    """What another version may have written is brought to what this one knows."""
    return replace(
        shot,
        model=shot.model if shot.model in MODELS else HAILUO_02.id,
        takes=max(1, min(shot.takes, MOST_TAKES)),
        first=_named(shot.first),
        last=_named(shot.last),
    )


def _named(frame: Frame | None) -> Frame | None:
    return frame if frame is not None and is_digest(frame.digest) else None
