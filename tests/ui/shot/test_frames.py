"""The two slots: given by drop, paste, browse and each other; answered with frames or words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.shot.frame_pair import FramePair
from hailuo_desktop.ui.shot.frame_slot import NO_PICTURE, FrameSlot
from hailuo_desktop.ui.shot.image_source import FromData, FromFile, FromUrl, ImageSource
from hailuo_desktop.ui.theme import DARK, LIGHT, Theme

FIRST, LAST = Field.FIRST_FRAME, Field.LAST_FRAME
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
Still = Callable[..., Frame]


class Wishes:
    """What the pair has asked for and told."""

    def __init__(self, pair: FramePair) -> None:
        self.images: list[tuple[Field, ImageSource]] = []
        self.frames: list[tuple[Frame | None, Frame | None]] = []
        self.revealed: list[str] = []
        pair.image_requested.connect(lambda where, source: self.images.append((where, source)))
        pair.frames_changed.connect(lambda first, last: self.frames.append((first, last)))
        pair.reveal_requested.connect(self.revealed.append)


@pytest.fixture
def pair(qtbot: QtBot, icons: Icons) -> FramePair:
    widget = FramePair(icons, DARK)
    qtbot.addWidget(widget)
    widget.resize(500, 220)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.fixture
def wishes(pair: FramePair) -> Wishes:
    return Wishes(pair)


def drag_in(target: QWidget, mime: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(
        QPoint(20, 20), Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, mime, LEFT, _none()
    )
    event.setAccepted(False)
    QApplication.sendEvent(target, event)
    return event


def drop(target: QWidget, mime: QMimeData) -> QDropEvent:
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    drag_in(target, mime)
    event = QDropEvent(QPointF(20, 20), actions, mime, LEFT, _none())
    QApplication.sendEvent(target, event)
    return event


def _none() -> Qt.KeyboardModifier:
    return Qt.KeyboardModifier.NoModifier


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def button(slot: FrameSlot, start: str) -> QToolButton:
    return next(b for b in slot.findChildren(QToolButton) if b.accessibleName().startswith(start))


def drag_mouse(source: QWidget, target: QWidget, modifier: Qt.KeyboardModifier) -> None:
    """Press on the one, go over to the other in steps, and let go."""
    there = source.mapFromGlobal(target.mapToGlobal(target.rect().center()))
    start = source.rect().center()
    QTest.mousePress(source, LEFT, modifier, start)
    for step in range(1, 6):
        at = start + (there - start) * (step / 5)
        _move(source, at, modifier)
    QTest.mouseRelease(source, LEFT, modifier, there)


def _move(source: QWidget, at: QPoint, modifier: Qt.KeyboardModifier) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(at),
        QPointF(source.mapToGlobal(at)),
        Qt.MouseButton.NoButton,
        LEFT,
        modifier,
    )
    QApplication.sendEvent(source, event)


# Given from outside


def test_a_dropped_file_is_asked_for(pair: FramePair, wishes: Wishes, tmp_path: Path) -> None:
    path = tmp_path / "sea 雪.png"
    assert drag_in(pair.last.picture, files(path)).isAccepted()
    event = drop(pair.last.picture, files(path))
    assert event.dropAction() == Qt.DropAction.CopyAction
    assert wishes.images == [(LAST, FromFile(path))]
    assert wishes.frames == []


def test_two_files_on_one_slot_are_both_ends(
    pair: FramePair, wishes: Wishes, tmp_path: Path
) -> None:
    one, two = tmp_path / "1.png", tmp_path / "2.png"
    drop(pair.last.picture, files(one, two))
    assert wishes.images == [(FIRST, FromFile(one)), (LAST, FromFile(two))]


def test_more_than_two_are_said_to_be_left_out(
    pair: FramePair, wishes: Wishes, tmp_path: Path
) -> None:
    drop(pair.first.picture, files(*(tmp_path / f"{n}.png" for n in range(3))))
    assert len(wishes.images) == 2
    assert "the others were left out" in pair.first.refusal()


def test_a_browser_picture_is_taken_with_its_bytes(pair: FramePair, wishes: Wishes) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://a.example/gull.png")])
    mime.setData("image/png", b"\x89PNG")
    drop(pair.first.picture, mime)
    assert wishes.images == [(FIRST, FromData(b"\x89PNG", "gull.png"))]


def test_a_mere_address_is_asked_for(pair: FramePair, wishes: Wishes) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://a.example/gull.png")])
    drop(pair.first.picture, mime)
    assert wishes.images == [(FIRST, FromUrl("https://a.example/gull.png"))]


def test_what_holds_no_picture_is_not_let_in(pair: FramePair) -> None:
    mime = QMimeData()
    mime.setText("a gull")
    assert not drag_in(pair.first.picture, mime).isAccepted()


def test_a_drag_over_a_slot_shows_on_it(pair: FramePair, tmp_path: Path) -> None:
    before = pair.first.picture.grab().toImage()
    drag_in(pair.first.picture, files(tmp_path / "a.png"))
    assert pair.first.picture.grab().toImage() != before
    QApplication.sendEvent(pair.first.picture, QDragLeaveEvent())
    assert pair.first.picture.grab().toImage() == before


def test_paste_by_key(pair: FramePair, wishes: Wishes, qtbot: QtBot, red: QImage) -> None:
    QGuiApplication.clipboard().setImage(red)
    qtbot.keyClick(pair.first.picture, Qt.Key.Key_V, CTRL)
    QGuiApplication.clipboard().clear()
    ((where, source),) = wishes.images
    assert where is FIRST
    assert isinstance(source, FromData)
    assert QImage.fromData(source.data).size() == red.size()


def test_pasting_nothing_is_said(pair: FramePair, wishes: Wishes, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    qtbot.mouseClick(button(pair.first, "Paste"), LEFT)
    assert (wishes.images, pair.first.refusal()) == ([], NO_PICTURE)


def test_browse_opens_a_dialog_and_asks_for_what_was_chosen(
    pair: FramePair, wishes: Wishes, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.mouseClick(button(pair.last, "Browse"), LEFT)
    (dialog,) = pair.last.findChildren(QFileDialog)
    dialog.filesSelected.emit([str(tmp_path / "b.png")])
    dialog.close()
    assert wishes.images == [(LAST, FromFile(tmp_path / "b.png"))]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_browse_by_key(pair: FramePair, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(pair.first.picture, key)
    (dialog,) = pair.first.findChildren(QFileDialog)
    dialog.close()


# Answers


def test_a_refusal_stands_beside_the_frame_that_stays(
    pair: FramePair, still: Still, red: QImage
) -> None:
    frame = still()
    pair.keep_preview(frame, red)
    pair.show_frames((frame, None))
    pair.first.show_refusal("“<b>x</b>.png” is 10 × 10 px.")
    assert pair.first.refusal() == "“<b>x</b>.png” is 10 × 10 px."
    assert (pair.first.frame(), pair.first.picture.image()) == (frame, red)
    pair.show_frames((still("new.png"), None))
    assert pair.first.refusal() == ""


def test_a_frame_paints_its_preview(pair: FramePair, still: Still, red: QImage) -> None:
    frame = still()
    pair.keep_preview(frame, red)
    pair.show_frames((frame, None))
    painted = pair.first.picture.grab().toImage()
    assert painted.pixelColor(painted.rect().center()) == QColor("#c01020")


def test_being_read_is_said(pair: FramePair) -> None:
    pair.first.show_busy(True)
    assert pair.first.picture.accessibleDescription() == "Reading the picture…"
    pair.first.show_busy(False)
    assert pair.first.picture.accessibleDescription() == ""


def test_a_slot_tells_what_it_holds(pair: FramePair, still: Still) -> None:
    assert pair.last.picture.accessibleName() == "Last frame: empty"
    pair.show_frames((None, still("gull.png", 1000, 800)))
    assert pair.last.picture.accessibleName() == "Last frame: gull.png"
    assert pair.last.picture.accessibleDescription() == "gull.png · 1000 × 800"


# Between the slots


def test_swap_takes_frames_and_previews_along(
    pair: FramePair, wishes: Wishes, still: Still, red: QImage
) -> None:
    one, two = still("1.png"), still("2.png")
    pair.keep_preview(one, red)
    pair.show_frames((one, two))
    pair.swap()
    assert wishes.frames == [(two, one)]
    assert (pair.first.picture.image(), pair.last.picture.image()) == (None, red)


def test_a_drag_to_the_other_slot_swaps(pair: FramePair, wishes: Wishes, still: Still) -> None:
    one, two = still("1.png"), still("2.png")
    pair.show_frames((one, two))
    drag_mouse(pair.first.picture, pair.last.picture, Qt.KeyboardModifier.NoModifier)
    assert wishes.frames == [(two, one)]


def test_a_drag_with_ctrl_copies(pair: FramePair, wishes: Wishes, still: Still) -> None:
    one = still("1.png")
    pair.show_frames((one, None))
    drag_mouse(pair.first.picture, pair.last.picture, CTRL)
    assert wishes.frames == [(one, one)]


def test_a_drag_that_leaves_both_slots_is_the_systems(
    pair: FramePair, wishes: Wishes, still: Still
) -> None:
    pair.show_frames((still(), None))
    picture = pair.first.picture
    left: list[bool] = []
    picture.carried_out.connect(lambda: left.append(True))
    QTest.mousePress(picture, LEFT, pos=picture.rect().center())
    _move(picture, picture.rect().center() + QPoint(0, 20), Qt.KeyboardModifier.NoModifier)
    assert left == []
    for _ in range(2):
        _move(picture, QPoint(20, 5000), Qt.KeyboardModifier.NoModifier)
    QTest.mouseRelease(picture, LEFT, pos=QPoint(20, 5000))
    assert left == [True]
    assert pair.frames()[1] is None


def test_a_drag_to_nowhere_changes_nothing(pair: FramePair, wishes: Wishes, still: Still) -> None:
    pair.show_frames((still(), None))
    drag_mouse(pair.first.picture, pair.first.picture, Qt.KeyboardModifier.NoModifier)
    assert (wishes.frames, wishes.images) == ([], [])


def test_delete_clears(pair: FramePair, wishes: Wishes, still: Still, qtbot: QtBot) -> None:
    one, two = still("1.png"), still("2.png")
    pair.show_frames((one, two))
    qtbot.keyClick(pair.last.picture, Qt.Key.Key_Delete)
    qtbot.mouseClick(button(pair.first, "Clear"), LEFT)
    assert wishes.frames == [(one, None), (None, None)]


def test_reveal_names_the_frame(
    pair: FramePair, wishes: Wishes, still: Still, qtbot: QtBot
) -> None:
    pair.show_frames((still("1.png"), None))
    qtbot.mouseClick(button(pair.first, "Show"), LEFT)
    assert wishes.revealed == ["digest of 1.png"]


def test_the_menu_offers_what_can_be_done(pair: FramePair, still: Still) -> None:
    QGuiApplication.clipboard().clear()

    def enabled() -> list[str]:
        menu = pair.first.context_menu()
        menu.deleteLater()
        return [action.text() for action in menu.actions() if action.isEnabled()]

    assert enabled() == ["Browse…"]
    pair.show_frames((still(), None))
    assert enabled() == [
        "Browse…",
        "Reframe…",
        "Show in folder",
        "Copy the file",
        "Copy the path",
        "Clear",
    ]


# The crop


def test_the_crop_shades_what_is_lost(pair: FramePair, still: Still, red: QImage) -> None:
    first, last = still("1.png"), still("2.png", 768, 768)
    square = QImage(400, 400, QImage.Format.Format_RGB32)
    square.fill(QColor("#c01020"))
    pair.keep_preview(last, square)
    pair.show_frames((first, last))
    painted = pair.last.picture.grab().toImage()
    middle = painted.rect().center()
    assert painted.pixelColor(middle) == QColor("#c01020")
    bottom = painted.pixelColor(middle.x(), painted.height() - 12)
    assert bottom.red() < 140
    assert pair.last.crop_words() == "crops 44 %"


def test_frames_of_one_shape_lose_nothing(pair: FramePair, still: Still) -> None:
    pair.show_frames((still("1.png"), still("2.png", 1920, 1080)))
    assert pair.last.crop_words() == ""


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_both_themes_put_pictures_on_their_grey(
    pair: FramePair, still: Still, theme: Theme
) -> None:
    pair.set_theme(theme)
    pair.show_frames((still(), None))
    painted = pair.first.picture.grab().toImage()
    assert painted.pixelColor(painted.rect().center()) == theme.picture
