"""A chip that is looked at moves the first frame as its command would move the film."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QEnterEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QPushButton

from hailuo_desktop.domain.camera import BY_NAME, COMMANDS, Command
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.sketch.moves import View, view_at
from hailuo_desktop.ui.shot.frame_picture import FramePicture
from hailuo_desktop.ui.shot.move_sketch import MOVE, REST, TREMBLE, Surrounded, seen
from hailuo_desktop.ui.shot.shot_editor import ShotEditor

Still = Callable[..., Frame]
PUSH = "Push in"


@pytest.fixture
def halves() -> QImage:
    """Red on the left, blue on the right."""
    image = QImage(400, 225, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    painter = QPainter(image)
    painter.fillRect(QRectF(200, 0, 200, 225), QColor("blue"))
    painter.end()
    return image


@pytest.fixture
def picture(editor: ShotEditor, still: Still, halves: QImage) -> FramePicture:
    editor.set_frame(Field.FIRST_FRAME, still(), halves)
    return editor.frames.first.picture


def look(editor: ShotEditor, name: str) -> QPushButton:
    """The pointer comes over the chip."""
    chip = editor.chips.chip(BY_NAME[name])
    place = QPointF(chip.rect().center())
    QApplication.sendEvent(chip, QEnterEvent(place, place, place))
    return chip


def leave(chip: QPushButton) -> None:
    QApplication.sendEvent(chip, QEvent(QEvent.Type.Leave))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: each.slug)
def test_a_move_is_that_of_the_rehearsal(command: Command) -> None:
    alone = [(command.name.casefold(),)]
    lasts = TREMBLE if command.name == "Shake" else MOVE
    for part in (0.0, 0.25, 0.5, 1.0):
        assert seen(command.name, round(part * lasts)) == view_at(alone, part)
    assert seen(command.name, lasts + REST - 1) == view_at(alone, 1.0)
    assert seen(command.name, lasts + REST) == View()


def test_a_chip_under_the_pointer_moves_the_still(
    editor: ShotEditor, picture: FramePicture
) -> None:
    stands = picture.grab().toImage()
    chip = look(editor, "Truck right")
    picture.sketch.pause()  # from here the test is the clock
    picture.sketch.show_at(MOVE)
    assert picture.sketch.view == view_at([("truck right",)], 1.0)
    middle = picture.rect().center()
    assert QColor(stands.pixel(middle.x() - 4, middle.y())).red() > 200
    assert QColor(picture.grab().toImage().pixel(middle.x() - 4, middle.y())).blue() > 200
    leave(chip)
    assert picture.sketch.command == ""
    assert picture.grab().toImage() == stands


def test_the_clock_runs_only_while_a_chip_is_looked_at(
    editor: ShotEditor, picture: FramePicture
) -> None:
    assert not picture.sketch.running
    chip = look(editor, PUSH)
    assert picture.sketch.running
    editor.hide()
    assert not picture.sketch.running
    editor.show()
    assert picture.sketch.running
    leave(chip)
    assert not picture.sketch.running


def test_the_keyboard_looks_as_well(editor: ShotEditor, picture: FramePicture) -> None:
    editor.chips.chip(BY_NAME[PUSH]).setFocus(Qt.FocusReason.TabFocusReason)
    assert picture.sketch.command == PUSH
    chip = look(editor, "Pan left")
    assert picture.sketch.command == "Pan left"
    leave(chip)
    assert picture.sketch.command == PUSH
    editor.prompt.setFocus()
    assert picture.sketch.command == ""


def test_without_a_first_frame_nothing_moves(editor: ShotEditor) -> None:
    look(editor, PUSH)
    sketch = editor.frames.first.picture.sketch
    assert (sketch.command, sketch.running) == ("", False)


def test_a_frame_that_goes_takes_its_move_along(editor: ShotEditor, picture: FramePicture) -> None:
    look(editor, PUSH)
    editor.set_frame(Field.FIRST_FRAME, None, None)
    assert (picture.sketch.command, picture.sketch.running) == ("", False)


def test_the_artist_may_do_without(editor: ShotEditor, picture: FramePicture) -> None:
    chip = look(editor, PUSH)
    editor.show_sketches(False)
    assert not picture.sketch.running
    leave(chip)
    look(editor, PUSH)
    assert not picture.sketch.running


def test_beyond_its_edge_a_picture_is_mirrored(halves: QImage) -> None:
    shown = QImage(80, 45, QImage.Format.Format_RGB32)
    painter = QPainter(shown)
    beyond = View(0.5 + 0.25, 0.5, 1.0)
    Surrounded().paint(painter, QRectF(shown.rect()), halves, beyond, 1.0)
    painter.end()
    assert [QColor(shown.pixel(x, 22)).name() for x in (5, 40, 75)] == [
        "#ff0000",
        "#0000ff",
        "#0000ff",
    ]
