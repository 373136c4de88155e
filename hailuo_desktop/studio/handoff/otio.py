"""OpenTimelineIO: a clip a shot, with every other take as an alternative reference."""

import json
from collections.abc import Mapping
from fractions import Fraction
from importlib.util import find_spec
from typing import Any

from hailuo_desktop.domain.cut import Cut, CutShot, CutTake, Placed

from .addresses import relative
from .captions import note_of
from .xml import clean

OURS = "hailuo_desktop"  # what our metadata stand under
IN_USE = "DEFAULT_MEDIA"  # the format's own name for the reference that counts
LIBRARY = "opentimelineio"

Object = dict[str, Any]  # one of the format's, whose names and versions are its schema's


def otio(cut: Cut) -> bytes:
    """UTF-8 JSON; films are found from the file's own folder, wherever that is moved to.

    The format's own library reads it and writes it, where it is installed: it comes with no build
    for Python 3.14 yet, and what it writes is the same.
    """
    text = json.dumps(_timeline(cut), indent=2, ensure_ascii=False)
    return (by_the_library(text) if find_spec(LIBRARY) else text).encode()


def by_the_library(text: str) -> str:
    """Read and written; ValueError where it is not of the format."""
    # Slow to load, and wanted only where a cut is handed over. It types its functions in part.
    from opentimelineio import core  # pyright: ignore[reportMissingTypeStubs]

    untyped: Any = core
    return untyped.serialize_json_to_string(untyped.deserialize_json_from_string(text), indent=2)


def _timeline(cut: Cut) -> Object:
    return {
        "OTIO_SCHEMA": "Timeline.1",
        "metadata": _ours({"board": cut.id}),
        "name": clean(cut.name),
        "global_start_time": _time(cut.begin, cut.rate),
        "tracks": {
            "OTIO_SCHEMA": "Stack.1",
            "metadata": {},
            "name": "tracks",
            **_item(None, [_scene(placed, cut.rate) for placed in cut.placed if placed.shot.scene]),
            "children": [_track(cut)],
        },
    }


def _track(cut: Cut) -> Object:
    return {
        "OTIO_SCHEMA": "Track.1",
        "metadata": {},
        "name": "V1",
        **_item(None, []),
        "children": [_clip(placed, cut.rate) for placed in cut.placed],
        "kind": "Video",
    }


def _clip(placed: Placed, rate: Fraction) -> Object:
    """A clip, or a gap that keeps the place of a shot without a film."""
    shot, take = placed.shot, placed.shot.take
    metadata = _ours(_said_of_shot(shot))
    if take is None:
        item = _item(_range(0, placed.length, rate), _notes(shot, None, 0, rate))
        return {"OTIO_SCHEMA": "Gap.1", "metadata": metadata, "name": clean(shot.code), **item}
    own = take.facts.rate
    item = _item(_range(take.first, take.length, own), _notes(shot, take, take.first, own))
    references = {IN_USE: take, **{f"t{other.number}": other for other in shot.others}}
    return {
        "OTIO_SCHEMA": "Clip.2",
        "metadata": metadata,
        "name": clean(take.name),
        **item,
        "media_references": {key: _reference(references[key]) for key in sorted(references)},
        "active_media_reference_key": IN_USE,
    }


def _item(used: Object | None, markers: list[Object]) -> Object:
    """What everything has that lies on a timeline."""
    return {
        "source_range": used,
        "effects": [],
        "markers": markers,
        "enabled": True,
        "color": None,
    }


def _reference(take: CutTake) -> Object:
    return {
        "OTIO_SCHEMA": "ExternalReference.1",
        "metadata": _ours(_said_of_take(take)),
        "name": clean(take.name),  # Resolve finds a film by it
        "available_range": _range(0, take.facts.frames, take.facts.rate),
        "available_image_bounds": None,
        "target_url": relative(take.file),
    }


def _scene(placed: Placed, rate: Fraction) -> Object:
    return _marker(placed.shot.scene, "", _range(placed.start, 1, rate), "BLUE")


def _notes(shot: CutShot, take: CutTake | None, at: int, rate: Fraction) -> list[Object]:
    note = note_of(shot, take)
    return [_marker(shot.code, note, _range(at, 1, rate), "YELLOW")] if note else []


def _marker(name: str, comment: str, marked: Object, colour: str) -> Object:
    return {
        "OTIO_SCHEMA": "Marker.2",
        "metadata": {},
        "name": clean(name),
        "color": colour,
        "marked_range": marked,
        "comment": clean(comment),
    }


def _range(start: int, length: int, rate: Fraction) -> Object:
    times = {"duration": _time(length, rate), "start_time": _time(start, rate)}
    return {"OTIO_SCHEMA": "TimeRange.1", **times}


def _time(frames: int, rate: Fraction) -> Object:
    return {"OTIO_SCHEMA": "RationalTime.1", "rate": float(rate), "value": float(frames)}


def _ours(facts: Mapping[str, object]) -> Object:
    """In the order in which the library writes them."""
    said = {key: clean(fact) if isinstance(fact, str) else fact for key, fact in facts.items()}
    return {OURS: dict(sorted(said.items()))}


def _said_of_shot(shot: CutShot) -> Mapping[str, object]:
    return {
        "shot": shot.id,
        "code": shot.code,
        "scene": shot.in_scene,
        "notes": shot.notes,
        "take": shot.take.number if shot.take else None,
    }


def _said_of_take(take: CutTake) -> Mapping[str, object]:
    return {
        "take": take.id,
        "number": take.number,
        "prompt": take.prompt,
        "camera": list(take.camera),
        "model": take.model,
        "mode": take.mode,
        "quality": take.quality,
        "task": take.task,
        "stars": take.stars,
        "note": take.note,
        "rejected": take.is_rejected,
        "width": take.facts.width,
        "height": take.facts.height,
    }
