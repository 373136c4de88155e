"""Which shots the artist wants to see: by words, state and mode."""

from dataclasses import dataclass
from typing import Protocol

from hailuo_desktop.domain.collation import holds
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard

from .state import CardState


class Cards(Protocol):
    board: Storyboard

    def state(self, shot: Shot) -> CardState: ...


@dataclass(frozen=True)
class Filter:
    """``kinds`` are keys of KINDS and ``modes`` values of Mode; empty lets everything through."""

    text: str = ""
    kinds: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.text.strip() or self.kinds or self.modes)

    def lets(self, shot: Shot, cards: Cards) -> bool:
        """The state is asked last: it is the one that costs something."""
        if self.modes and shot.mode.value not in self.modes:
            return False
        if not self._holds_words(shot, cards.board):
            return False
        return not self.kinds or cards.state(shot).kind in self.kinds

    def _holds_words(self, shot: Shot, board: Storyboard) -> bool:
        """Every word somewhere in the shot: prompt, code, notes, scene or the frames' names."""
        if not self.text.strip():
            return True
        names = (frame.name for frame in (shot.first, shot.last) if frame)
        parts = (shot.prompt, board.code(shot.id), shot.notes, shot.scene, *names)
        return holds("\n".join(parts), self.text)
