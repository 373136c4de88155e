"""What is done with a board as a whole: sent as a batch, carried, played, put on paper."""

from collections.abc import Callable

from hailuo_desktop.domain.review import review
from hailuo_desktop.studio.studio import Studio

from .animatic_desk import AnimaticDesk
from .association_desk import AssociationDesk
from .backups_desk import BackupsDesk
from .batch_desk import BatchDesk
from .board_desk import BoardDesk
from .boards_desk import BoardsDesk
from .carry_desk import CarryDesk
from .chores import Chores
from .crop_desk import CropDesk
from .edits import Edits
from .export_desk import ExportDesk
from .key_desk import KeyDesk
from .pictures import Pictures
from .queue_desk import QueueDesk
from .shelf import Shelf
from .widgets import Widgets

NOTHING_TO_SEND = "No shot of this board is like that: there is nothing to send."


class Errands:
    """``batch`` looks at shots before they are sent; ``verbs`` are for the menus, by name."""

    def __init__(
        self,
        studio: Studio,
        widgets: Widgets,
        shelf: Shelf,
        edits: Edits,
        pictures: Pictures,
        desk: BoardDesk,
        boards: BoardsDesk,
        queue: QueueDesk,
        keys: KeyDesk,
        chores: Chores,
    ) -> None:
        self._desk = desk
        self._widgets = widgets
        self._queue = queue
        window, say = widgets.window, widgets.window.say
        self.batch = BatchDesk(
            studio, shelf, desk, queue, widgets.icons, widgets.theme, window, keys
        )
        self.carry = CarryDesk(studio, shelf, pictures, desk, boards, chores, window, say)
        self.export = ExportDesk(studio, shelf, desk, chores, window, say)
        self.animatic = AnimaticDesk(
            studio.library, shelf, desk, chores, widgets.icons, widgets.theme, window, say
        )
        self.crop = CropDesk(pictures, desk, chores, widgets.theme, window)
        self.backups = BackupsDesk(studio.library, edits, boards, window, say)
        self.verbs: dict[str, Callable[[], object]] = {
            "import": self.carry.ask_import,
            "template": self.carry.tables.ask_template,
            "package": self.carry.ask_package,
            "package_takes": self.carry.ask_package_with_takes,
            "table": self.carry.ask_table,
            "sheet": self.carry.ask_sheet,
            "films": self.export.ask,
            "backups": self.backups.ask,
            "associate": AssociationDesk(chores, say).associate,
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
        board = self._desk.board
        return [
            shot.id
            for shot in board.shots
            if not any(problem.blocks for problem in review(board, shot))
        ]
