"""FCPXML 1.10, which Final Cut and Resolve read: clips in the spine, other takes switched off."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import PurePath
from xml.etree.ElementTree import Element

from hailuo_desktop.domain.cut import Cut, CutShot, CutTake, Placed
from hailuo_desktop.domain.frame_rate import said

from .addresses import as_written, for_final_cut
from .captions import comment_of, note_of
from .xml import document, put, xml_id

VERSION = "1.10"
_CONFORMED = {"23.98", "24", "25", "29.97", "30", "60", "47.95", "48", "50", "59.94"}
_COLOUR = "1-1-1 (Rec. 709)"
_STUDIO = "com.apple.proapps.studio."


def fcpxml(cut: Cut, folder: PurePath, reels: Mapping[str, str], for_resolve: bool) -> bytes:
    """``folder`` is where the films are, in full; ``reels`` by take id.

    Final Cut holds a file to the format's grammar. Resolve does not decode a path, and finds it
    as it is written in a ``pathurl``, which that grammar does not know: hence ``for_resolve``.
    """
    return document(_Document(cut, folder, reels, for_resolve).root(), "fcpxml")


class _Document:
    def __init__(
        self, cut: Cut, folder: PurePath, reels: Mapping[str, str], for_resolve: bool
    ) -> None:
        self._cut = cut
        self._folder = folder
        self._reels = reels
        self._for_resolve = for_resolve
        self._formats: dict[tuple[Fraction, int, int], str] = {}

    def root(self) -> Element:
        cut = self._cut
        root = Element("fcpxml", version=VERSION)
        resources = put(root, "resources")
        sequence_format = self._format(resources, cut.rate, cut.width, cut.height)
        for take in {take.id: take for take in cut.takes}.values():
            facts = take.facts
            asset_format = self._format(resources, facts.rate, facts.width, facts.height)
            self._asset(resources, take, asset_format)
        event = put(put(root, "library"), "event", name=cut.name)
        project = put(event, "project", name=cut.name)
        sequence = put(
            project,
            "sequence",
            format=sequence_format,
            duration=self._time(cut.length),
            tcStart=self._time(cut.begin),
            tcFormat="NDF",
            audioLayout="stereo",
            audioRate="48k",
        )
        spine = put(sequence, "spine")
        for placed in cut.placed:
            self._place(spine, placed)
        return root

    def _format(self, resources: Element, rate: Fraction, width: int, height: int) -> str:
        key = rate, width, height
        if key not in self._formats:
            self._formats[key] = f"r{len(self._formats) + 1}"
            put(
                resources,
                "format",
                id=self._formats[key],
                frameDuration=_seconds(1 / rate),
                width=width,
                height=height,
                colorSpace=_COLOUR,
            )
        return self._formats[key]

    def _asset(self, resources: Element, take: CutTake, asset_format: str) -> None:
        facts = take.facts
        loud = facts.channels > 0
        asset = put(
            resources,
            "asset",
            id=xml_id("take", take.id),
            name=take.name,
            start="0s",
            duration=_seconds(facts.frames / facts.rate),
            hasVideo=1,
            format=asset_format,
            videoSources=1,
            hasAudio=1 if loud else None,
            audioSources=1 if loud else None,
            audioChannels=facts.channels or None,
            audioRate=facts.sound_rate if loud else None,
        )
        path = self._folder / take.file
        put(asset, "media-rep", kind="original-media", src=for_final_cut(path))
        if self._for_resolve:
            put(asset, "pathurl", as_written(path))
        metadata = put(asset, "metadata")
        put(metadata, "md", key=f"{_STUDIO}reel", value=self._reels[take.id])
        put(metadata, "md", key="com.apple.proapps.spotlight.kMDItemDescription", value=take.prompt)

    def _place(self, spine: Element, placed: Placed) -> None:
        """A clip in the spine with its other takes upon it, or a gap that keeps its place."""
        shot = placed.shot
        offset, length = self._time(self._cut.begin + placed.start), self._time(placed.length)
        if shot.take is None:
            gap = put(spine, "gap", name=shot.code, offset=offset, start="0s", duration=length)
            self._hang(gap, placed, Fraction(0))
            self._markers(gap, placed, Fraction(0))
            return
        clip = self._clip(spine, shot.take, offset, placed.length, True)
        start = self._start(shot.take)
        self._hang(clip, placed, start)
        self._markers(clip, placed, start)
        self._metadata(clip, shot, shot.take)

    def _clip(
        self, parent: Element, take: CutTake, offset: str, length: int, is_used: bool, lane: int = 0
    ) -> Element:
        facts = take.facts
        clip = put(
            parent,
            "asset-clip",
            ref=xml_id("take", take.id),
            lane=lane or None,
            offset=offset,
            name=take.name,
            start=_seconds(self._start(take)),
            duration=self._time(length),
            enabled=1 if is_used else 0,
            format=self._formats[facts.rate, facts.width, facts.height],
            tcFormat="NDF",
        )
        if note := comment_of(take):
            put(clip, "note", note)
        if facts.rate != self._cut.rate:
            name = said(facts.rate).replace("23.976", "23.98").replace("47.952", "47.95")
            put(
                clip,
                "conform-rate",
                scaleEnabled=0,
                srcFrameRate=name if name in _CONFORMED else None,
            )
        return clip

    def _hang(self, clip: Element, placed: Placed, start: Fraction) -> None:
        for lane, other in enumerate(placed.shot.others, start=1):
            length = self._cut.used_of(other, placed.length)
            hung = self._clip(clip, other, _seconds(start), length, False, lane)
            self._metadata(hung, placed.shot, other)

    def _markers(self, clip: Element, placed: Placed, start: Fraction) -> None:
        one = self._time(1)
        for value, note in _said(placed):
            put(clip, "marker", start=_seconds(start), duration=one, value=value, note=note or None)

    def _metadata(self, clip: Element, shot: CutShot, take: CutTake) -> None:
        metadata = put(clip, "metadata")
        facts = {"shot": shot.code, "scene": shot.in_scene, "take": str(take.number)}
        for key, value in facts.items():
            if value:
                put(metadata, "md", key=f"{_STUDIO}{key}", value=value)

    def _start(self, take: CutTake) -> Fraction:
        """The in point in seconds of the film, on a frame of its own."""
        return Fraction(take.first) / take.facts.rate

    def _time(self, frames: int) -> str:
        return _seconds(Fraction(frames) / self._cut.rate)


def _said(placed: Placed) -> Iterator[tuple[str, str]]:
    """The markers of a shot: its scene where one begins, and its notes."""
    if placed.shot.scene:
        yield placed.shot.scene, ""
    if note := note_of(placed.shot, placed.shot.take):
        yield placed.shot.code, note


def _seconds(time: Fraction) -> str:
    """Exact: “5s”, “1001/24000s”."""
    if time.denominator == 1:
        return f"{time.numerator}s"
    return f"{time.numerator}/{time.denominator}s"
