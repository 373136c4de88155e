"""Prompts in a plain text as people write lists: numbers, bullets, headings, blank lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from hailuo_desktop.domain.collation import plain

_HEADING = re.compile(r"#{1,6}\s+(?P<title>\S.*?)\s*#*|(?P<slug>(?:INT|EXT|EST|I/E)[./ ].*\S)")
_COMMENT = re.compile(r"//.*|<!--.*-->")
_RULE = re.compile(r"(?:[-*_=~]\s*){3,}")
# A bullet, a box to tick, or a number: “1.”, “2)”, “(3)”, “4:”, “5 –”, “12A.”, “Shot 7:”, “①”,
# “２、”. A bracket with words in it is a camera command.
_MARK = re.compile(
    r"""(?:[-*+•◦‣▪●–→]\s+)?
    (?: \[[ xX✓✔]?\]\s+
      | (?:shot|panel|frame)?\ ?\#?[(（]?(?P<number>\d{1,3}[A-Za-z]?)
        (?: [.):）．]\s*\t?(?:\s|(?=[^\W\d_])|(?=\[)) | 、\s* | \s+[-–—]\s+ | \t+ )
      | [①-⑳]\s* | [a-z]\)\s+
    )
    | [-*+•◦‣▪●–→]\s+""",
    re.VERBOSE | re.IGNORECASE,
)
_ENDED = re.compile(r".*[.!?…:;\])”\"»。！？]", re.DOTALL)


class Parting(Enum):
    """What parts one prompt from the next."""

    LINES = "lines"
    PARAGRAPHS = "paragraphs"


@dataclass(frozen=True)
class Item:
    """One prompt; ``scene`` is the heading above it, where it is the first below one."""

    prompt: str
    scene: str = ""
    name: str = ""


@dataclass(frozen=True)
class TextList:
    """What the text is in either reading. ``is_plain``: the likely one is beyond doubt, and leaves
    nothing out."""

    lines: tuple[Item, ...]
    paragraphs: tuple[Item, ...]
    likely: Parting
    is_plain: bool

    @property
    def is_open(self) -> bool:
        """Whether the two readings differ."""
        return self.lines != self.paragraphs

    def items(self, parting: Parting) -> tuple[Item, ...]:
        return self.lines if parting is Parting.LINES else self.paragraphs


def text_list(text: str) -> TextList:
    """Prompts in a plain text: by line or by paragraph, and which of them it likely is."""
    text = plain(text).replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    rows = text.strip("\n").split("\n")
    lines = tuple(_items(rows, by_line=True))
    parted = any(not row.strip() for row in rows)
    paragraphs = tuple(_items(rows, by_line=False)) if parted else lines
    broken = _broken(rows)
    likely = Parting.PARAGRAPHS if parted and broken > 0.5 else Parting.LINES
    as_said = "\n".join(item.prompt for item in lines).split("\n")
    is_plain = as_said == [row.strip() for row in rows if row.strip()]
    is_clear = lines == paragraphs or (likely is Parting.PARAGRAPHS and broken == 1)
    return TextList(lines, paragraphs, likely, is_plain and is_clear)


def _items(rows: list[str], *, by_line: bool) -> Iterator[Item]:
    scene = name = ""
    held: list[str] = []
    for row in [*rows, ""]:
        line = row.strip()
        found = _MARK.match(line)
        is_other = not line or bool(_heading(line) or _is_nothing(line))
        # Where items are marked, an indented line goes on with the one before it.
        goes_on = bool(held) and not found and (not by_line or row[:1].isspace())
        if held and (is_other or not goes_on):
            yield Item("\n".join(held), scene, name)
            held, scene, name = [], "", ""
        if heading := _heading(line):
            scene = heading
        elif not is_other:
            words = line[found.end() :].strip() if found else line
            if found and not held:
                name = _name(found["number"] or "")
            held += [words] if words else []


def _heading(line: str) -> str:
    found = _HEADING.fullmatch(line)
    return (found["title"] or found["slug"]) if found else ""


def _is_nothing(line: str) -> bool:
    return bool(_COMMENT.fullmatch(line) or _RULE.fullmatch(line))


def _name(number: str) -> str:
    """A number alone says what its place says; 12A is a name."""
    return "" if number.isdecimal() else number


def _broken(rows: list[str]) -> float:
    """How many of the lines that follow another were plainly broken off to fit a page, 0 to 1."""
    lines = [row.strip() for row in rows]
    pairs = [(one, other) for one, other in pairwise(lines) if one and other]
    words = [pair for pair in pairs if not any(map(_is_special, pair))]
    broken = sum(not _ENDED.fullmatch(one) and other[:1].islower() for one, other in words)
    return broken / max(1, len(words))


def _is_special(line: str) -> bool:
    return bool(_heading(line) or _is_nothing(line) or _MARK.match(line))
