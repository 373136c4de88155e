"""One thing on a page of settings."""

import unicodedata

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Part(QWidget):
    """``edited`` wishes another value for one of the settings that it is for, its ``names``."""

    edited = Signal(str, object)
    names: tuple[str, ...] = ()

    def words(self) -> str:
        """What it can be found by."""
        raise NotImplementedError

    def show_value(self, name: str, value: object) -> None:
        """The setting has this value now."""

    def refuse(self, name: str, sentence: str) -> None:
        """What was wished cannot be, and why; the field stays as it was written."""


def folded(text: str) -> str:
    """What is left of words where neither case nor accents tell them apart."""
    marks = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in marks if not unicodedata.combining(each))
