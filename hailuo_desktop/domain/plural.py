"""So many of something, in words that stand alone: “1 take”, “2 takes”."""

from collections.abc import Callable, Mapping
from typing import Literal

from hailuo_desktop.translate import n

Noun = Literal[
    "shot", "take", "new take", "film", "still", "picture", "file", "problem", "storyboard"
]
# Each with the forms that a language has for it: nothing is made by appending letters.
_FORMS: Mapping[Noun, Callable[[int], str]] = {
    "shot": lambda count: n("{count} shot", "{count} shots", count),
    "take": lambda count: n("{count} take", "{count} takes", count),
    "new take": lambda count: n("{count} new take", "{count} new takes", count),
    "film": lambda count: n("{count} film", "{count} films", count),
    "still": lambda count: n("{count} still", "{count} stills", count),
    "picture": lambda count: n("{count} picture", "{count} pictures", count),
    "file": lambda count: n("{count} file", "{count} files", count),
    "problem": lambda count: n("{count} problem", "{count} problems", count),
    "storyboard": lambda count: n("{count} storyboard", "{count} storyboards", count),
}


def counted(number: int, noun: Noun) -> str:
    """For a line of facts; a sentence that counts calls `translate.n` as a whole."""
    return _FORMS[noun](number)
