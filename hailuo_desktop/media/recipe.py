"""How a film was made, as JSON: inside its own metadata, or in a file beside it."""

# PyAV types its streams and packets only in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

import json
from contextlib import closing
from pathlib import Path
from typing import Any, cast

from hailuo_desktop.domain.errors import BadVideo
from hailuo_desktop.domain.reason import reason

from .film import open_film, pictures_of, suppress_broken

TAG = "comment"  # the one tag of an MP4 that every program keeps
MARK = "hailuo-desktop"
BESIDE = ".json"  # the suffix of a recipe that its film could not take up
LARGEST = 4_000_000  # bytes: no recipe is larger
_APART = 0.0015  # seconds: less is the rounding of another time base


def write_recipe(source: Path, target: Path, recipe: dict[str, Any]) -> None:
    """Copy a film with its recipe; pictures and sound stay bit for bit what they were.

    BadVideo where the copy would not be the same film, for whatever reason.
    """
    from hailuo_desktop.ffmpeg import av  # slow to load

    with (
        suppress_broken(source),
        closing(open_film(source)) as film,
        closing(av.open(str(target), "w", "mp4", {"movflags": "faststart"})) as copy,
    ):
        copy.metadata.update({**film.metadata, TAG: json.dumps(_marked(recipe))})
        copied = [*film.streams.video, *film.streams.audio]  # no clocks, chapters or captions
        # Opaque: a codec that cannot be encoded here can be copied all the same.
        streams = {s.index: copy.add_stream_from_template(s, opaque=True) for s in copied}
        for packet in film.demux(copied):
            if packet.dts is not None:
                packet.stream = streams[packet.stream.index]
                copy.mux(packet)
    if not _alike(source, target):
        raise BadVideo(reason("film_without_recipe", name=source.name))


def recipe_text(recipe: dict[str, Any]) -> bytes:
    """What stands in the file beside a film that cannot take its recipe up."""
    return json.dumps(_marked(recipe), indent=2, ensure_ascii=False).encode()


def beside(film: Path) -> Path:
    """Where the recipe of a film lies that could not take it up."""
    return film.with_suffix(BESIDE)


def read_recipe(file: Path) -> dict[str, Any] | None:
    """The recipe of a film of this app's, beside it or in it, or None.

    What lies beside it counts: a clip that was brought in may hold another library's recipe.
    """
    return _found(_outside(beside(file))) or _found(_inside(file))


def is_recipe(file: Path) -> bool:
    """Whether a file holds a recipe of this app's, and nothing else."""
    return _found(_outside(file)) is not None


def _marked(recipe: dict[str, Any]) -> dict[str, Any]:
    return {MARK: recipe}


def _inside(file: Path) -> str:
    try:
        with suppress_broken(file), closing(open_film(file)) as film:
            return film.metadata.get(TAG, "")
    except BadVideo:
        return ""


def _outside(file: Path) -> str:
    try:
        return file.read_text("utf-8") if file.stat().st_size <= LARGEST else ""
    except (OSError, ValueError):
        return ""


def _found(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text).get(MARK)
    except (ValueError, AttributeError, RecursionError):
        return None
    return cast(dict[str, Any], found) if isinstance(found, dict) else None


def _alike(source: Path, copy: Path) -> bool:
    """Whether the copy has all the pictures, at the same times, and can be read."""
    given, made = _packets(source), _packets(copy)
    if len(given) != len(made) or not given:
        return False
    apart = (
        abs((one - given[0]) - (other - made[0])) for one, other in zip(given, made, strict=True)
    )
    return max(apart) <= _APART


def _packets(file: Path) -> list[float]:
    """When each coded picture is shown, in seconds; those that an edit list leaves out too."""
    with suppress_broken(file), closing(open_film(file)) as film:
        stream = pictures_of(film)
        base = float(stream.time_base or 0)
        return sorted(packet.pts * base for packet in film.demux(stream) if packet.pts is not None)
