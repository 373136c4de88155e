"""What is done with a board as a whole: sent as a batch, carried, played, put on paper."""

from hailuo_desktop.domain.review import sendable
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.actions import window as actions

from .board.board_presenter import BoardPresenter
from .board.boards_presenter import BoardsPresenter
from .carry.association_presenter import AssociationPresenter
from .carry.backups_presenter import BackupsPresenter
from .carry.carry_presenter import CarryPresenter
from .carry.export_presenter import ExportPresenter
from .carry.growth import Growth
from .carry.hand_off_presenter import HandOffPresenter
from .carry.review_presenter import ReviewPresenter
from .context import Context
from .key_presenter import KeyPresenter
from .queue.batch_presenter import BatchPresenter
from .queue.cap_presenter import CapPresenter
from .queue.queue_presenter import QueuePresenter
from .shot.crop_presenter import CropPresenter
from .viewer.animatic_presenter import AnimaticPresenter
from .viewer.marks_presenter import MarksPresenter
from .widgets import Widgets

ANIMATIC = mark("The animatic is still being saved: it is not kept if you quit now.")
HAND_OFF = mark("The hand-off is still being written: it goes on when you do it again.")
NOTHING_TO_SEND = mark("No shot of this board is like that: there is nothing to send.")


class BoardCommands:
    """``batch`` looks at shots before they are sent."""

    def __init__(
        self,
        context: Context,
        *,
        widgets: Widgets,
        board_presenter: BoardPresenter,
        boards: BoardsPresenter,
        queue: QueuePresenter,
        keys: KeyPresenter,
        cap: CapPresenter,
        marks: MarksPresenter,
    ) -> None:
        self._board_presenter = board_presenter
        self._widgets = widgets
        self._queue = queue
        self._notify = context.notify
        self.batch = BatchPresenter(
            context, board_presenter=board_presenter, queue=queue, keys=keys, cap=cap
        )
        self.carry = CarryPresenter(context, board_presenter=board_presenter, boards=boards)
        self.growth = Growth(context.edits, context.notify)
        self.export = ExportPresenter(context, board_presenter=board_presenter)
        self.hand_off = HandOffPresenter(context, board_presenter=board_presenter)
        self.review = ReviewPresenter(context, marks)
        self.animatic = AnimaticPresenter(context, board_presenter=board_presenter)
        self.crop = CropPresenter(context, board_presenter=board_presenter)
        self.backups = BackupsPresenter(context, boards=boards)
        self._association = AssociationPresenter(context)
        self._bind(context)
        self._connect(context)

    def close(self) -> None:
        self.animatic.close()
        self.export.close()
        self.hand_off.close()

    def unsaved(self) -> list[str]:
        """A sentence for each file that is still being written."""
        animatic, hand_off = self.animatic.saving is not None, self.hand_off.is_running
        return [*([t(ANIMATIC)] if animatic else []), *([t(HAND_OFF)] if hand_off else [])]

    def _bind(self, context: Context) -> None:
        bind = context.actions.bind
        bind(actions.IMPORT, self.carry.ask_import)
        bind(actions.TEMPLATE, self.carry.tables.ask_template)
        bind(actions.PACKAGE, self.carry.ask_package)
        bind(actions.PACKAGE_TAKES, self.carry.ask_package_with_takes)
        bind(actions.TABLE, self.carry.ask_table)
        bind(actions.SHEET, self.carry.ask_sheet)
        bind(actions.FILMS, self.export.open_dialog)
        bind(actions.HAND_OFF, self.hand_off.open_dialog)
        bind(actions.REVIEW_NOTES, self.review.ask_notes)
        bind(actions.BACKUPS, self.backups.open_dialog)
        bind(actions.ASSOCIATE, self._association.associate)
        bind(actions.ANIMATIC, self.animatic.play)
        bind(actions.BATCH_WITHOUT, self._send_without_takes)
        bind(actions.BATCH_READY, lambda: self._batch(self._ready()))
        bind(actions.BATCH_SELECTED, lambda: self._batch(self._widgets.board.selected()))

    def _connect(self, context: Context) -> None:
        self._widgets.shot.crop_requested.connect(self.crop.open_dialog)
        self._widgets.board.play_requested.connect(self.animatic.play)
        self._widgets.window.theme_changed.connect(self.animatic.set_theme)
        context.edits.changed.connect(self.animatic.show_board)
        context.edits.opened.connect(self.animatic.show_board)
        self._queue.take_changed.connect(self.animatic.take_changed)
        self._queue.take_changed.connect(self.export.take_changed)

    def _send_without_takes(self) -> None:
        self._batch([shot.id for shot in self._queue.without_takes()])

    def _batch(self, ids: list[str]) -> None:
        self._notify("" if ids else t(NOTHING_TO_SEND))
        self.batch.open_preflight(ids)

    def _ready(self) -> list[str]:
        return [shot.id for shot in sendable(self._board_presenter.board)]
