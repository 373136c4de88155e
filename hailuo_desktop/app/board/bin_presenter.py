"""The bin: what was deleted, and the way back."""

from hailuo_desktop.app.context import Context
from hailuo_desktop.domain.storyboard import copies
from hailuo_desktop.formats import date_and_time
from hailuo_desktop.store.bin import BinnedBoard, BinnedShot
from hailuo_desktop.translate import mark, n, t
from hailuo_desktop.ui.actions.window import BIN
from hailuo_desktop.ui.table_dialog import Line, Offer, TableDialog

from .board_presenter import BoardPresenter
from .boards_presenter import BoardsPresenter
from .edits import new_id

BRING_BACK = "bring_back"


class BinPresenter:
    def __init__(
        self, context: Context, *, board_presenter: BoardPresenter, boards: BoardsPresenter
    ) -> None:
        self._library = context.studio.library
        self._known_takes = context.known_takes
        self._edits = context.edits
        self._board_presenter = board_presenter
        self._boards = boards
        self._window = context.window
        self._notify = context.notify
        self.dialog: TableDialog | None = None
        context.actions.bind(BIN, self.show)

    def show(self) -> None:
        if self.dialog is None:
            self.dialog = self._made()
        self._fill()
        self.dialog.open()

    def _made(self) -> TableDialog:
        about = t("Shots and storyboards that were deleted: they stay here until you want them.")
        columns = [t("What"), t("Prompt"), t("Takes"), t("Board"), t("Deleted")]
        offers = [Offer(BRING_BACK, t("Bring back"), t("A shot returns to its storyboard."))]
        dialog = TableDialog(t("Bin"), about, columns, offers, self._window)
        dialog.asked.connect(lambda _name, key: self.bring_back(key))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        dialog.finished.connect(self._closed)
        return dialog

    def _closed(self) -> None:
        self.dialog = None

    def _fill(self) -> None:
        """Flushed first: what was deleted a moment ago is here too."""
        self._edits.flush()
        found = self._library.boards.bin
        on_boards = {shot for board in self._library.boards.all() for shot in board.rows}
        shots = [self._shot(each) for each in found.shots() if each.shot.id not in on_boards]
        if self.dialog is not None:
            self.dialog.show_lines([*map(_board, found.boards()), *shots])

    def _shot(self, binned: BinnedShot) -> Line:
        takes = len(self._known_takes.of_shot(binned.shot.id))
        prompt = " ".join(binned.shot.prompt.split())
        return Line(
            binned.shot.id,
            (
                (t("Shot"), 1),
                (prompt, prompt),
                (str(takes), takes),
                (binned.board_name, binned.board_name),
                (date_and_time(binned.deleted), binned.deleted),
            ),
            frozenset({BRING_BACK}),
        )

    def bring_back(self, key: str) -> None:
        """A board opens; a shot returns to its board, or to the one in hand where that is gone."""
        found = self._library.boards.bin
        board = next((each.board for each in found.boards() if each.board.id == key), None)
        if board is not None:
            self._library.boards.save(board)
            self._boards.open(board.id)
        for each in found.shots():
            if each.shot.id == key:
                self._bring_shot_back(each)
        self._fill()

    def _bring_shot_back(self, binned: BinnedShot) -> None:
        if self._library.boards.find(binned.board) is not None:
            self._boards.open(binned.board)
        shot = binned.shot
        if shot.id in self._board_presenter.board.rows:
            (shot,) = copies((shot,), [new_id()])
        self._board_presenter.insert_before([shot], "", mark("Bring shot back"))


def _board(binned: BinnedBoard) -> Line:
    shots = len(binned.board.shots)
    return Line(
        binned.board.id,
        (
            (t("Storyboard"), 0),
            (n("{count} shot", "{count} shots", shots), shots),
            ("", 0),
            (binned.board.name, binned.board.name),
            (date_and_time(binned.deleted), binned.deleted),
        ),
        frozenset({BRING_BACK}),
    )
