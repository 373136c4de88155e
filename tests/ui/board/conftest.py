"""A board with its cards, shown and ready for keys."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from hailuo_desktop.assets import asset
from hailuo_desktop.domain.frame import Frame, ImageFacts
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.standing import Standing
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.board.model import BoardModel
from hailuo_desktop.ui.board.panel import BoardPanel
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import DARK

Mod = Qt.KeyboardModifier
STILL = Frame("d" * 64, "sea.png", ImageFacts("png", 1280, 720, 5000))


def board(count: int = 6, **of_each: object) -> Storyboard:
    shots = (Shot(f"s{n}", prompt=f"Boat number {n}", **of_each) for n in range(count))  # type: ignore[arg-type]
    return Storyboard("b", "Board", tuple(shots))


@dataclass
class Takes:
    """How the takes stand, as the root would say it; ``asked`` counts how often it was asked."""

    standings: dict[str, Standing] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def of(self, shot_id: str) -> Standing:
        self.asked.append(shot_id)
        return self.standings.get(shot_id, Standing())


@pytest.fixture
def takes() -> Takes:
    return Takes()


@pytest.fixture
def model(qapp: object, takes: Takes) -> BoardModel:
    """Every change it makes is checked by Qt's own tester."""
    made = BoardModel(standing=takes.of)
    made.tester = QAbstractItemModelTester(  # type: ignore[attr-defined]
        made, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    return made


@pytest.fixture
def panel(qtbot: QtBot, model: BoardModel) -> BoardPanel:
    made = BoardPanel(model, ActionSet(), Icons(asset("icons")), DARK)
    qtbot.addWidget(made)
    made.resize(440, 700)
    model.show(board())
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.list.setFocus()
    qtbot.waitUntil(made.list.hasFocus)
    made.select("s0")
    return made


def heard(signal: object) -> list[tuple[object, ...]]:
    calls: list[tuple[object, ...]] = []
    signal.connect(lambda *args: calls.append(args))  # type: ignore[attr-defined]
    return calls


def press(qtbot: QtBot, panel: BoardPanel, key: Qt.Key, modifiers: Mod = Mod.NoModifier) -> None:
    qtbot.keyClick(panel.list, key, modifiers)


def words(model: BoardModel, row: int) -> str:
    """How the shot of that row stands."""
    return model.state(model.shot_at(row)).words
