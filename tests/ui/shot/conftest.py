"""One editor, dressed, shown and ready for keys; stills with known facts."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from hailuo_desktop.assets import asset
from hailuo_desktop.domain.camera import BY_NAME
from hailuo_desktop.domain.frame import Frame, ImageFacts
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.shot.prompt_editor import PromptEditor
from hailuo_desktop.ui.shot.shot_editor import ShotEditor
from hailuo_desktop.ui.shot.utf16 import units
from hailuo_desktop.ui.theme import DARK

Still = Callable[..., Frame]


@pytest.fixture
def icons(qapp: object) -> Icons:
    return Icons(asset("icons"))


@pytest.fixture
def prompt(qtbot: QtBot, icons: Icons) -> PromptEditor:
    widget = PromptEditor(icons, DARK)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    return widget


@pytest.fixture
def editor(qtbot: QtBot, icons: Icons) -> ShotEditor:
    widget = ShotEditor(icons, DARK)
    qtbot.addWidget(widget)
    widget.resize(520, 720)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    widget.prompt.setFocus()
    qtbot.waitUntil(widget.prompt.hasFocus)
    return widget


@pytest.fixture
def still() -> Still:
    def make(name: str = "sea.png", width: int = 1366, height: int = 768) -> Frame:
        return Frame(f"digest of {name}", name, ImageFacts("png", width, height, 1000))

    return make


@pytest.fixture
def red() -> QImage:
    image = QImage(400, 225, QImage.Format.Format_RGB32)
    image.fill(QColor("#c01020"))
    return image


@pytest.fixture
def edits(editor: ShotEditor) -> list[Shot]:
    """Every shot that the editor tells of."""
    told: list[Shot] = []
    editor.edited.connect(lambda shot: told.append(shot))
    return told


def click(editor: ShotEditor, name: str, qtbot: QtBot, *, shift: bool = False) -> str:
    """A click on a chip; the prompt that comes of it."""
    keys = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(editor.chips.chip(BY_NAME[name]), Qt.MouseButton.LeftButton, keys)
    return editor.shot().prompt


def put_cursor(editor: ShotEditor, position: int) -> None:
    cursor = editor.prompt.textCursor()
    cursor.setPosition(units(editor.prompt.prompt(), position))
    editor.prompt.setTextCursor(cursor)
