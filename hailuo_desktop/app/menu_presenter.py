"""The commands of the menus that belong to no panel."""

from functools import partial

from PySide6.QtGui import QUndoGroup

from hailuo_desktop.translate import t
from hailuo_desktop.ui.actions import window as actions
from hailuo_desktop.ui.actions.shots import BULK

from .board.board_presenter import BoardPresenter
from .context import Context
from .help.help_menu import HelpMenu
from .key_presenter import KeyPresenter
from .queue.batch_presenter import BatchPresenter
from .queue.queue_presenter import QueuePresenter
from .queue.single_presenter import SinglePresenter
from .viewer.picture_presenter import PicturePresenter
from .widgets import Widgets


class MenuPresenter:
    def __init__(
        self,
        context: Context,
        *,
        widgets: Widgets,
        board_presenter: BoardPresenter,
        queue: QueuePresenter,
        keys: KeyPresenter,
        batch: BatchPresenter,
    ) -> None:
        self._widgets = widgets
        self._actions = context.actions
        self._board_presenter = board_presenter
        self._queue = queue
        self._batch = batch
        self._single = SinglePresenter(
            context,
            board_presenter=board_presenter,
            queue=queue,
            refuse=context.notify,
            looking=widgets.shot.send_bar.show_looking,
        )
        self._picture = PicturePresenter(context, viewer=widgets.viewer, editor=widgets.shot)
        window, bind = widgets.window, context.actions.bind
        bind(actions.UNDO, context.edits.stack.undo)
        bind(actions.REDO, context.edits.stack.redo)
        bind(actions.SEND, widgets.shot.send)
        bind(actions.PAUSE, self._toggle_pause)
        bind(actions.KEY, keys.open_dialog)
        bind(actions.QUIT, window.close)
        self.help = HelpMenu(context, keys)
        widgets.shot.send_requested.connect(self._send)
        widgets.shot.several.edit_requested.connect(partial(context.actions.run, BULK))
        widgets.board.send_requested.connect(self._send_shots)
        queue.halted.connect(self._show_paused)
        self._edits = context.edits
        self._follow(context.edits.stack)
        for told in (context.edits.changed, context.edits.opened):
            told.connect(self._name_window)
        self._name_window()

    def _follow(self, stack: QUndoGroup) -> None:
        for action, able, stepped in (
            (actions.UNDO, stack.canUndoChanged, stack.undoTextChanged),
            (actions.REDO, stack.canRedoChanged, stack.redoTextChanged),
        ):
            entry = self._actions.of(action)
            entry.setEnabled(False)
            able.connect(entry.setEnabled)
            stepped.connect(self.reword)

    def _name_window(self) -> None:
        self._widgets.window.name_board(self._edits.board.name)

    def reword(self) -> None:
        """There is another step, or another language speaks."""
        undo, redo = self._actions.of(actions.UNDO), self._actions.of(actions.REDO)
        step = self._edits.undo_words()
        undo.setText(t("&Undo: {step}", step=step) if step else t(actions.UNDO.text))
        step = self._edits.redo_words()
        redo.setText(t("&Redo: {step}", step=step) if step else t(actions.REDO.text))

    def _toggle_pause(self) -> None:
        self._widgets.queue.pause_requested.emit(not self._widgets.queue.paused)

    def _show_paused(self) -> None:
        self._actions.of(actions.PAUSE).setChecked(self._widgets.queue.paused)

    def _send(self) -> None:
        """All shots in hand."""
        chosen = self._widgets.board.selected()
        self._send_shots(chosen if len(chosen) > 1 else [self._board_presenter.shot_id])

    def _send_shots(self, ids: list[str]) -> None:
        """One shot goes at once; more than one, or what was made already, is looked at first."""
        shots = list(filter(None, map(self._board_presenter.shot, ids)))
        if len(shots) > 1 or self._queue.has_made(shots):
            self._batch.open_preflight(ids)
        elif shots:
            self._single.send(shots[0])
