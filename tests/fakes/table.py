"""A board with its desk, its cards and the shot editor, without a service or a library."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from pytestqt.qtbot import QtBot

from hailuo_desktop.app.board.arrange_presenter import ArrangePresenter
from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.board.edits import Edits
from hailuo_desktop.app.board.standings import Standings
from hailuo_desktop.assets import asset
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.studio.known_takes import KnownTakes
from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.actions import BY_NAME
from hailuo_desktop.ui.board.model import BoardModel, Pack
from hailuo_desktop.ui.board.panel import BoardPanel
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.shot.shot_editor import ShotEditor
from hailuo_desktop.ui.theme import DARK


def board(count: int = 4, name: str = "Board") -> Storyboard:
    shots = (Shot(f"s{n}", prompt=f"Boat number {n}") for n in range(count))
    return Storyboard("b", name, tuple(shots))


@dataclass
class Table:
    """Everything an edit goes through, and what was saved."""

    edits: Edits
    model: BoardModel
    panel: BoardPanel
    editor: ShotEditor
    board_presenter: BoardPresenter
    arrange: ArrangePresenter
    actions: ActionSet
    saved: list[Storyboard] = field(default_factory=list)

    @property
    def ids(self) -> str:
        return " ".join(shot.id for shot in self.edits.board.shots)

    @property
    def undo_words(self) -> str:
        return self.edits.undo_words()

    def run(self, name: str, *ids: str) -> None:
        self.actions.run(BY_NAME[name], ids)


@cache
def drawn_icons() -> Icons:
    """Drawn once for all tests: it is what takes time."""
    return Icons(asset("icons"))


def table(
    qtbot: QtBot,
    at: Storyboard,
    find_board: Callable[[str], Storyboard | None] = lambda _: None,
    pack: Pack = lambda _board, _shots: b"",
    known_takes: KnownTakes | None = None,
) -> Table:
    saved: list[Storyboard] = []
    icons = drawn_icons()
    edits = Edits(at, saved.append)
    actions = ActionSet()
    model = BoardModel(Standings(known_takes or KnownTakes(()), edits), pack)
    panel = BoardPanel(model, actions, icons, DARK)
    editor = ShotEditor(icons, DARK)
    for widget in (panel, editor):
        qtbot.addWidget(widget)
    board_presenter = BoardPresenter(edits, model, panel, editor, find_board)
    arrange = ArrangePresenter(board_presenter, model, panel, actions)
    board_presenter.open()
    return Table(edits, model, panel, editor, board_presenter, arrange, actions, saved)
