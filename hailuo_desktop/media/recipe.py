"""How a film was made, as JSON inside its own metadata."""

# PyAV types its streams and packets only in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

import json
from contextlib import closing
from pathlib import Path
from typing import Any, cast

from hailuo_desktop.domain.errors import BadVideo

from .film import open_film, suppress_broken

TAG = "comment"  # the one tag of an MP4 that every program keeps
MARK = "hailuo-desktop"


def write_recipe(source: Path, target: Path, recipe: dict[str, Any]) -> None:
    """Copy a film with its recipe; pictures and sound stay bit for bit what they were."""
    import av  # slow to load

    text = json.dumps({MARK: recipe}, ensure_ascii=True)
    with (
        suppress_broken(source),
        closing(open_film(source)) as film,
        closing(av.open(str(target), "w", "mp4", {"movflags": "faststart"})) as copy,
    ):
        copy.metadata.update({**film.metadata, TAG: text})
        copied = [*film.streams.video, *film.streams.audio]  # no clocks, chapters or captions
        streams = {s.index: copy.add_stream_from_template(s) for s in copied}
        for packet in film.demux(copied):
            if packet.dts is not None:
                packet.stream = streams[packet.stream.index]
                copy.mux(packet)


def read_recipe(file: Path) -> dict[str, Any] | None:
    """The recipe of a film that this app made, or None."""
    try:
        with suppress_broken(file), closing(open_film(file)) as film:
            text = film.metadata.get(TAG, "")
        found = json.loads(text).get(MARK)
    except (BadVideo, ValueError, AttributeError, RecursionError):
        return None
    return cast(dict[str, Any], found) if isinstance(found, dict) else None
