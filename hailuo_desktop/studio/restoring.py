"""A shot from the recipe inside a film that this app made."""

from collections.abc import Mapping
from typing import Any, cast

from hailuo_desktop.domain.catalog import (
    DEFAULT_DURATION,
    DEFAULT_QUALITY,
    DURATIONS,
    HAILUO_02,
    MODELS,
    QUALITIES,
)
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.frame import Frame, is_digest
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.media.still import examined
from hailuo_desktop.store.frames import Frames
from hailuo_desktop.translate import t


def restored(recipe: Mapping[str, Any], frames: Frames, new_id: str) -> tuple[Shot, list[str]]:
    """The shot, and the names of frames that this library does not hold. Reads files."""
    given = _list(recipe.get("frames"))
    found = [_frame(each, frames) for each in given[:2]]
    missing = [_name(each) for each, frame in zip(given[:2], found, strict=True) if frame is None]
    first, last = [*found, None, None][:2]
    parameters = _dict(recipe.get("parameters"))
    shot = Shot(
        new_id,
        prompt=_text(recipe.get("prompt")),
        first=first,
        last=last,
        model=_one_of(recipe.get("model"), MODELS, HAILUO_02.id),
        quality=_one_of(recipe.get("quality"), QUALITIES, DEFAULT_QUALITY),
        duration=_one_of(recipe.get("duration"), DURATIONS, DEFAULT_DURATION),
        prompt_optimizer=bool(parameters.get("prompt_optimizer", True)),
        fast_pretreatment=bool(parameters.get("fast_pretreatment", False)),
    )
    return shot, missing


def _frame(given: object, frames: Frames) -> Frame | None:
    """The frame as the library has it; what a film says of it is not believed."""
    digest = _text(_dict(given).get("sha256"))
    if not is_digest(digest):
        return None
    try:
        facts = examined(frames.path(digest).read_bytes())
    except (OSError, HailuoError):
        return None
    return Frame(digest, _name(given), facts)


def _name(given: object) -> str:
    return _text(_dict(given).get("name")) or t("a frame")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _dict(value: object) -> dict[str, Any]:
    return cast(dict[str, Any], value) if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return cast(list[object], value) if isinstance(value, list) else []


def _one_of(value: object, known: Any, usual: Any) -> Any:
    return value if isinstance(value, str | int) and value in known else usual
