"""A board with its desk, its cards and the shot editor, without a service or a library."""

from dataclasses import dataclass, field
from functools import cache

from pytestqt.qtbot import QtBot

from hailuo_desktop.app.board.arrange_presenter import ArrangePresenter
from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.board.edits import Edits
from hailuo_desktop.assets import asset
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.ui.board.model import BoardModel
from hailuo_desktop.ui.board.panel import BoardPanel
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.shot.shot_editor import ShotEditor
from hailuo_desktop.ui.theme import DARK


def board(count: int = 4, name: str = "Board") -> Storyboard:
    shots = (Shot(f"s{n}", prompt=f"Boat number {n}") for n in range(count))
    return Storyboard("b", name, tuple(shots))


_kept: list[object] = []


@dataclass
class Table:
    """Everything an edit goes through, and what was saved."""

    edits: Edits
    model: BoardModel
    panel: BoardPanel
    editor: ShotEditor
    board_presenter: BoardPresenter
    arrange: ArrangePresenter
    saved: list[Storyboard] = field(default_factory=list)

    @property
    def ids(self) -> str:
        return " ".join(shot.id for shot in self.edits.board.shots)

    @property
    def undo_words(self) -> str:
        return self.edits.stack.undoText()

    def wish(self, name: str, *ids: str) -> None:
        self.panel.wished.emit(name, list(ids))


@cache
def drawn_icons() -> Icons:
    """Drawn once for all tests: it is what takes time."""
    return Icons(asset("icons"))


def keep(owner: object) -> None:
    """What Python holds of widgets stays: collected in no order once they go, it would crash."""
    _kept.append(owner)


def table(qtbot: QtBot, at: Storyboard) -> Table:
    saved: list[Storyboard] = []
    icons = drawn_icons()
    edits = Edits(at, saved.append)
    model = BoardModel()
    panel = BoardPanel(model, icons, DARK)
    editor = ShotEditor(icons, DARK)
    for widget in (panel, editor):
        qtbot.addWidget(widget)
    board_presenter = BoardPresenter(edits, model, panel, editor)
    arrange = ArrangePresenter(board_presenter, model, panel)
    board_presenter.open()
    made = Table(edits, model, panel, editor, board_presenter, arrange, saved)
    keep(made)
    return made
