"""Words on a card: in the typeface that ships, and in the system's fonts for letters it lacks."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from itertools import groupby
from math import ceil
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont, features

from hailuo_desktop.assets import asset

from .system_fonts import Place, font_with

TYPEFACE = ("fonts", "HailuoDesktopUI-Regular.ttf")
UNDRAWABLE = "A prompt of {count} characters, in a script that this card cannot draw"
FindFont = Callable[[str, Collection[Place]], Place | None]
_NO_LETTER = "\uffff"  # no font has it
_COMMAND = re.compile(r"\[[^\[\]]*\]")
_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U0001b000-\U0001b2ff\U00020000-\U0003ffff"
_OPENING, _CLOSING = "（〔［｛〈《「『【“‘", "、。，．・：；？！）〕］｝〉》」』】”’…ー々"
# A line may end after each ideograph, and after each word of the others.
_PIECE = re.compile(
    rf"[{_OPENING}]*[{_WIDE}][{_CLOSING}]*\s*|(?:(?![{_WIDE}])\S)+\s*|\S\s*", re.UNICODE
)


class Lettering:
    """Draws one text, in letters of so many pixels; what no font has is left out, never a box."""

    def __init__(self, text: str, size: int, find: FindFont = font_with) -> None:
        text = "".join(filter(_visible, unicodedata.normalize("NFC", text)))
        self._faces = [_Face(asset(*TYPEFACE), 0, size)]
        self._find_faces({char for char in text if not char.isspace()}, size, find)
        self.text = self._legible(text)

    def wrapped(self, width: int, most: int) -> list[str]:
        """The text in lines of so many pixels, the last one marked where more would follow."""
        lines = [""]
        for piece in self._pieces(width, most):
            if lines[-1] and self._width(lines[-1] + piece.rstrip()) > width:
                lines.append("")
            lines[-1] += piece
            if len(lines) > most:
                return [*(line.rstrip() for line in lines[: most - 1]), self._cut(lines, width)]
        return [line.rstrip() for line in lines]

    def drawn(self, line: str) -> NDArray[np.float32]:
        """One line, 1 where there is ink; all lines of a size are equally high."""
        above, below = self._faces[0].font.getmetrics()
        image = Image.new("L", (max(1, ceil(self._width(line))), above + below))
        pen, x = ImageDraw.Draw(image), 0.0
        for face, run in self._runs(line):
            pen.text((x, above), run, 255, face.font, anchor="ls")
            x += face.font.getlength(run)
        return np.asarray(image, np.float32) / np.float32(255)

    def _find_faces(self, letters: set[str], size: int, find: FindFont) -> None:
        """The system is asked for as long as it knows a font with any of the letters left."""
        left = {letter for letter in letters if not self._faces[0].has(letter)}
        tried: set[Place] = set()
        while left and (place := find("".join(sorted(left)), tried)):
            tried.add(place)
            try:
                face = _Face(*place, size)
            except OSError:
                continue  # damaged, or of a kind without outlines
            found = {letter for letter in left if face.has(letter)}
            if found:
                self._faces.append(face)
            left -= found

    def _legible(self, text: str) -> str:
        """What can be drawn of it; its length instead where that leaves not one word."""
        kept = "".join(char for char in text if char.isspace() or self._face(char))
        wordless = not any(map(str.isalnum, _COMMAND.sub("", kept)))
        if wordless and kept != text:
            kept = " ".join([UNDRAWABLE.format(count=len(text)), *_COMMAND.findall(kept)])
        return " ".join(kept.split())

    def _face(self, char: str) -> "_Face | None":
        return next((face for face in self._faces if face.has(char)), None)

    def _runs(self, line: str) -> Iterator[tuple["_Face", str]]:
        """Letters that stand together and are of one face, as are the blanks between them."""
        ours = self._faces[0]
        faces = [None if char.isspace() else self._face(char) or ours for char in line]
        for at, face in enumerate(faces):
            if face is None:
                after = next(filter(None, faces[at:]), None)
                faces[at] = after if at and after is faces[at - 1] else ours
        for face, run in groupby(zip(faces, line, strict=True), lambda pair: pair[0]):
            yield face or ours, "".join(char for _, char in run)

    def _width(self, line: str) -> float:
        return sum(face.font.getlength(run) for face, run in self._runs(line))

    def _pieces(self, width: int, most: int) -> Iterator[str]:
        """Between them a line may end; none is wider than one."""
        for piece in _PIECE.findall(self.text[: most * width]):
            while self._width(piece) > width and len(piece) > 1:
                fits = self._fitting(piece, width)
                yield piece[:fits]
                piece = piece[fits:]  # noqa: PLW2901
            yield piece

    def _fitting(self, text: str, width: float) -> int:
        """How many characters go into a line, one at least."""
        low, high = 1, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._width(text[:middle]) <= width else (low, middle - 1)
        return low

    def _cut(self, lines: list[str], width: int) -> str:
        room = width - self._width("…")
        last = lines[-2]
        return f"{last[: self._fitting(last, room)].rstrip()}…"


class _Face:
    """One font in one size, and which letters it has."""

    def __init__(self, file: Path, index: int, size: int) -> None:
        self.font = ImageFont.truetype(str(file), size, index)
        self._room = (2 * size, 2 * size)
        self._shapes: dict[str, bytes] = {}

    def has(self, char: str) -> bool:
        """Whether it is drawn otherwise than what no font has: Pillow shows no table of letters."""
        if _joined(char) and not features.check("raqm"):
            return False
        return self._shape(char) != self._shape(_NO_LETTER)

    def _shape(self, char: str) -> bytes:
        if char not in self._shapes:
            image = Image.new("L", self._room)
            ImageDraw.Draw(image).text((0, 0), char, 255, self.font)
            self._shapes[char] = image.tobytes()
        return self._shapes[char]


def _visible(char: str) -> bool:
    return char.isspace() or not unicodedata.category(char).startswith("C")


def _joined(char: str) -> bool:
    """Scripts from the right, and those whose letters change beside each other."""
    return unicodedata.bidirectional(char) in {"R", "AL"} or "\u0900" <= char < "\u1100"
