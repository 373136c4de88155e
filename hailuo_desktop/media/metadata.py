"""What a picture file carries beside its pixels: which way is up, and all that can go."""

import struct

from .chunks import EXIF, Part, parts

_ORIENTATION = 0x0112
_EXIF_PARTS = {"jpeg": EXIF, "png": b"eXIf", "webp": b"EXIF"}
_EXIF_NAME = b"Exif\0\0"
_JFIF, _ICC = b"JFIF\0", b"ICC_PROFILE\0"
_APP0, _APP2, _APP14, _APP15, _COMMENT = 0xE0, 0xE2, 0xEE, 0xEF, 0xFE
_PNG_KEPT = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS"),
    *(b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"pHYs", b"bKGD"),
}
_WEBP_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP"}
_ANIMATED, _HAS_EXIF, _HAS_XMP = 0x02, 0x08, 0x04  # flags of a WebP's VP8X part


def orientation_of(data: bytes, kind: str) -> int:
    """EXIF's 1–8, in whichever of the three kinds of file; 1 where nothing sensible is said."""
    for part in parts(data, kind):
        if part.name == _EXIF_PARTS[kind]:
            body = data[part.body : part.end]
            named = body.startswith(_EXIF_NAME)
            if named or kind != "jpeg":
                return _in_tiff(body[len(_EXIF_NAME) :] if named else body)
    return 1


def _in_tiff(tiff: bytes) -> int:
    order = "<" if tiff[:2] == b"II" else ">"
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for entry in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * entry)
            if tag == _ORIENTATION:
                return int(value) if 1 <= value <= 8 else 1
    except struct.error:
        pass  # a broken note does not break the picture
    return 1


def animated(data: bytes, kind: str) -> bool:
    """Whether a WebP moves; an animated PNG is a still for whoever knows no better."""
    if kind != "webp":
        return False
    first = next(parts(data, kind), None)
    return bool(first and first.name == b"VP8X" and data[first.body] & _ANIMATED)


def bare(data: bytes, kind: str) -> bytes:
    """The same pixels to the bit, and their colour profile; no notes, previews or places."""
    kept = (_kept(data, part, kind) for part in parts(data, kind))
    if kind == "jpeg":
        return b"".join(kept)
    if kind == "png":
        return data[:8] + b"".join(kept)
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _kept(data: bytes, part: Part, kind: str) -> bytes:
    whole = data[part.start : part.end]
    if kind == "jpeg":
        return _jpeg_part(whole, part)
    if kind == "png":
        return whole if part.name in _PNG_KEPT else b""
    if part.name == b"VP8X":
        return whole[:8] + bytes([whole[8] & ~(_HAS_EXIF | _HAS_XMP)]) + whole[9:]
    return whole if part.name in _WEBP_KEPT else b""


def _jpeg_part(whole: bytes, part: Part) -> bytes:
    marker, body = part.name[0], whole[4:]
    if marker == _APP0:
        return _without_preview(body) if body.startswith(_JFIF) and len(body) >= 14 else b""
    if marker == _APP2:
        return whole if body.startswith(_ICC) else b""
    note = _APP0 < marker <= _APP15 and marker != _APP14  # 14 says how the colours are stored
    return b"" if note or marker == _COMMENT else whole


def _without_preview(jfif: bytes) -> bytes:
    return b"\xff\xe0" + struct.pack(">H", 16) + jfif[:12] + b"\0\0"
