"""Variants of a shot: every camera move with every wording and every first frame."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod

from .camera import BY_NAME, groups, insert, remove
from .frame import Frame
from .shot import Shot

MOST = 100  # variants of one plan: more cannot be looked through, and a slip pays no more
AS_WRITTEN = ""  # the moves that the prompt has
_CHOICE = re.compile(r"\{([^{}]*\|[^{}]*)\}")


@dataclass(frozen=True)
class Variant:
    """What is another in it: ``words`` are those chosen where the prompt offers some."""

    camera: str
    words: tuple[str, ...]
    frame: Frame | None
    shot: Shot


@dataclass(frozen=True)
class Plan:
    """``cameras`` are names of moves, or AS_WRITTEN; ``frames`` are first frames, None for the
    shot's own. ``prompt`` may offer words: ``{dawn|dusk}``."""

    shot: Shot
    prompt: str
    cameras: tuple[str, ...] = (AS_WRITTEN,)
    frames: tuple[Frame | None, ...] = (None,)

    @property
    def count(self) -> int:
        """How many there would be; without making them."""
        wordings = prod(len(each) for each in choices(self.prompt))
        return wordings * len(self.cameras) * len(self.frames)

    def variants(self) -> list[Variant]:
        """Each request once, in the order camera, wording, frame; none where they are too many."""
        if self.count > MOST:
            return []
        found: dict[Shot, Variant] = {}
        for camera, words, frame in product(self.cameras, wordings(self.prompt), self.frames):
            shot = self._shot(camera, words, frame)
            found.setdefault(shot, Variant(camera, words, frame, shot))
        return [*found.values()]

    def _shot(self, camera: str, words: Sequence[str], frame: Frame | None) -> Shot:
        prompt = with_camera(worded(self.prompt, words), camera)
        shot = replace(self.shot, prompt=prompt, kept="", number="")
        return shot if frame is None else replace(shot, first=frame, first_link=None)


def choices(prompt: str) -> list[list[str]]:
    """At each place that offers words, those; a brace without “|” is text."""
    return [[*dict.fromkeys(_trimmed(each[1]))] for each in _CHOICE.finditer(prompt)]


def wordings(prompt: str) -> Iterator[tuple[str, ...]]:
    """Every choice of words, the last place changing fastest."""
    return product(*choices(prompt))


def worded(prompt: str, words: Sequence[str]) -> str:
    """The prompt with those words in its places; an empty one leaves no second blank."""
    left = iter(words)
    text = _CHOICE.sub(lambda _: next(left), prompt)
    gone = "" in words
    return re.sub(r"(?<=\S) {2,}(?=\S)| +(?=[,.;:!?])", _blank, text).strip() if gone else text


def with_camera(prompt: str, camera: str) -> str:
    """That move in the place of all that the prompt has: where the first one stood, or at its
    end."""
    if camera == AS_WRITTEN:
        return prompt
    command = BY_NAME[camera]
    moving = [group for group in groups(prompt) if group.commands]
    if not moving:
        return insert(prompt, len(prompt), command).apply(prompt)
    for group in reversed(moving[1:]):
        prompt = _without(prompt, group.start)
    first = moving[0]
    return f"{prompt[: first.start]}[{command.name}]{prompt[first.end :]}"


def _without(prompt: str, start: int) -> str:
    """The prompt without the moves of the group that begins there."""
    while group := next((g for g in groups(prompt) if g.start == start and g.commands), None):
        prompt = remove(prompt, group, group.commands[0]).apply(prompt)
    return prompt


def _trimmed(offer: str) -> list[str]:
    return [each.strip() for each in offer.split("|")]


def _blank(found: re.Match[str]) -> str:
    return "" if found.string[found.end() : found.end() + 1] in ",.;:!?" else " "
