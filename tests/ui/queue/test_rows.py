"""What waits goes to another place: dragged, or by Alt and an arrow."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPaintEvent,
    QRegion,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.take import Completed, Pending, Queued
from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.queue.model import QueueModel
from hailuo_desktop.ui.queue.panel import QueuePanel
from hailuo_desktop.ui.queue.rows import Rows
from hailuo_desktop.ui.theme import DARK
from tests.fakes.any_take import take

ALT = Qt.KeyboardModifier.AltModifier
MOVE, NO_KEY, LEFT = (
    Qt.DropAction.MoveAction,
    Qt.KeyboardModifier.NoModifier,
    Qt.MouseButton.LeftButton,
)
Moves = list[tuple[list[str], str]]


class Dragged(QDropEvent):
    """A drop whose drag began in the list itself."""

    def __init__(self, place: QPoint, mime: QMimeData, source: object) -> None:
        super().__init__(QPointF(place), MOVE, mime, LEFT, NO_KEY)
        self._source = source

    def source(self) -> object:  # type: ignore[override]
        return self._source


class DraggedOver(QDragMoveEvent):
    def __init__(self, place: QPoint, mime: QMimeData, source: object) -> None:
        super().__init__(place, MOVE, mime, LEFT, NO_KEY)
        self._source = source

    def source(self) -> object:  # type: ignore[override]
        return self._source


@pytest.fixture
def model(qapp: object) -> QueueModel:
    """p is sent; a, b, c and d wait; x has settled."""
    made = QueueModel(now=lambda: 1100.0)
    made.put(take("p", Pending()))
    for place, name in enumerate("abcd", start=1):
        made.put(take(name, Queued(), place=float(place)))
    made.put(take("x", Completed("x.mp4")))
    return made


@pytest.fixture
def panel(qtbot: QtBot, icons: Icons, model: QueueModel) -> QueuePanel:
    widget = QueuePanel(model, ActionSet(), icons, DARK)
    qtbot.addWidget(widget)
    widget.resize(480, 700)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.fixture
def moves(panel: QueuePanel) -> Moves:
    told: Moves = []
    panel.move_requested.connect(lambda ids, before: told.append((ids, before)))
    return told


def choose(rows: Rows, model: QueueModel, names: str) -> None:
    rows.clearSelection()
    for name in names:
        row = model.row_of(name)
        assert row is not None
        flag = rows.selectionModel().SelectionFlag.Select
        rows.selectionModel().setCurrentIndex(model.index(row), flag)


def drop(rows: Rows, model: QueueModel, names: str, place: QPoint, source: object) -> None:
    indexes = [model.index(model.row_of(name) or 0) for name in names]
    mime = model.mimeData(indexes)
    rows.dragMoveEvent(DraggedOver(place, mime, source))
    rows.dropEvent(Dragged(place, mime, source))


def at(rows: Rows, row: int, *, lower: bool) -> QPoint:
    rect = rows.visualRect(rows.model().index(row, 0))
    return QPoint(rect.center().x(), rect.center().y() + (8 if lower else -8))


@pytest.mark.parametrize(
    ("names", "row", "lower", "told"),
    [
        ("d", 1, False, (["d"], "a")),
        ("d", 1, True, (["d"], "b")),
        ("a", 4, True, (["a"], "")),
        ("a", 0, False, (["a"], "b")),
        ("d", 0, True, (["d"], "a")),
        ("a", 5, True, (["a"], "")),
        ("ca", 3, True, (["a", "c"], "d")),
        ("ab", 1, True, (["a", "b"], "c")),
    ],
)
def test_a_drop_lands_among_what_waits(
    panel: QueuePanel,
    model: QueueModel,
    moves: Moves,
    names: str,
    row: int,
    lower: bool,
    told: tuple[list[str], str],
) -> None:
    drop(panel.list, model, names, at(panel.list, row, lower=lower), panel.list)
    assert moves == [told]


def test_a_line_shows_where_they_would_go(panel: QueuePanel, model: QueueModel) -> None:
    rows = panel.list
    mime = model.mimeData([model.index(1)])
    assert rows.mark().isEmpty()
    over = DraggedOver(at(rows, 3, lower=False), mime, rows)
    rows.dragMoveEvent(over)
    assert over.isAccepted()
    line = rows.visualRect(model.index(3)).top()
    assert abs(rows.mark().center().y() - line) <= 3
    before = rows.viewport().grab().toImage()
    rows.dragLeaveEvent(QDragLeaveEvent())
    assert rows.mark().isEmpty()
    assert rows.viewport().grab().toImage() != before


def test_what_comes_from_elsewhere_is_turned_away(
    panel: QueuePanel, model: QueueModel, moves: Moves
) -> None:
    rows = panel.list
    place = at(rows, 2, lower=False)
    mime = QMimeData()
    mime.setText("anything")
    entered = QDragEnterEvent(place, MOVE, mime, LEFT, NO_KEY)
    rows.dragEnterEvent(entered)
    assert not entered.isAccepted()
    drop(rows, model, "a", place, None)
    assert moves == []
    assert rows.mark().isEmpty()


def test_what_was_sent_while_it_was_dragged_stays(
    panel: QueuePanel, model: QueueModel, moves: Moves
) -> None:
    mime = model.mimeData([model.index(1)])
    model.put(take("a", Pending(), place=1.0))
    panel.list.dropEvent(Dragged(at(panel.list, 4, lower=True), mime, panel.list))
    assert moves == []


@pytest.mark.parametrize(
    ("names", "key", "told"),
    [
        ("c", Qt.Key.Key_Up, [(["c"], "b")]),
        ("c", Qt.Key.Key_Down, [(["c"], "")]),
        ("a", Qt.Key.Key_Up, []),
        ("bc", Qt.Key.Key_Up, [(["b", "c"], "a")]),
        ("p", Qt.Key.Key_Down, []),
        ("pb", Qt.Key.Key_Down, [(["b"], "d")]),
    ],
)
def test_alt_and_an_arrow_move_what_is_chosen(
    panel: QueuePanel, model: QueueModel, moves: Moves, names: str, key: Qt.Key, told: Moves
) -> None:
    choose(panel.list, model, names)
    QTest.keyClick(panel.list, key, ALT)
    assert moves == told
    assert {each.id for each in panel.selected()} == set(names)


def test_an_arrow_alone_chooses_another_row(
    panel: QueuePanel, model: QueueModel, moves: Moves
) -> None:
    choose(panel.list, model, "b")
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert [each.id for each in panel.selected()] == ["c"]
    assert moves == []


class PaintedRegion(QObject):
    """What of a widget was painted anew."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.region = QRegion()
        widget.repaint()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def test_a_take_that_comes_on_is_painted_alone(
    qtbot: QtBot, panel: QueuePanel, model: QueueModel
) -> None:
    QCoreApplication.sendPostedEvents()
    painted = PaintedRegion(panel.list.viewport())
    model.dataChanged.emit(model.index(1), model.index(1))
    qtbot.waitUntil(lambda: not painted.region.isEmpty())
    assert painted.region.boundingRect() == panel.list.visualRect(model.index(1))
