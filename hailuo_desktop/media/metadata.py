"""What a picture file carries beside its pixels, which is all that can go."""

import struct

from .chunks import Part, parts

_JFIF, _ADOBE = b"JFIF\0", b"Adobe"
_APP0, _APP14 = 0xE0, 0xEE
# Start, end, scans, tables, restarts and the three codes of pictures that are common.
_JPEG_KEPT = {0xC0, 0xC1, 0xC2, 0xC4, 0xD8, 0xD9, 0xDA, 0xDB, 0xDC, 0xDD}
_PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"pHYs"}
_PNG_READ = _PNG_KEPT | {b"cICP", b"iCCP", b"sRGB", b"gAMA", b"cHRM", b"eXIf"}
_WEBP_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}
_ANIMATED, _HAS_ALPHA = 0x02, 0x10  # flags of a WebP's VP8X part


def animated(data: bytes, kind: str) -> bool:
    """Whether a WebP moves; an animated PNG is a still for whoever knows no better."""
    if kind != "webp":
        return False
    first = next(parts(data, kind), None)
    return bool(first and first.name == b"VP8X" and data[first.body] & _ANIMATED)


def bare(data: bytes, kind: str) -> bytes:
    """The same pixels to the bit, and nothing else: no notes, profiles, previews or places."""
    kept = (_kept(data, part, kind) for part in parts(data, kind))
    if kind == "jpeg":
        return b"".join(kept)
    if kind == "png":
        return data[:8] + b"".join(kept)
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def readable(png: bytes) -> bytes:
    """Without what is never looked at, in which a reader could stumble: a PNG's texts and films.

    What turns it comes first, where a reader finds that before all pixels are decoded.
    """
    kept = [part for part in parts(png, "png") if part.name in _PNG_READ]
    kept.sort(key=lambda part: (part.name != b"IHDR", part.name != b"eXIf"))
    return png[:8] + b"".join(png[part.start : part.end] for part in kept)


def _kept(data: bytes, part: Part, kind: str) -> bytes:
    whole = data[part.start : part.end]
    if kind == "jpeg":
        return _jpeg_part(whole, part)
    if kind == "png":
        return whole if part.name in _PNG_KEPT else b""
    if part.name == b"VP8X":
        return whole[:8] + bytes([whole[8] & _HAS_ALPHA]) + bytes(3) + whole[12:18]
    return whole if part.name in _WEBP_KEPT else b""


def _jpeg_part(whole: bytes, part: Part) -> bytes:
    marker, body = part.name[0], whole[4:]
    if marker == _APP0:
        return _without_preview(body) if body.startswith(_JFIF) and len(body) >= 14 else b""
    if marker == _APP14:  # it says how the colours are stored, in twelve bytes
        return b"\xff\xee\0\x0e" + body[:12] if body.startswith(_ADOBE) else b""
    return whole if marker in _JPEG_KEPT else b""


def _without_preview(jfif: bytes) -> bytes:
    return b"\xff\xe0" + struct.pack(">H", 16) + jfif[:12] + b"\0\0"
