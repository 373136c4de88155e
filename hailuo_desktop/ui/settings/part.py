"""One thing on a page of settings."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Part(QWidget):
    """``edited`` wishes another value for one of the settings that it is for, its ``names``.

    ``said`` is what stands on it: a search finds it by that.
    """

    edited = Signal(str, object)
    names: tuple[str, ...] = ()
    said: Sequence[str] = ()

    def narrow(self, words: Sequence[str]) -> None:
        """It was found by these words, folded: a long part shows what has them; none: all."""

    def show_value(self, name: str, value: object) -> None:
        """The setting has this value now."""

    def refuse(self, name: str, sentence: str) -> None:
        """What was wished cannot be, and why; the field stays as it was written."""
