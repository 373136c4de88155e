"""What a file calls itself by its first bytes, and whether all of it is there."""

import struct

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"%PDF", "pdf"),
    (b"8BPS", "psd"),
    (b"\0\0\1\0", "ico"),
    (b"v/1\x01", "exr"),
)
_BRANDS = {b"avif": "avif", b"avis": "avif", b"heic": "heic", b"heix": "heic", b"mif1": "heic"}
_SECTION_END = 0xD9
_SCAN = 0xDA


def format_of(data: bytes) -> str:
    """A format's lower-case name, or empty where the bytes are no picture that we know."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:12], "video")
    for start, name in _STARTS:
        if data.startswith(start):
            return name
    return "svg" if b"<svg" in data[:1024].lower() else ""


def whole(data: bytes, name: str) -> bool:
    """Whether the file reaches its own end; Qt reads half a JPEG without complaint."""
    match name:
        case "jpeg":
            return _whole_jpeg(data)
        case "png":
            return _whole_png(data)
        case "webp":
            return len(data) >= 12 and len(data) >= 8 + struct.unpack_from("<I", data, 4)[0]
        case _:
            return True


def _whole_jpeg(data: bytes) -> bool:
    """Walk the sections up to the first scan; behind it the end marker must follow.

    A preview inside a section has an end marker of its own, which does not count.
    """
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == _SCAN:
            return data.find(b"\xff\xd9", at) >= 0
        at += 2 + int(struct.unpack_from(">H", data, at + 2)[0])
    return False


def _whole_png(data: bytes) -> bool:
    at = 8
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        at += 12 + int(length)
        if kind == b"IEND":
            return at <= len(data)
    return False
