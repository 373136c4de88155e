"""What a file calls itself by its first bytes, and whether all of it is there."""

import struct

from .chunks import END, SCAN, parts

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"%PDF", "pdf"),
    (b"8BPS", "psd"),
    (b"\0\0\1\0", "ico"),
    (b"v/1\x01", "exr"),
    (b"\xff\x0a", "jpeg xl"),
    (b"\0\0\0\x0cJXL ", "jpeg xl"),
    (b"\0\0\0\x0cjP  ", "jpeg 2000"),
)
_BRANDS = {
    **dict.fromkeys((b"avif", b"avis"), "avif"),
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"), "heic"),
}


def format_of(data: bytes) -> str:
    """A format's lower-case name, or empty where the bytes are no picture that we know."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp":
        return _brand(data)
    if data[:2] == b"BM" and data[6:10] == bytes(4):  # two letters alone may begin any text
        return "bmp"
    for start, name in _STARTS:
        if data.startswith(start):
            return name
    return "svg" if b"<svg" in data[:1024].lower() else ""


def _brand(data: bytes) -> str:
    """What a file of boxes holds, by its first brand or else by those that it goes with."""
    length = min(int.from_bytes(data[:4], "big"), 256)
    brands = [data[8:12], *(data[at : at + 4] for at in range(16, length, 4))]
    return next((_BRANDS[brand] for brand in brands if brand in _BRANDS), "video")


def whole(data: bytes, name: str) -> bool:
    """Whether the file reaches its own end; Qt reads half a JPEG without complaint.

    A preview inside a part of a JPEG has an end marker of its own, which does not count.
    """
    match name:
        case "jpeg":
            return {SCAN, END} <= {part.name for part in parts(data, name)}
        case "png":
            return {b"IDAT", b"IEND"} <= {part.name for part in parts(data, name)}
        case "webp":
            return len(data) >= 12 and len(data) >= 8 + struct.unpack_from("<I", data, 4)[0]
        case _:
            return True
