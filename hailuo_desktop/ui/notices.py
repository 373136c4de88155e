"""What a notice is: its kind, what can be done about it, and how one is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from hailuo_desktop.translate import Marked, mark


class Kind(Enum):
    """What a notice is: its icon, its words. Good news goes by itself, everything else stays."""

    NOTE = "info", mark("Note")
    DONE = "completed", mark("Done")
    PROBLEM = "warning", mark("Problem")

    def __init__(self, icon: str, words: Marked) -> None:
        self.icon = icon
        self.words = words


@dataclass(frozen=True)
class Verb:
    """What can be done about it, in words; a click closes the notice."""

    words: str
    do: Callable[[], object]


class Notify(Protocol):
    """Shows a sentence; an empty one takes away what is there."""

    def __call__(
        self, sentence: str, kind: Kind = Kind.NOTE, verb: Verb | None = None, /
    ) -> None: ...
