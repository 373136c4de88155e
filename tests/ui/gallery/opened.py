"""A window of the gallery on the screen, for a test that looks at each of them."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from .windows import WINDOWS


def opened(name: str, qtbot: QtBot) -> QWidget:
    """It closes with the test, and so does the window that owns it."""
    owner = QWidget()
    qtbot.addWidget(owner)
    made = WINDOWS[name](owner)
    made.owner = owner  # type: ignore[attr-defined] - Python would let it go
    allow = getattr(made, "allow_close", lambda: None)
    qtbot.addWidget(made, before_close_func=lambda _: allow())
    with qtbot.waitExposed(made):
        made.show()
    return made
