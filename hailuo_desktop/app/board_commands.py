"""What is done with a board as a whole: sent as a batch, carried, played, put on paper."""

from collections.abc import Callable

from hailuo_desktop.domain.review import sendable
from hailuo_desktop.studio.known_takes import KnownTakes
from hailuo_desktop.studio.studio import Studio

from .background_tasks import BackgroundTasks
from .board.board_presenter import BoardPresenter
from .board.boards_presenter import BoardsPresenter
from .board.edits import Edits
from .carry.association_presenter import AssociationPresenter
from .carry.backups_presenter import BackupsPresenter
from .carry.carry_presenter import CarryPresenter
from .carry.export_presenter import ExportPresenter
from .carry.growth import Growth
from .key_presenter import KeyPresenter
from .queue.batch_presenter import BatchPresenter
from .queue.queue_presenter import QueuePresenter
from .shot.crop_presenter import CropPresenter
from .viewer.animatic_presenter import AnimaticPresenter
from .viewer.pictures import Pictures
from .widgets import Widgets

NOTHING_TO_SEND = "No shot of this board is like that: there is nothing to send."


class BoardCommands:
    """``batch`` looks at shots before they are sent; ``verbs`` are for the menus, by name."""

    def __init__(
        self,
        studio: Studio,
        widgets: Widgets,
        known_takes: KnownTakes,
        edits: Edits,
        pictures: Pictures,
        board_presenter: BoardPresenter,
        boards: BoardsPresenter,
        queue: QueuePresenter,
        keys: KeyPresenter,
        background: BackgroundTasks,
    ) -> None:
        self._board_presenter = board_presenter
        self._widgets = widgets
        self._queue = queue
        window, say = widgets.window, widgets.window.say
        self.batch = BatchPresenter(
            studio,
            known_takes,
            board_presenter,
            queue,
            widgets.icons,
            widgets.theme,
            window,
            keys,
            background,
        )
        self.carry = CarryPresenter(
            studio, known_takes, pictures, board_presenter, boards, background, window, say
        )
        self.growth = Growth(edits, say)
        self.export = ExportPresenter(studio, known_takes, board_presenter, background, window, say)
        self.animatic = AnimaticPresenter(
            studio.library,
            known_takes,
            board_presenter,
            background,
            widgets.icons,
            widgets.theme,
            window,
            say,
        )
        self.crop = CropPresenter(pictures, board_presenter, background, widgets.theme, window)
        self.backups = BackupsPresenter(studio.library, edits, boards, window, say)
        self.verbs: dict[str, Callable[[], object]] = {
            "import": self.carry.ask_import,
            "template": self.carry.tables.ask_template,
            "package": self.carry.ask_package,
            "package_takes": self.carry.ask_package_with_takes,
            "table": self.carry.ask_table,
            "sheet": self.carry.ask_sheet,
            "films": self.export.ask,
            "backups": self.backups.ask,
            "associate": AssociationPresenter(background, say).associate,
            "animatic": self.animatic.play,
            "batch_without": lambda: self._batch([s.id for s in queue.without_takes()]),
            "batch_ready": lambda: self._batch(self._ready()),
            "batch_selected": lambda: self._batch(widgets.board.selected()),
        }
        widgets.shot.crop_requested.connect(self.crop.ask)
        widgets.board.play_requested.connect(self.animatic.play)
        window.dressed.connect(self.animatic.set_theme)
        edits.changed.connect(self.animatic.show_board)
        edits.opened.connect(self.animatic.show_board)
        queue.take_changed.connect(self.animatic.take_changed)
        queue.take_changed.connect(self.export.take_changed)

    def close(self) -> None:
        self.animatic.close()
        self.export.close()

    def _batch(self, ids: list[str]) -> None:
        self._widgets.window.say("" if ids else NOTHING_TO_SEND)
        self.batch.ask(ids)

    def _ready(self) -> list[str]:
        return [shot.id for shot in sendable(self._board_presenter.board)]
