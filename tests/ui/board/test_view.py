"""The cards on the screen."""

import gc
import weakref
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.actions.shots import RENAME
from hailuo_desktop.ui.board.card_delegate import CardDelegate, Index
from hailuo_desktop.ui.board.layout import Density
from hailuo_desktop.ui.board.model import BoardModel
from hailuo_desktop.ui.board.panel import BoardPanel
from hailuo_desktop.ui.board.rejects import Reject
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import DARK
from tests.ui.board.conftest import Takes, board


def test_the_card_in_hand_stays_in_sight_when_the_list_has_less_room(
    qtbot: QtBot, panel: BoardPanel, model: BoardModel
) -> None:
    panel.set_density(Density.LARGE)
    panel.select("s5")
    panel.rejects.show_rejects([Reject(str(n), "is no picture.") for n in range(20)])
    port = panel.list.viewport()
    qtbot.waitUntil(lambda: panel.list.visualRect(model.index(5)).bottom() <= port.height())
    assert panel.list.visualRect(model.index(5)).top() >= 0


def test_whether_there_is_a_scroll_bar_is_settled_at_every_height(panel: BoardPanel) -> None:
    """Narrower cards are lower: what fits beside a bar may not fit without it."""
    view = panel.list
    for height in range(200, 560):
        view.resize(300, height)
        bar = view.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        assert bar or view.places.height <= view.viewport().height()


def test_only_cards_in_sight_are_looked_at(
    qtbot: QtBot, panel: BoardPanel, model: BoardModel, takes: Takes
) -> None:
    model.show(replace(board(2000), id="large"))
    takes.asked.clear()
    panel.list.viewport().repaint()
    assert 0 < len(set(takes.asked)) < 60
    panel.list.verticalScrollBar().setValue(panel.list.verticalScrollBar().maximum())
    panel.list.viewport().repaint()
    assert "s1999" in takes.asked
    assert "s1000" not in takes.asked
    assert panel.list.ids_in_sight()[-1] == "s1999"


class Painted(CardDelegate):
    """The cards that were painted anew, and whether each was clipped to itself alone."""

    def __init__(self, panel: BoardPanel) -> None:
        super().__init__(panel._look)
        self.rows: list[int] = []
        self.alone: list[bool] = []
        panel.list._delegate = self
        panel.list.doItemsLayout()  # which else would come a little later
        panel.list.viewport().repaint()
        self.rows.clear()
        self.alone.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.rows.append(index.row())
        self.alone.append(option.rect.contains(painter.clipRegion().boundingRect()))
        super().paint(painter, option, index)


def test_a_card_that_changes_is_painted_alone(
    qtbot: QtBot, panel: BoardPanel, model: BoardModel
) -> None:
    painted = Painted(panel)
    model.refresh("s3")
    qtbot.waitUntil(lambda: bool(painted.rows))
    assert painted.rows == [3]


def test_cards_between_two_that_change_are_left_alone(
    qtbot: QtBot, panel: BoardPanel, model: BoardModel
) -> None:
    painted = Painted(panel)
    for each in ("s0", "s5"):
        model.refresh(each)
    qtbot.waitUntil(lambda: bool(painted.rows))
    assert painted.rows == [0, 5]
    assert painted.alone == [True, True]  # a region of many parts makes every stroke dear


def test_a_screen_reader_finds_each_card(panel: BoardPanel, model: BoardModel) -> None:
    view = QAccessible.queryAccessibleInterface(panel.list)
    assert view.text(QAccessible.Text.Name) == "Shots of the storyboard"
    assert view.childCount() == 6
    card = view.child(2)
    assert card.text(QAccessible.Text.Name) == "Shot 03, T2V, ready. Boat number 2"
    place = panel.list.visualRect(model.index(2))
    assert card.rect().size() == place.size()


def test_a_board_that_has_gone_holds_nothing_any_more(icons: Icons, model: BoardModel) -> None:
    panel = BoardPanel(model, ActionSet(), icons, DARK)
    model.show(board())
    panel.show()
    assert not panel.list.grab().isNull()
    left = weakref.ref(panel._delegate)
    panel.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    del panel
    gc.collect()
    assert left() is None


def test_a_code_that_is_being_typed_counts_when_the_window_goes(
    qtbot: QtBot, panel: BoardPanel, model: BoardModel
) -> None:
    panel.select("s2")
    panel._actions.run(RENAME)
    field = panel.list.indexWidget(model.index(2))
    qtbot.keyClicks(field, "A7")
    with qtbot.waitSignal(model.renamed) as told:
        panel.finish()
    assert told.args == ["s2", "A7"]
