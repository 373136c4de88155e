"""A still as a person sees it: upright, in 8-bit sRGB, on its ground.

The one decoder: the window shows what it gives, and what is uploaded is held against it.
"""

import io
import warnings
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.frame import WHITE
from hailuo_desktop.domain.reason import Reason, Value, reason
from hailuo_desktop.domain.reason_words import worded

from .metadata import readable
from .png import rows_are_there, sums_are_right

if TYPE_CHECKING:  # Pillow is slow to load: it comes with the first picture
    from PIL.Image import Image

LARGEST = 128_000_000  # pixels: turning such a picture takes about a gigabyte of memory
ORIENTATION = 0x0112  # EXIF's tag
_FORMATS = {"jpeg": ("JPEG",), "png": ("PNG",), "webp": ("WEBP",)}
# Not stills, in need of a program that may not be there, or containers that only tell of others.
_NEVER = {"EPS", "MPEG", "WMF", "BUFR", "GRIB", "HDF5"}


class BadImage(HailuoError):
    """The bytes are no picture that can be used; whoever knows the picture's name tells of it."""

    def __init__(self, code: str, **values: Value) -> None:
        super().__init__(reason(code, name="", **values))
        self._code = code
        self._values = values

    @property
    def is_damage(self) -> bool:
        """Whether it is a picture, of which something is broken."""
        return self._code == "picture_damaged"

    def about(self, name: str) -> Reason:
        """What is wrong with the picture of that name."""
        return reason(self._code, name=name, **self._values)

    def of(self, name: str) -> str:
        """The sentence about the picture of that name."""
        return worded((self.about(name),))


class TooLarge(BadImage):
    """More pixels than can be prepared here."""


@dataclass(frozen=True)
class Header:
    """``size`` is stored pixels, ``orientation`` is EXIF's 1 to 8."""

    size: tuple[int, int]
    orientation: int


def header(data: bytes, kind: str) -> Header:
    """What the file says of itself before its pixels."""
    with _readable("picture_header"):
        image = opened(data, kind)
        if max(image.size) >= 2**31:
            raise ValueError(image.size)
        return Header(image.size, _orientation(image))


def seen(
    data: bytes, kind: str = "", room: tuple[int, int] | None = None, ground: str = WHITE
) -> "Image":
    """RGB or L, no larger than ``room`` where that is given; transparency lies on ``ground``.

    ``kind`` is one of the formats that are sent; without it, anything that can be read is.
    """
    return on_ground(read(data, kind, room), ground)


def read(data: bytes, kind: str = "", room: tuple[int, int] | None = None) -> "Image":
    """As ``seen``, and LA or RGBA where some of it is transparent.

    Without ``room`` the whole file is read and every checksum tried.
    """
    from PIL.Image import Resampling

    from .profiles import in_srgb

    with _readable("picture_damaged"):
        image = opened(data, kind)
        turn = _orientation(image)
        if room is not None:
            room = (room[1], room[0]) if turn > 4 else room
            image.draft(None, room)
        _expect_room(image)
        if kind == "png" and room is None:
            _expect_sound(readable(data))
        image.load()
        plain, alpha = _parted(image)
        if room is not None:
            for part in filter(None, (plain, alpha)):
                part.thumbnail(room, Resampling.BICUBIC, reducing_gap=3.0)
        plain = in_srgb(plain, image.info, data if kind == "png" else b"")
        if alpha is not None and alpha.getextrema() != (255, 255):
            plain.putalpha(alpha)
        return _upright(plain, turn)


def on_ground(image: "Image", ground: str) -> "Image":
    """Without transparency, which a decoder that knows none would show as anything."""
    from PIL import Image

    if not transparent(image):
        return image
    flat = Image.new("RGB", image.size, ground)
    flat.paste(image.convert("RGB"), mask=image.getchannel("A"))
    return flat


def transparent(image: "Image") -> bool:
    return image.mode in ("LA", "RGBA")


def opened(data: bytes, kind: str = "") -> "Image":
    """The header is read, and its size is not judged; raises whatever Pillow's readers raise."""
    from PIL import Image

    if Image.MAX_IMAGE_PIXELS is not None:
        Image.MAX_IMAGE_PIXELS = None  # sizes are judged here, in words
        warnings.filterwarnings("ignore", module=r"PIL\.")  # of notes that are not used anyhow
        _read_heif()
        Image.init()
    if kind == "png":
        data = readable(data)
    formats = _FORMATS.get(kind) or [name for name in Image.ID if name not in _NEVER]
    return Image.open(io.BytesIO(data), formats=formats)


def _read_heif() -> None:
    """Where its library does not load, that takes no other kind of picture along."""
    with suppress(ImportError):
        import pi_heif  # pyright: ignore[reportMissingTypeStubs]

        heif: Any = pi_heif
        heif.register_heif_opener()


@contextmanager
def _readable(code: str) -> Generator[None]:
    """Bytes from anywhere: readers fail in too many ways to name."""
    try:
        yield
    except BadImage:
        raise
    except MemoryError as error:
        raise TooLarge("picture_memory") from error
    except Exception as error:
        raise BadImage(code) from error


def _expect_room(image: "Image") -> None:
    pixels = image.width * image.height
    if pixels > LARGEST:
        raise TooLarge("picture_pixels", pixels=pixels // 1_000_000, most=LARGEST // 1_000_000)


def _expect_sound(png: bytes) -> None:
    if not sums_are_right(png):
        raise BadImage("picture_sums")
    if not rows_are_there(png):
        raise BadImage("picture_damaged")


def _orientation(image: "Image") -> int:
    from PIL.Image import Exif

    try:
        if image.format == "PNG":  # asked itself, it decodes the whole picture to find notes
            notes = Exif()
            notes.load(image.info.get("exif", b""))
        else:
            notes = image.getexif()
        turn = notes.get(ORIENTATION, 1)
    except Exception:  # noqa: BLE001 - a broken note does not break the picture
        return 1
    return turn if isinstance(turn, int) and 1 <= turn <= 8 else 1


def _upright(image: "Image", turn: int) -> "Image":
    """Turned by a note that says nothing else: others may be broken, and none goes further."""
    from PIL import Image, ImageOps

    note = Image.Exif()
    note[ORIENTATION] = turn
    image.info = {"exif": note.tobytes()}
    upright = ImageOps.exif_transpose(image)
    upright.info = {}
    return upright


def _parted(image: "Image") -> "tuple[Image, Image | None]":
    """Colours in L, RGB, CMYK or LAB, and how opaque they are."""
    if image.mode.startswith(("I", "F")):
        return _deep(image)
    if image.has_transparency_data:
        grey = image.mode in ("1", "L", "LA", "La")
        both = image.convert("LA" if grey else "RGBA")
        return both.convert("L" if grey else "RGB"), both.getchannel("A")
    if image.mode in ("L", "RGB", "CMYK", "LAB"):
        return image, None
    return image.convert("L" if image.mode == "1" else "RGB"), None


def _deep(image: "Image") -> "tuple[Image, Image | None]":
    """Greys of 16 bits or more, as 8 of them."""
    import numpy as np
    from PIL import Image

    values = np.asarray(image)
    if image.mode == "F":
        scaled = values * 255.0 if values.max(initial=0) <= 1 else values
    else:
        scaled = values / 257 if image.mode != "I" or values.max(initial=0) > 255 else values
    grey = Image.fromarray(np.clip(np.nan_to_num(scaled) + 0.5, 0, 255).astype(np.uint8))
    clear = image.info.get("transparency")
    if not isinstance(clear, int):
        return grey, None
    return grey, Image.fromarray(np.where(values == clear, 0, 255).astype(np.uint8))
