"""OpenTimelineIO, by its library: a clip a shot, with every other take as an alternative."""

# The library types its classes only in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false
# pyright: reportUnknownVariableType=false, reportMissingTypeStubs=false

from fractions import Fraction
from typing import Any

from hailuo_desktop.domain.cut import Cut, CutShot, CutTake, Placed

from .addresses import relative
from .captions import note_of

OURS = "hailuo_desktop"  # what our metadata stand under
IN_USE = "DEFAULT_MEDIA"  # the library's own name for the reference that counts


def otio(cut: Cut) -> bytes:
    """UTF-8 JSON; films are found from the file's own folder, wherever that is moved to."""
    import opentimelineio  # slow to load, and wanted only where a cut is handed over

    return _Timeline(cut, opentimelineio).text().encode()


class _Timeline:
    def __init__(self, cut: Cut, library: Any) -> None:
        self._cut = cut
        self._schema = library.schema
        self._time = library.opentime
        self._write = library.adapters.write_to_string

    def text(self) -> str:
        cut = self._cut
        timeline = self._schema.Timeline(
            name=cut.name,
            global_start_time=self._at(cut.begin, cut.rate),
            metadata={OURS: {"board": cut.id}},
        )
        track = self._schema.Track(name="V1", kind=self._schema.TrackKind.Video)
        for placed in cut.placed:
            track.append(self._item(placed))
            if placed.shot.scene:
                marked = self._range(placed.start, 1, cut.rate)
                timeline.tracks.markers.append(self._marker(placed.shot.scene, "", marked, "BLUE"))
        timeline.tracks.append(track)
        return self._write(timeline, "otio_json", indent=2)

    def _item(self, placed: Placed) -> Any:
        """A clip, or a gap that keeps the place of a shot without a film."""
        shot, take = placed.shot, placed.shot.take
        if take is None:
            used = self._range(0, placed.length, self._cut.rate)
            item = self._schema.Gap(name=shot.code, source_range=used)
        else:
            used = self._range(take.first, take.length, take.facts.rate)
            item = self._schema.Clip(name=take.name, source_range=used)
            item.set_media_references(self._references(take, shot.others), IN_USE)
        item.metadata[OURS] = _shot(shot)
        if note := note_of(shot, take):
            start = self._time.TimeRange(used.start_time, self._at(1, used.start_time.rate))
            item.markers.append(self._marker(shot.code, note, start, "YELLOW"))
        return item

    def _references(self, take: CutTake, others: tuple[CutTake, ...]) -> dict[str, Any]:
        named = {IN_USE: take, **{f"t{other.number}": other for other in others}}
        return {name: self._reference(each) for name, each in named.items()}

    def _reference(self, take: CutTake) -> Any:
        reference = self._schema.ExternalReference(
            target_url=relative(take.file),
            available_range=self._range(0, take.facts.frames, take.facts.rate),
            metadata={OURS: _take(take)},
        )
        reference.name = take.name  # Resolve finds a film by it
        return reference

    def _marker(self, name: str, comment: str, marked: Any, colour: str) -> Any:
        marker = self._schema.Marker(name=name, marked_range=marked, color=colour)
        marker.comment = comment
        return marker

    def _range(self, start: int, length: int, rate: Fraction) -> Any:
        return self._time.TimeRange(self._at(start, rate), self._at(length, rate))

    def _at(self, frames: int, rate: Any) -> Any:
        return self._time.RationalTime(frames, float(rate))


def _shot(shot: CutShot) -> dict[str, Any]:
    return {
        "shot": shot.id,
        "code": shot.code,
        "scene": shot.in_scene,
        "notes": shot.notes,
        "take": shot.take.number if shot.take else None,
    }


def _take(take: CutTake) -> dict[str, Any]:
    facts = take.facts
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
        "width": facts.width,
        "height": facts.height,
    }
