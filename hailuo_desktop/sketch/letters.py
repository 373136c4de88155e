"""A tiny type of our own, five by seven, for the rehearsal's cards and its mark."""

import unicodedata

import numpy as np
from numpy.typing import NDArray

# Seven rows of five bits for each character, top to bottom, as hexadecimal pairs.
_ROWS = {
    "A": "0e11111f111111", "B": "1e11111e11111e", "C": "0e11101010110e", "D": "1e11111111111e",
    "E": "1f10101e10101f", "F": "1f10101e101010", "G": "0e11101713110f", "H": "1111111f111111",
    "I": "0e04040404040e", "J": "0702020202120c", "K": "11121418141211", "L": "1010101010101f",
    "M": "111b1515111111", "N": "11191513111111", "O": "0e11111111110e", "P": "1e11111e101010",
    "Q": "0e11111115120d", "R": "1e11111e141211", "S": "0f10100e01011e", "T": "1f040404040404",
    "U": "1111111111110e", "V": "11111111110a04", "W": "1111111515150a", "X": "11110a040a1111",
    "Y": "11110a04040404", "Z": "1f01020408101f", "0": "0e11131519110e", "1": "040c040404040e",
    "2": "0e11010204081f", "3": "1f02040201110e", "4": "02060a121f0202", "5": "1f101e0101110e",
    "6": "0608101e11110e", "7": "1f010204080808", "8": "0e11110e11110e", "9": "0e11110f01020c",
    ".": "00000000000c0c", ",": "000000000c0408", "-": "0000001f000000", "'": "0c040800000000",
    "!": "04040404040004", "?": "0e110102040004", ":": "000c0c000c0c00", ";": "000c0c000c0408",
    "(": "02040808080402", ")": "08040202020408", "[": "0e08080808080e", "]": "0e02020202020e",
    "/": "00010204081000", " ": "00000000000000",
}  # fmt: skip
_BLANK = _ROWS[" "]
WIDTH, HEIGHT = 6, 7

# Letters that do not come apart into a letter of ours and a mark.
_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяґєіїўђјљњћџαβγδεζηθικλμνξοπρστυφχψωςßæœøłđðþ"
_WRITTEN = (
    "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch * y * e yu ya g ye i yi u dj j lj "
    "nj c dz a v g d e z i th i k l m n x o p r s t y f ch ps o s ss ae oe o l d d th"
)
_SOUNDS = dict(zip(_LETTERS, _WRITTEN.split(), strict=True))
_LIKE = {"“": "'", "”": "'", '"': "'", "‘": "'", "’": "'", "–": "-", "—": "-", "_": "-", "…": "..."}
_SPELT = ("HANGUL SYLLABLE ", "HIRAGANA LETTER ", "KATAKANA LETTER ")  # their names are their sound
UNSPEAKABLE = "A prompt of {count} characters, in a script that this card cannot draw"


def drawn(text: str, size: int) -> NDArray[np.float32]:
    """One line of text, ``7 * size`` pixels high, 1 where there is ink."""
    glyphs = [_glyph(_ROWS.get(char.upper(), _BLANK)) for char in text] or [_glyph(_BLANK)]
    return np.kron(np.concatenate(glyphs, axis=1), np.ones((size, size), np.float32))


def legible(text: str) -> str:
    """The text in letters that can be drawn; what has none is left out, never a box."""
    spoken = " ".join("".join(map(_spoken, text)).split())
    wordless = not any(char.isalnum() for char in spoken)
    return UNSPEAKABLE.format(count=len(text)) if text.strip() and wordless else spoken


def _spoken(char: str) -> str:
    if char.upper() in _ROWS or char.isspace():
        return char
    known = _SOUNDS.get(char.lower()) or _LIKE.get(char) or _sound(unicodedata.name(char, ""))
    if known:
        return known.strip("*")
    parts = unicodedata.normalize("NFKD", char)
    return "" if parts == char else "".join(map(_spoken, parts))


def _sound(name: str) -> str:
    start = next((start for start in _SPELT if name.startswith(start)), "")
    return name.removeprefix(start).removeprefix("SMALL ").lower() if start else ""


def wrapped(text: str, width: int, most: int) -> list[str]:
    """Lines of at most ``width`` characters, the last one marked when more would follow."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > width and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word[:width]}".strip()
    return (
        lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1][: width - 3] + "..."]
    )


def _glyph(rows: str) -> NDArray[np.float32]:
    values = np.array([int(rows[at : at + 2], 16) for at in range(0, 14, 2)])
    bits = (values[:, None] >> np.arange(4, -2, -1).clip(0)[None, :]) & 1
    bits[:, 5] = 0
    return bits.astype(np.float32)
