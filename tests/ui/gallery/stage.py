"""What the windows of the gallery wear, and the words of an artist that stand in them."""

import re
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

from PySide6.QtWidgets import QApplication

from hailuo_desktop.ui.theme import DARK, Theme, apply

_DIGITS = ContextVar("digits", default=False)
_THEME = ContextVar("theme", default=DARK)
_LETTER = re.compile(r"[^\W\d_]")


def w(text: str) -> str:
    """Words of an artist, a file or the service, never of the program."""
    return _LETTER.sub("7", text) if _DIGITS.get() else text


def theme() -> Theme:
    return _THEME.get()


@contextmanager
def digits() -> Generator[None]:
    """While it holds, artists write digits alone: each letter of a window is the program's own."""
    token = _DIGITS.set(True)
    try:
        yield
    finally:
        _DIGITS.reset(token)


@contextmanager
def dressed(app: QApplication, worn: Theme) -> Generator[None]:
    """All windows in that theme; afterwards as it was."""
    sheet, colours, style = app.styleSheet(), app.palette(), app.style().objectName()
    token = _THEME.set(worn)
    apply(app, worn)
    try:
        yield
    finally:
        _THEME.reset(token)
        app.setStyleSheet(sheet)
        app.setStyle(style)
        app.setPalette(colours)
