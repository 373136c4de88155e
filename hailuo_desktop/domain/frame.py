"""Still images in a shot: what the service accepts, and what a crop would lose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from hailuo_desktop.formats import MEGABYTE

from .problem import Field, Problem, error, warning

FORMATS = ("jpeg", "png", "webp")
# Of files that are stills as they are, and of those that can be converted to one.
PICTURES = (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp")
CONVERTIBLE_PICTURES = tuple(
    ".avif .bmp .dds .dib .gif .heic .heif .ico .jp2 .mpo .pbm .pcx .pgm .ppm .psd .qoi .svg .tga "
    ".tif .tiff".split()
)
# The contract says "20 MB" and not which. We hold to the smaller, decimal megabyte:
# a file that passes here passes whichever one the service means.
MAX_BYTES = 20 * MEGABYTE
# The models' own pages say 20 MB, other texts of the vendor say “typically below 10”.
COMFORTABLE = 10 * MEGABYTE
MIN_SHORT_EDGE = 300  # pixels; the short edge must be longer than this
WIDEST = (5, 2)
TALLEST = (2, 5)
WHITE = "#ffffff"
GROUND = r"^#[0-9a-f]{6}$"  # what the name of a ground looks like
_DIGEST = re.compile(r"[0-9a-f]{64}")
_TURNED = frozenset({5, 6, 7, 8})  # EXIF orientations that swap width and height


@dataclass(frozen=True)
class ImageFacts:
    """What a file is, by its content: ``format`` as in FORMATS where we know it.

    ``width`` and ``height`` are stored pixels, ``orientation`` is EXIF's 1–8, ``size`` is in
    bytes, and with ``alpha`` some of it is transparent.
    """

    format: str
    width: int
    height: int
    size: int
    orientation: int = 1
    alpha: bool = False

    @property
    def upright(self) -> tuple[int, int]:
        """Width and height as seen, after the EXIF orientation."""
        if self.orientation in _TURNED:
            return self.height, self.width
        return self.width, self.height


@dataclass(frozen=True)
class Crop:
    """The part of an image that is kept, as fractions of its width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def lost(self) -> float:
        """The share of the picture that falls away, 0 to 1."""
        return 1.0 - self.width * self.height


@dataclass(frozen=True)
class Frame:
    """A still kept in the library: ``digest`` is the SHA-256 (hex) of its bytes.

    ``crop`` is the artist's reframing, in fractions of the upright picture; the file in the
    library stays whole, and only what is uploaded is cropped. ``ground`` is the colour
    (#rrggbb) that shows where the picture is transparent: the service may not know of that.
    """

    digest: str
    name: str
    facts: ImageFacts
    crop: Crop | None = None
    ground: str = WHITE

    @property
    def seen(self) -> ImageFacts:
        """The facts of what the service will see: upright, and cropped."""
        width, height = self.facts.upright
        if self.crop is not None:
            width, height = round(width * self.crop.width), round(height * self.crop.height)
        return replace(self.facts, width=width, height=height, orientation=1, alpha=False)

    @property
    def key(self) -> str:
        """A name for the picture as it is sent: another crop or ground is another picture."""
        parts = [self.digest]
        if self.crop is not None:
            place = (self.crop.x, self.crop.y, self.crop.width, self.crop.height)
            parts += [f"{part:.6f}" for part in place]
        if self.facts.alpha and self.ground != WHITE:
            parts.append(self.ground.lstrip("#"))
        return "-".join(parts)


NOT_THERE = ImageFacts("", 0, 0, 0)


def missing(name: str) -> Frame:
    """The place of a still that could not be had: its shot is not what was meant without it."""
    return Frame(sha256(name.encode("utf-8", "replace")).hexdigest(), name, NOT_THERE)


def digest_of(data: bytes) -> str:
    """The name of a still's content in the library."""
    return sha256(data).hexdigest()


def is_digest(text: str) -> bool:
    """Whether it has the form of one; nothing else from outside may become a file's name."""
    return _DIGEST.fullmatch(text) is not None


def frame_problems(facts: ImageFacts, where: Field) -> list[Problem]:
    """Every image rule that the file breaks, for the slot it was meant for."""
    return list(_problems(facts, where))


def _problems(facts: ImageFacts, where: Field) -> Iterator[Problem]:
    if facts.format == "" and not facts.size:
        yield error("image_missing", where)
        return
    width, height = facts.upright
    if facts.format not in FORMATS:
        yield error("image_format", where, format=facts.format)
    if facts.size > MAX_BYTES:
        yield error("image_bytes", where, megabytes=round(facts.size / MEGABYTE, 2))
    if min(width, height) <= MIN_SHORT_EDGE:
        yield error("image_short_edge", where, width=width, height=height)
    if width * WIDEST[1] > height * WIDEST[0]:
        yield error("image_too_wide", where, width=width, height=height)
    if width * TALLEST[1] < height * TALLEST[0]:
        yield error("image_too_tall", where, width=width, height=height)


def weight_problems(frame: Frame, where: Field) -> list[Problem]:
    """What is sent as it is and may be more than the service likes; a PNG is packed first."""
    packed = frame.facts.format == "png" or frame.crop is not None
    if packed or not COMFORTABLE < frame.facts.size <= MAX_BYTES:
        return []
    return [warning("image_heavy", where, megabytes=round(frame.facts.size / MEGABYTE, 1))]


NOTICEABLE_LOSS = 0.02  # below this, a rounding of the ratio; nobody would see it


def crop_to(first: ImageFacts, last: ImageFacts) -> Crop:
    """What remains of the last frame once it is cropped, centred, to the first one's ratio."""
    (first_w, first_h), (last_w, last_h) = first.upright, last.upright
    ours, theirs = first_w * last_h, last_w * first_h
    if ours < theirs:
        width = ours / theirs
        return Crop((1 - width) / 2, 0.0, width, 1.0)
    height = theirs / ours
    return Crop(0.0, (1 - height) / 2, 1.0, height)


def pair_problems(first: ImageFacts, last: ImageFacts) -> list[Problem]:
    """What to know of two frames together: the last one is cropped to the first."""
    if not (first.size and last.size):
        return []
    lost = crop_to(first, last).lost
    if lost <= NOTICEABLE_LOSS:
        return []
    return [warning("last_frame_cropped", Field.LAST_FRAME, percent=round(lost * 100))]
