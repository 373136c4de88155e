"""Real drags over the cards: where things would go, and what was let go."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from hailuo_desktop.ui.board.dropping import Drop, ids_in
from hailuo_desktop.ui.board.layout import Density
from hailuo_desktop.ui.board.model import SHOTS, BoardModel
from hailuo_desktop.ui.board.panel import BoardPanel
from hailuo_desktop.ui.shot.image_source import FromFile, FromUrl

Keys = Qt.KeyboardModifier
NONE = Keys.NoModifier
BOTH = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
LEFT = Qt.MouseButton.LeftButton


def over(panel: BoardPanel, mime: QMimeData, place: QPoint, keys: Keys = NONE) -> bool:
    port = panel.list.viewport()
    QApplication.sendEvent(port, QDragEnterEvent(place, BOTH, mime, LEFT, keys))
    move = QDragMoveEvent(place, BOTH, mime, LEFT, keys)
    QApplication.sendEvent(port, move)
    return move.isAccepted()


def drop(panel: BoardPanel, mime: QMimeData, place: QPoint, keys: Keys = NONE) -> None:
    over(panel, mime, place, keys)
    event = QDropEvent(QPointF(place), BOTH, mime, LEFT, keys)
    QApplication.sendEvent(panel.list.viewport(), event)
    assert event.dropAction() == Qt.DropAction.CopyAction  # nothing outside is ever moved


def files(*names: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(f"/pictures/{name}") for name in names])
    return mime


def text(words: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(words)
    return mime


def shots(board: str, *ids: str) -> QMimeData:
    mime = QMimeData()
    data = {"board": board, "shots": [{"id": shot_id} for shot_id in ids]}
    mime.setData(SHOTS, QByteArray(json.dumps(data).encode()))
    return mime


@pytest.fixture
def drops(panel: BoardPanel) -> list[Drop]:
    found: list[Drop] = []
    panel.dropped.connect(found.append)
    return found


def card(panel: BoardPanel, model: BoardModel, row: int) -> QPoint:
    return panel.list.visualRect(model.index(row)).center()


def edge(panel: BoardPanel, model: BoardModel, row: int) -> QPoint:
    """Between a card and the one before it."""
    rect = panel.list.visualRect(model.index(row))
    return QPoint(rect.left() + 2, rect.center().y())


def test_pictures_between_cards_go_there(
    panel: BoardPanel, model: BoardModel, drops: list[Drop]
) -> None:
    drop(panel, files("a.png", "b.png"), edge(panel, model, 2))
    (found,) = drops
    assert [source for source in found.sources if isinstance(source, FromFile)] == [
        FromFile(Path("/pictures/a.png")),
        FromFile(Path("/pictures/b.png")),
    ]
    assert (found.before, found.onto, found.chain) == ("s2", "", False)


def test_pictures_on_a_card_are_meant_for_it(
    panel: BoardPanel, model: BoardModel, drops: list[Drop]
) -> None:
    drop(panel, files("a.png"), card(panel, model, 1))
    assert drops[0].onto == "s1"


def test_shift_asks_for_a_chain(panel: BoardPanel, model: BoardModel, drops: list[Drop]) -> None:
    keys = Qt.KeyboardModifier.ShiftModifier
    drop(panel, files("a.png", "b.png"), edge(panel, model, 0), keys)
    assert drops[0].chain


def test_below_the_last_card_is_the_end(panel: BoardPanel, drops: list[Drop]) -> None:
    port = panel.list.viewport()
    drop(panel, files("a.png"), QPoint(port.width() // 2, port.height() - 2))
    assert drops[0].before == ""


def test_text_and_addresses_are_told_apart(
    panel: BoardPanel, model: BoardModel, drops: list[Drop]
) -> None:
    drop(panel, text("A boat\nA lamp"), edge(panel, model, 0))
    drop(panel, text("https://example.org/sea.jpg"), edge(panel, model, 0))
    assert (drops[0].text, drops[0].sources) == ("A boat\nA lamp", ())
    assert drops[1].sources == (FromUrl("https://example.org/sea.jpg"),)


def test_what_cannot_be_used_is_refused_while_it_is_dragged(
    panel: BoardPanel, model: BoardModel, drops: list[Drop]
) -> None:
    mime = QMimeData()
    mime.setData("application/x-strange", QByteArray(b"?"))
    assert not over(panel, mime, card(panel, model, 0))
    QApplication.sendEvent(
        panel.list.viewport(),
        QDropEvent(QPointF(card(panel, model, 0)), BOTH, mime, LEFT, NONE),
    )
    assert drops == []


def test_a_line_shows_where_it_would_go_and_leaves_with_the_drag(
    panel: BoardPanel, model: BoardModel
) -> None:
    over(panel, files("a.png"), edge(panel, model, 2))
    mark = panel.list._mark
    assert mark.height() > mark.width() > 0
    assert abs(mark.center().x() - panel.list.visualRect(model.index(2)).left()) <= 3
    over(panel, files("a.png"), card(panel, model, 2))
    assert panel.list._mark.isEmpty()
    assert panel.list._target.row() == 2
    QApplication.sendEvent(panel.list.viewport(), QDragLeaveEvent())
    assert not panel.list._target.isValid()


def test_in_a_list_the_line_lies_between_the_rows(panel: BoardPanel, model: BoardModel) -> None:
    panel.set_density(Density.LIST)
    rect = panel.list.visualRect(model.index(2))
    over(panel, shots("b", "s0"), rect.topLeft() + QPoint(100, 3))
    mark = panel.list._mark
    assert mark.width() > mark.height()
    assert abs(mark.center().y() - rect.top()) <= 2


def test_shots_of_another_board_are_copied(panel: BoardPanel, model: BoardModel) -> None:
    copied: list[tuple[bytes, str]] = []
    panel.shots_dropped.connect(lambda data, before: copied.append((bytes(data), before)))
    drop(panel, shots("other", "x"), edge(panel, model, 3))
    assert copied[0][1] == "s3"
    assert ids_in(copied[0][0], "other") == ["x"]


def test_near_an_edge_the_board_scrolls(panel: BoardPanel, model: BoardModel) -> None:
    panel.resize(220, 300)
    dropping = panel._dropping
    over(panel, files("a.png"), QPoint(50, panel.list.viewport().height() - 3))
    assert dropping._scroll.isActive()
    dropping._scrolled()
    assert panel.list.verticalOffset() > 0
    over(panel, files("a.png"), QPoint(50, panel.list.viewport().height() // 2))
    assert not dropping._scroll.isActive()


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"board": "b", "shots": 3}', b"\xff"])
def test_bytes_that_are_no_shots_are_nobodys(data: bytes) -> None:
    assert ids_in(data, "b") == []
