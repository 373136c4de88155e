"""Frames made fit to send: upright, cropped, opaque, in sRGB, and nothing beside the pixels.

Most pictures keep every bit of their pixels and lose only what is written beside them, such
as previews, profiles and the place where they were taken. A picture is encoded anew where a
plain decoder would show it as anything else than the artist has seen. Whatever is to leave is
decoded once more and held against that; what differs is not sent.
"""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from hailuo_desktop.domain.errors import Refused
from hailuo_desktop.domain.frame import COMFORTABLE, FORMATS, MAX_BYTES, Crop, Frame, frame_problems
from hailuo_desktop.domain.picture_words import refusals
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.reason import reason

from .alike import shows
from .chunks import parts
from .encode import as_jpeg, as_png, as_webp
from .metadata import bare
from .picture import BadImage, seen
from .signature import format_of
from .still import facts_of

if TYPE_CHECKING:
    from PIL.Image import Image

# Another number with every change of what is made: what an older version made is not sent.
WAY = 2
AS_KEPT = "kept"  # an empty file's suffix: what is kept is what is sent


class Stills:
    """What was made is kept in ``cache`` under the name of the picture as sent.

    Safe to ask from any thread; one picture at a time, for each may take a gigabyte.
    """

    def __init__(self, cache: Path) -> None:
        self._cache = cache / str(WAY)
        self._turn = Lock()

    def ready(self, frame: Frame, file: Path) -> Path:
        """The file to send: the one that is kept, or one that is made; Refused says why not."""
        with self._turn:
            for kind in FORMATS:
                if (made := self._place(frame, kind)).is_file():
                    return made
            data = file.read_bytes()
            if sha256(data).hexdigest() != frame.digest:
                raise Refused(reason("frame_damaged", name=frame.name))
            if self._place(frame, AS_KEPT).is_file():
                return file
            fit = fit_to_send(data, frame)
            if fit != data:
                return self._kept(frame, format_of(fit), fit)
            with suppress(OSError):  # it only saves work
                self._kept(frame, AS_KEPT, b"")
            return file

    def _kept(self, frame: Frame, kind: str, data: bytes) -> Path:
        target = self._place(frame, kind)
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f"{target.name}.part")
        part.write_bytes(data)
        part.replace(target)
        return target

    def _place(self, frame: Frame, kind: str) -> Path:
        return self._cache / f"{frame.key}.{kind}"


def fit_to_send(data: bytes, frame: Frame) -> bytes:
    """A file that every decoder shows as the artist sees it; Refused where there is none."""
    kind = format_of(data)
    try:
        shown = as_shown(data, frame)
        fit = _untouched(data, kind, shown) or _anew(shown, _is_lossy(data, kind))
        if format_of(fit) == "png" and len(fit) > COMFORTABLE:
            fit = _packed(fit, shown)
        broken = frame_problems(facts_of(fit), Field.FIRST_FRAME)
    except BadImage as error:
        raise Refused(error.about(frame.name)) from None
    if broken:
        raise Refused(*refusals(frame.name, broken))
    return fit


def as_shown(data: bytes, frame: Frame) -> "Image":
    """The picture that the artist sees in the slot, in all its pixels."""
    image = seen(data, format_of(data), ground=frame.ground)
    return image.crop(_pixels(frame.crop, image, frame)) if frame.crop else image


def _untouched(data: bytes, kind: str, shown: "Image") -> bytes:
    """The same pixels in the same code, if that is all it takes; or nothing."""
    fit = bare(data, kind) if _plain(data, kind) else b""
    return fit if fit and shows(fit, kind, shown, exact=True) else b""


def _anew(shown: "Image", lossy: bool) -> bytes:
    return _checked(as_jpeg(shown) if lossy else as_png(shown), shown, exact=not lossy)


def _packed(png: bytes, shown: "Image") -> bytes:
    """The smaller of two files without loss; or one with some, where both are too large."""
    webp = as_webp(shown)
    if webp and len(webp) < min(len(png), MAX_BYTES + 1):
        return _checked(webp, shown, exact=True)
    return png if len(png) <= MAX_BYTES else _checked(as_jpeg(shown), shown, exact=False)


def _checked(fit: bytes, shown: "Image", exact: bool) -> bytes:
    if not shows(fit, format_of(fit), shown, exact):
        raise BadImage("picture_unlike")
    return fit


def _plain(data: bytes, kind: str) -> bool:
    """8 bits of grey, of three colours or of a palette: what every decoder reads."""
    if kind == "png":
        return data[24] <= 8
    if kind == "jpeg":
        frames = [data[p.body + 5] for p in parts(data, kind) if 0xC0 <= p.name[0] <= 0xC2]
        return frames in ([1], [3])
    return True


def _is_lossy(data: bytes, kind: str) -> bool:
    return kind == "jpeg" or any(part.name == b"VP8 " for part in parts(data, kind))


def _pixels(crop: Crop, image: "Image", frame: Frame) -> tuple[int, int, int, int]:
    """Exactly as many pixels as the frame says will be seen, inside the picture."""
    width, height = frame.seen.width, frame.seen.height
    left = max(0, min(round(crop.x * image.width), image.width - width))
    top = max(0, min(round(crop.y * image.height), image.height - height))
    return left, top, left + width, top + height
