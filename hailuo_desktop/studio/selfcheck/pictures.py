"""Still pictures: what comes in is read, and what is sent is written."""

import io
from collections.abc import Callable, Mapping

from hailuo_desktop.assets import asset
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.formats import listed
from hailuo_desktop.media.encode import as_jpeg, as_png, as_webp
from hailuo_desktop.media.picture import read
from hailuo_desktop.studio.options import Options
from hailuo_desktop.translate import t

from .finding import Finding, State

# Written here by Pillow, then read as any picture that is dropped.
MADE = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
# Nothing here writes these: a small one of each ships.
SHIPPED = ("heic", "avif")
# What the window's own Qt draws.
DRAWN = ("png", "jpeg", "webp", "svg")
SIDE = 32  # pixels


def images_in(_: Options) -> Finding:
    """Formats that a picture may be dropped in."""
    from PySide6.QtGui import QImageReader

    made = {kind.lower(): _reads(_written(kind)) for kind in MADE}
    made |= {kind: _reads(asset("selfcheck", f"still.{kind}").read_bytes()) for kind in SHIPPED}
    drawn = {bytes(each.data()).decode() for each in QImageReader.supportedImageFormats()}
    wrong = [kind.upper() for kind, fine in made.items() if not fine]
    wrong += [kind.upper() for kind in DRAWN if kind not in drawn and made.get(kind, True)]
    facts = {"read": ", ".join(kind for kind, fine in made.items() if fine)}
    facts["drawn"] = ", ".join(sorted(drawn))
    if wrong:
        said = t("Pictures of these kinds cannot be read here: {kinds}.", kinds=listed(wrong))
        return Finding("images_in", State.FAILED, said, facts)
    said = t("Pictures are read: {kinds}.", kinds=listed(kind.upper() for kind in made))
    return Finding("images_in", State.OK, said, facts)


def images_out(_: Options) -> Finding:
    """Formats that a frame is sent in, as the upload writes them."""
    from PIL import Image

    writers: Mapping[str, Callable[[Image.Image], bytes]] = {
        "PNG": as_png,
        "JPEG": as_jpeg,
        "WEBP": as_webp,
    }
    wrong = [kind for kind, write in writers.items() if not _writes(write, kind.lower())]
    if wrong:
        said = t("Frames cannot be made fit to send as {kinds}.", kinds=listed(wrong))
        return Finding("images_out", State.FAILED, said)
    said = t("Frames are made fit to send: {kinds}.", kinds=listed(writers))
    return Finding("images_out", State.OK, said)


def _written(kind: str) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (SIDE, SIDE), (200, 120, 40)).save(out, kind)
    return out.getvalue()


def _reads(data: bytes, kind: str = "") -> bool:
    try:
        return read(data, kind).size == (SIDE, SIDE)
    except HailuoError:
        return False


def _writes(write: Callable[..., bytes], kind: str) -> bool:
    from PIL import Image

    try:
        return _reads(write(Image.new("RGB", (SIDE, SIDE), (200, 120, 40))), kind)
    except HailuoError:
        return False
