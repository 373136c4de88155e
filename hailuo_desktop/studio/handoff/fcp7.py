"""Final Cut Pro 7 XML, which Premiere reads: a sequence with its films and every other take."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import PurePath
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element

from hailuo_desktop.domain.cut import Cut, CutTake, FilmFacts, Placed
from hailuo_desktop.domain.frame_rate import is_ntsc, timebase, timecode

from .addresses import for_premiere
from .captions import comment_of, note_of
from .xml import document, put, xml_id

VERSION = "4"  # of the format, as Premiere itself writes it


def fcp7(cut: Cut, folder: PurePath, reels: Mapping[str, str]) -> bytes:
    """``folder`` is where the films are, in full; ``reels`` by take id.

    Takes in use are on the first track, the others on disabled ones above. Ids go by shot and
    take: another take in use changes nothing but its own clip.
    """
    return document(_Sequence(cut, folder, reels).root(), "xmeml")


class _Sequence:
    def __init__(self, cut: Cut, folder: PurePath, reels: Mapping[str, str]) -> None:
        self._cut = cut
        self._folder = folder
        self._reels = reels
        self._told: set[str] = set()  # takes whose file is described already

    def root(self) -> Element:
        cut = self._cut
        root = Element("xmeml", version=VERSION)
        sequence = put(root, "sequence", id=xml_id("sequence", cut.id))
        put(sequence, "uuid", uuid5(NAMESPACE_URL, f"hailuo-desktop:{cut.id}"))
        put(sequence, "name", cut.name)
        put(sequence, "duration", cut.length)
        _rate(sequence, cut.rate)
        _timecode(sequence, cut.rate, cut.begin)
        media = put(sequence, "media")
        self._video(put(media, "video"))
        self._audio(put(media, "audio"))
        for placed in cut.placed:
            if placed.shot.scene:
                _marker(sequence, placed.shot.scene, "", placed.start)
        return root

    def _video(self, video: Element) -> None:
        cut = self._cut
        pictures = put(put(video, "format"), "samplecharacteristics")
        _rate(pictures, cut.rate)
        _picture(pictures, cut.width, cut.height)
        put(pictures, "colordepth", 24)
        track = put(video, "track")
        for placed in cut.placed:
            if placed.shot.take is not None:
                self._clip(track, placed, placed.shot.take, "video", True)
        _switched(track, True)
        for place in range(cut.most_others):
            track = put(video, "track")
            for placed in cut.placed:
                if place < len(placed.shot.others):
                    self._clip(track, placed, placed.shot.others[place], "video", False)
            _switched(track, False)

    def _audio(self, audio: Element) -> None:
        put(audio, "numOutputChannels", 2)
        sound = put(put(audio, "format"), "samplecharacteristics")
        put(sound, "depth", 16)
        put(sound, "samplerate", 48000)
        heard = [(p, p.shot.take) for p in self._cut.placed if p.shot.take is not None]
        most = max((take.facts.channels for _, take in heard), default=0)
        for channel in range(1, most + 1):
            track = put(audio, "track")
            for placed, take in heard:
                if channel <= take.facts.channels:
                    self._clip(track, placed, take, "audio", True, channel)
            _switched(track, True)

    def _clip(
        self,
        track: Element,
        placed: Placed,
        take: CutTake,
        kind: str,
        is_used: bool,
        channel: int = 1,
    ) -> None:
        clip = put(track, "clipitem", id=_clip_id(placed, take, is_used, kind, channel))
        put(clip, "masterclipid", xml_id("master", take.id))
        put(clip, "name", take.name)
        put(clip, "enabled", _truth(is_used))
        put(clip, "duration", take.facts.frames)
        _rate(clip, take.facts.rate)
        length = self._cut.used_of(take, placed.length)
        put(clip, "start", placed.start)
        put(clip, "end", placed.start + length)
        put(clip, "in", take.first)
        put(clip, "out", take.first + _own(take, length, self._cut.rate))
        self._file(clip, take)
        if kind == "audio" or take.facts.channels:
            source = put(clip, "sourcetrack")
            put(source, "mediatype", kind)
            put(source, "trackindex", channel)
        if is_used:
            self._links(clip, placed, take)
        if kind == "video":
            _words(clip, placed, take, is_used, self._reels[take.id])

    def _file(self, clip: Element, take: CutTake) -> None:
        """Described in full where it comes first, named by its id from then on."""
        file = put(clip, "file", id=xml_id("file", take.id))
        if take.id in self._told:
            return
        self._told.add(take.id)
        put(file, "name", take.name)
        put(file, "pathurl", for_premiere(self._folder / take.file))
        _rate(file, take.facts.rate)
        put(file, "duration", take.facts.frames)
        put(_timecode(file, take.facts.rate, 0), "reel").append(_named(self._reels[take.id]))
        _media(put(file, "media"), take.facts)

    def _links(self, clip: Element, placed: Placed, take: CutTake) -> None:
        """Picture and sound of one film move together."""
        if not take.facts.channels:
            return
        kinds = [("video", 1), *(("audio", n) for n in range(1, take.facts.channels + 1))]
        for kind, channel in kinds:
            link = put(clip, "link")
            put(link, "linkclipref", _clip_id(placed, take, True, kind, channel))
            put(link, "mediatype", kind)
            put(link, "trackindex", channel)


def _clip_id(placed: Placed, take: CutTake, is_used: bool, kind: str, channel: int) -> str:
    """Of the clip in use by its shot, whichever take that is."""
    name = placed.shot.id if is_used else take.id
    sound = f"-{channel}" if kind == "audio" else ""
    return xml_id(f"{'clip' if is_used else 'other'}{sound}", name)


def _own(take: CutTake, length: int, rate: Fraction) -> int:
    """Frames of the film itself that fill so many of the timeline."""
    if take.facts.rate == rate:
        return length
    return max(1, min(take.length, round(length * take.facts.rate / rate)))


def _media(media: Element, facts: FilmFacts) -> None:
    video = put(media, "video")
    put(video, "duration", facts.frames)
    pictures = put(video, "samplecharacteristics")
    _rate(pictures, facts.rate)
    _picture(pictures, facts.width, facts.height)
    if facts.channels:
        audio = put(media, "audio")
        sound = put(audio, "samplecharacteristics")
        put(sound, "depth", 16)
        put(sound, "samplerate", facts.sound_rate)
        put(audio, "channelcount", facts.channels)


def _words(clip: Element, placed: Placed, take: CutTake, is_used: bool, reel: str) -> None:
    shot = placed.shot
    log = put(clip, "logginginfo")
    put(log, "description", take.prompt)
    put(log, "scene", shot.in_scene)
    put(log, "shottake", f"{shot.code} t{take.number}")
    put(log, "lognote", take.note)
    put(log, "good", _truth(is_used))
    comments = put(clip, "comments")
    put(comments, "mastercomment1", comment_of(take))
    put(comments, "mastercomment2", reel)
    put(comments, "clipcommenta", shot.notes)
    if is_used and (said := note_of(shot, take)):
        _marker(clip, shot.code, said, take.first)


def _marker(parent: Element, name: str, comment: str, at: int) -> None:
    marker = put(parent, "marker")
    put(marker, "comment", comment)
    put(marker, "name", name)
    put(marker, "in", at)
    put(marker, "out", -1)


def _rate(parent: Element, rate: Fraction) -> None:
    element = put(parent, "rate")
    put(element, "timebase", timebase(rate))
    put(element, "ntsc", _truth(is_ntsc(rate)))


def _timecode(parent: Element, rate: Fraction, frame: int) -> Element:
    element = put(parent, "timecode")
    _rate(element, rate)
    put(element, "string", timecode(frame, rate))
    put(element, "frame", frame)
    put(element, "displayformat", "NDF")
    return element


def _picture(parent: Element, width: int, height: int) -> None:
    put(parent, "width", width)
    put(parent, "height", height)
    put(parent, "anamorphic", "FALSE")
    put(parent, "pixelaspectratio", "square")
    put(parent, "fielddominance", "none")


def _switched(track: Element, on: bool) -> None:
    put(track, "enabled", _truth(on))
    put(track, "locked", "FALSE")


def _named(name: str) -> Element:
    element = Element("name")
    element.text = name
    return element


def _truth(value: bool) -> str:
    return "TRUE" if value else "FALSE"
