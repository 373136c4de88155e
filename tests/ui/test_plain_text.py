"""What came from outside is text: no label, tip or box of the window reads it as markup."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.widgets import Widgets
from hailuo_desktop.domain.frame import Frame, ImageFacts
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Failed, Uncertain
from hailuo_desktop.ui.queue.resolve import ResolveDialog
from hailuo_desktop.ui.service_badge import ServiceState
from hailuo_desktop.ui.theme import DARK
from tests.fakes.any_take import take

EVIL = "<b>bold</b><img src='https://example.org/x.png'>"


@pytest.fixture
def widgets(qtbot: QtBot) -> Widgets:
    """A window that has been told markup in every way there is."""
    made = Widgets(DARK)
    qtbot.addWidget(made.window, before_close_func=lambda window: window.allow_close())
    frame = Frame("0" * 64, f"{EVIL}.png", ImageFacts("png", 1366, 768, 1000))
    shot = Shot("s", name=EVIL, prompt=EVIL, first=frame, last=replace(frame, digest="1" * 64))
    made.cards.show(Storyboard("b", EVIL, (shot,)))
    made.board.switcher.show_name(EVIL)
    made.shot.show_shot(shot)
    made.shot.refuse(Field.FIRST_FRAME, EVIL)
    for number, state in enumerate((Failed(plain(EVIL)), Uncertain(plain(EVIL)))):
        made.takes.put(take(f"t{number}", state, name=EVIL, note=plain(EVIL), number=number))
    made.queue.show_halt(EVIL, EVIL)
    made.viewer.show_waiting(take("t0", Failed(plain(EVIL)), name=EVIL), None)
    made.badge.show_state(ServiceState.OFFLINE, None, EVIL)
    made.window.show_notice(EVIL)
    made.queue.list.setCurrentIndex(made.takes.index(0))
    ResolveDialog(take("t1", Uncertain(plain(EVIL)), name=EVIL), made.window)
    made.window.show()
    return made


def test_no_label_reads_it_as_markup(widgets: Widgets) -> None:
    told = [each for each in widgets.window.findChildren(QLabel) if "<b>" in each.text()]
    assert len(told) >= 6
    assert {each.textFormat() for each in told} == {Qt.TextFormat.PlainText}


def test_no_tool_tip_reads_it_as_markup(widgets: Widgets) -> None:
    tips = [each.toolTip() for each in widgets.window.findChildren(QWidget)]
    models: tuple[QAbstractItemModel, ...] = (widgets.cards, widgets.takes)
    for model in models:
        rows = range(model.rowCount())
        tips += [str(model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)) for row in rows]
    assert any("&lt;b&gt;" in each for each in tips)
    assert [each for each in tips if "<b>bold" in each or "<img" in each] == []
