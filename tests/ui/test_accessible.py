"""The tree that a screen reader walks: in each window a stop has a name, and a label its field."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.widgets import Widgets
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.ui.animatic.reel import Block, Reel
from hailuo_desktop.ui.animatic.timeline import Timeline
from hailuo_desktop.ui.crop.canvas import CropCanvas
from hailuo_desktop.ui.crop.geometry import Picture
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.preflight.model import Mark, PreflightModel, Row
from hailuo_desktop.ui.theme import DARK
from hailuo_desktop.ui.viewer.transport import Transport
from tests.fakes.pictures import picture
from tests.ui.gallery.opened import opened
from tests.ui.gallery.windows import WINDOWS

FIELDS = (QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit, QAbstractItemView)


@pytest.fixture(autouse=True)
def listening(qapp: QApplication) -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture(params=WINDOWS)
def window(request: pytest.FixtureRequest, qtbot: QtBot) -> QWidget:
    return opened(request.param, qtbot)


def test_each_stop_has_a_name_and_each_label_its_field(window: QWidget) -> None:
    assert [str(each) for each in window.findChildren(QWidget) if nameless(each)] == []
    assert list(loose_labels(window)) == []


def nameless(widget: QWidget) -> bool:
    """A stop of the Tab key of which nobody can say what it is."""
    stops = widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    if not stops or isinstance(widget.parent(), QAbstractSpinBox | QComboBox):
        return False
    if isinstance(widget, QComboBox):  # its name would be its value
        return not labelled(widget)
    return not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def labelled(widget: QWidget) -> bool:
    interface = QAccessible.queryAccessibleInterface(widget)
    pairs = interface.relations(QAccessible.RelationFlag.Label)
    return any(other.text(QAccessible.Text.Name).strip() for other, _ in pairs)


def loose_labels(window: QWidget) -> Iterator[str]:
    """Labels on the line of a field, before it, or titles above it, that are not its own."""
    labels = [each for each in window.findChildren(QLabel) if each.isVisible() and each.text()]
    for field in window.findChildren(QWidget):
        inner = isinstance(field.parent(), QAbstractSpinBox | QComboBox)
        if isinstance(field, FIELDS) and field.isVisible() and not inner:
            for label in labels:
                own = label.buddy() is not None and (
                    label.buddy() is field or label.buddy().isAncestorOf(field)
                )
                if names(window, label, field) and not own:
                    yield f"{label.text()} {type(field).__name__} {field.accessibleName()}"


def names(window: QWidget, label: QLabel, field: QWidget) -> bool:
    one, other = place(window, label), place(window, field)
    gap = other.left() - one.right()
    beside = 0 <= gap < 24 and one.top() < other.bottom() and other.top() < one.bottom()
    above = 0 <= other.top() - one.bottom() < 14 and one.left() - other.left() in range(-6, 7)
    title = field.accessibleName().startswith(label.text())
    words = not label.wordWrap() and not label.text()[0].isdigit()  # a time is nobody's label
    row = words and not isinstance(field, QAbstractItemView)
    return (beside and row) or (above and title)


def place(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


# What is painted by hand


def test_a_slot_is_a_button_that_opens_a_still(qtbot: QtBot) -> None:
    made = Widgets(DARK)
    qtbot.addWidget(made.window, before_close_func=lambda window: window.allow_close())
    slot = made.shot.frames.first.picture
    interface = QAccessible.queryAccessibleInterface(slot)
    assert interface.role() is QAccessible.Role.Button
    with qtbot.waitSignal(slot.browse_requested):
        interface.actionInterface().doAction("Press")


def test_a_timeline_has_a_value_that_can_be_set(qtbot: QtBot) -> None:
    reel = Reel()
    timeline = Timeline(reel, DARK)
    qtbot.addWidget(timeline)
    reel.show_blocks([Block("a", "01", 6), Block("b", "02", 6)])
    interface = QAccessible.queryAccessibleInterface(timeline)
    assert interface.role() is QAccessible.Role.Slider
    interface.valueInterface().setCurrentValue(8)
    assert reel.position == 8
    assert interface.valueInterface().maximumValue() == 12
    assert timeline.accessibleDescription() == "Shot 02"
    reel.seek(1.5)
    assert interface.valueInterface().currentValue() == 1
    assert reel.position == 1.5


def test_a_crop_says_how_much_it_keeps_and_where(qtbot: QtBot) -> None:
    canvas = CropCanvas(picture(160, 90), Picture(160, 90), None, DARK)
    qtbot.addWidget(canvas)
    value = QAccessible.queryAccessibleInterface(canvas).valueInterface()
    assert value.currentValue() == 100
    value.setCurrentValue(50)
    assert canvas.crop().width == pytest.approx(0.5)
    assert canvas.accessibleDescription().startswith("25 % from the left, 25 % from the top.")


def test_a_running_film_does_not_flood(qtbot: QtBot, icons: Icons) -> None:
    transport, values = Transport(icons, DARK), list[int]()
    qtbot.addWidget(transport)
    transport.enable(True)
    transport.show_place(0, 143, "start")
    transport.scrubber.valueChanged.connect(values.append)
    transport.show_playing(True)
    for frame in range(1, 100):
        transport.show_place(frame, 143, f"f {frame}")
    name = QAccessible.queryAccessibleInterface(transport.time).text(QAccessible.Text.Name)
    assert (name, transport.time.accessibleDescription()) == ("Time", "start")
    assert len(values) < 50  # one for each second that has passed
    transport.show_playing(False)
    assert (values[-1], transport.time.accessibleDescription()) == (99, "f 99")


def test_a_card_in_focus_says_what_it_is(qtbot: QtBot) -> None:
    made = Widgets(DARK)
    qtbot.addWidget(made.window, before_close_func=lambda window: window.allow_close())
    made.cards.show(Storyboard("b", "", (Shot("a", prompt="A boat"), Shot("c", prompt="Rain"))))
    made.window.show()
    made.board.select("c")
    told = QAccessible.queryAccessibleInterface(made.board.list)
    card = told.child(1)
    assert card.text(QAccessible.Text.Name) == "Shot 02, T2V, ready. Rain"
    made.board.list.setFocus()
    qtbot.waitUntil(made.board.list.hasFocus)
    assert told.focusChild().text(QAccessible.Text.Name) == card.text(QAccessible.Text.Name)


def test_a_row_of_the_preflight_says_what_is_bought() -> None:
    model = PreflightModel()
    model.show_rows([Row("a", "01", "I2V · 768p · 6 s · 2 takes", Mark.WARN, False, "Long.")])
    told = [
        model.index(0, at).data(Qt.ItemDataRole.AccessibleTextRole)
        for at in range(model.columnCount())
    ]
    said = "Shot 01: I2V · 768p · 6 s · 2 takes. Warning. Long."
    assert told == [said, "I2V · 768p · 6 s · 2 takes", "Warning", "Long."]
