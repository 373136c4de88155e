"""A shot as a sketch: what is seen at any moment of it."""

from .colours import Pixels
from .moves import groups_of, settled, view_at
from .pixels import Scene, blended, card, fitted


class ShotSketch:
    """``first`` and ``last`` are pictures of any size; without ``first`` the words are a card."""

    def __init__(
        self,
        prompt: str,
        width: int,
        height: int,
        first: Pixels | None = None,
        last: Pixels | None = None,
    ) -> None:
        self._groups = groups_of(prompt)
        still = card(prompt, width, height) if first is None else fitted(first, width, height)
        self._scene = Scene(still)
        self._last = None if last is None else fitted(last, width, height)

    def at(self, time: float) -> Pixels:
        """The picture at ``time``, 0 to 1 of the shot: the first one is exactly the still."""
        view = view_at(self._groups, time)
        if self._last is None:
            return self._scene.seen(view)
        return blended(self._scene.seen(settled(view, time)), self._last, time)
