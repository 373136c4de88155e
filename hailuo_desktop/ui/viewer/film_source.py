"""What the player asks of whoever decodes: the pictures of a film, by number."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QImage

from .frame_list import FrameList


@dataclass(frozen=True)
class FilmFacts:
    """``notice`` says in words what is wrong with a film that can be shown in part, or ""."""

    frames: FrameList
    has_sound: bool = False
    notice: str = ""


class Hearer(Protocol):
    """Each of these may be called in any thread: ``counted`` once and first, ``shown`` for wishes,
    ``failed`` last, with the reason in words."""

    def counted(self, facts: FilmFacts) -> None: ...

    def shown(self, number: int, image: QImage, exact: bool) -> None: ...

    def failed(self, words: str) -> None: ...


class Pictures(Protocol):
    """None of these waits; a wish takes the place of the one before. ``running``: pictures follow
    fast, so that one in nearly the right colours will do, and no larger than ``fit`` has said, as
    width and height. ``step``: the way that wishes go."""

    def wish(self, number: int, *, running: bool = False, step: int = 1) -> None: ...

    def look_ahead(self, pictures: int) -> None: ...

    def fit(self, room: tuple[int, int] | None) -> None: ...

    def close(self) -> None: ...


# With how many pictures to decode on either side of the last wish while there is time.
FilmSource = Callable[[Path, Hearer, int], Pictures]
