"""Getting about by keys: round the panes, from shot to shot, into the prompt and out of it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt

from .action_set import ActionSet
from .actions.window import NEXT_PANE, NEXT_SHOT, PREVIOUS_PANE, PREVIOUS_SHOT
from .panes import Pane, Panes
from .workspace import Workspace

if TYPE_CHECKING:
    from .board.panel import BoardPanel
    from .queue.panel import QueuePanel
    from .shot.shot_editor import ShotEditor
    from .viewer.take_inspector import TakeInspector
    from .viewer.viewer import Viewer
    from .workspaces import Workspaces


class GettingAbout:
    """Its four actions are the window's, and work wherever the focus is."""

    def __init__(
        self,
        actions: ActionSet,
        workspaces: "Workspaces",
        *,
        board: "BoardPanel",
        shot: "ShotEditor",
        queue: "QueuePanel",
        viewer: "Viewer",
        inspector: "TakeInspector",
    ) -> None:
        self._actions = actions
        self._workspaces = workspaces
        self._board = board
        self._shot = shot
        self._panes = (
            Pane(board, board.list),
            Pane(shot, shot.prompt),
            Pane(queue, queue.list),
            Pane(queue, queue.table.view),
            Pane(viewer, viewer),
            Pane(board.filmstrip, board.filmstrip),
            Pane(viewer.strip, viewer.strip),
            Pane(inspector, inspector),
        )
        around = Panes(workspaces.window(), lambda: self._panes)
        actions.bind(NEXT_PANE, partial(around.go, 1))
        actions.bind(PREVIOUS_PANE, partial(around.go, -1))
        actions.bind(NEXT_SHOT, partial(self.step, 1))
        actions.bind(PREVIOUS_SHOT, partial(self.step, -1))

    def step(self, by: int) -> None:
        """The shot so many further on is in hand, of those that are shown; the focus stays."""
        cards, row = self._board.list, self._board.list.currentIndex().row()
        if 0 <= row + by < cards.model().rowCount():
            alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
            cards.selectionModel().setCurrentIndex(cards.model().index(row + by, 0), alone)

    def write(self) -> None:
        """The cursor is in the prompt of the shot in hand, wherever it was."""
        self._workspaces.choose(Workspace.BOARD)
        _unfold(self._actions, "shot")
        self._shot.prompt.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        """From the prompt, and what stands beside it, to the cards; False from anywhere else."""
        if not self._shot.isAncestorOf(self._workspaces.window().focusWidget()):
            return False
        _unfold(self._actions, "board")
        self._board.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True


def _unfold(actions: ActionSet, panel: str) -> None:
    actions.by_name[panel].setChecked(True)
