"""The reframing dialog, with real mouse and keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.frame import Crop, Frame, ImageFacts
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.ui import theme
from hailuo_desktop.ui.crop.dialog import AS_FIRST, CropDialog, Reframing
from tests.fakes.pictures import picture

Ok = QDialogButtonBox.StandardButton.Ok


def opened(
    qtbot: QtBot,
    size: tuple[int, int] = (1600, 900),
    crop: Crop | None = None,
    first_ratio: float | None = None,
) -> CropDialog:
    frame = Frame("d" * 64, "sea.png", ImageFacts("png", *size, 5000), crop)
    subject = Reframing(Field.LAST_FRAME, frame, picture(160, 90), first_ratio)
    dialog = CropDialog(subject, theme.DARK)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(dialog: CropDialog, words: str) -> None:
    dialog.ratio.setCurrentIndex(dialog.ratio.findText(words))


def drag(qtbot: QtBot, dialog: CropDialog, start: QPoint, end: QPoint) -> None:
    canvas = dialog.canvas
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(canvas, end)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)


def test_it_opens_on_the_whole_picture_or_on_the_crop_that_there_is(qtbot: QtBot) -> None:
    assert opened(qtbot).crop() is None
    assert opened(qtbot, crop=Crop(0.1, 0.2, 0.5, 0.5)).crop() == Crop(0.1, 0.2, 0.5, 0.5)


def test_a_ratio_is_taken_at_once_and_said_in_pixels(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    choose(dialog, "1 : 1")
    assert dialog.size_label.text() == "900 × 900 px of 1600 × 900 px"
    with qtbot.waitSignal(dialog.cropped) as told:
        dialog.buttons.button(Ok).click()
    assert told.args is not None
    assert told.args[0].width == pytest.approx(900 / 1600)


def test_the_whole_picture_is_no_crop(qtbot: QtBot) -> None:
    dialog = opened(qtbot, crop=Crop(0.1, 0.2, 0.5, 0.5))
    dialog.reset.click()
    with qtbot.waitSignal(dialog.cropped) as told:
        dialog.buttons.button(Ok).click()
    assert told.args == [None]


def test_a_drag_inside_moves_the_crop(qtbot: QtBot) -> None:
    dialog = opened(qtbot, crop=Crop(0.25, 0.25, 0.5, 0.5))
    middle = dialog.canvas.rect().center()
    drag(qtbot, dialog, middle, middle + QPoint(40, 0))
    crop = dialog.canvas.crop()
    assert crop.x > 0.27
    assert (crop.y, crop.width) == pytest.approx((0.25, 0.5))


def test_a_drag_of_a_corner_sizes_it_and_keeps_the_ratio(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    choose(dialog, "16 : 9")
    corner = dialog.canvas._on_screen(dialog.canvas.crop()).bottomRight().toPoint()
    drag(qtbot, dialog, corner, corner - QPoint(200, 60))
    crop = dialog.canvas.crop()
    assert crop.width < 0.9
    assert crop.width * 1600 / (crop.height * 900) == pytest.approx(16 / 9)


def test_everything_works_by_keyboard(qtbot: QtBot) -> None:
    dialog = opened(qtbot, crop=Crop(0.25, 0.25, 0.5, 0.5))
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_Right)
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert (dialog.canvas.crop().x, dialog.canvas.crop().y) == pytest.approx((0.26, 0.20))
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_Minus)
    assert dialog.canvas.crop().width < 0.5


def test_what_the_service_would_refuse_is_said_and_not_taken(qtbot: QtBot) -> None:
    dialog = opened(qtbot, size=(700, 400))
    dialog.canvas.show_crop(Crop(0.0, 0.0, 1.0, 0.5))
    assert "short edge must be longer than 300 px" in dialog.verdict.text()
    assert not dialog.buttons.button(Ok).isEnabled()
    dialog.reset.click()
    assert dialog.verdict.text() == ""
    assert dialog.buttons.button(Ok).isEnabled()


def test_a_last_frame_is_offered_the_shape_of_the_first(qtbot: QtBot) -> None:
    dialog = opened(qtbot, first_ratio=1.0)
    choose(dialog, AS_FIRST)
    assert dialog.size_label.text().startswith("900 × 900")
    assert opened(qtbot).ratio.findText(AS_FIRST) == -1


def test_the_shape_that_will_be_cropped_to_is_shaded(qtbot: QtBot) -> None:
    dialogs = opened(qtbot), opened(qtbot, first_ratio=0.5)
    plain, ghost = (dialog.canvas.grab().toImage() for dialog in dialogs)
    left = QPoint(plain.width() // 6, plain.height() // 2)
    assert ghost.pixelColor(left).lightness() < plain.pixelColor(left).lightness()
