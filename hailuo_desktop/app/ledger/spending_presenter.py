"""What takes have cost, in a window and as a file."""

from pathlib import Path

from hailuo_desktop.app.asking import ask_target
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.saved import tell_saved
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.spending import By
from hailuo_desktop.store.durable import write
from hailuo_desktop.studio.spending import Report, places, report, spent_words, to_csv
from hailuo_desktop.translate import t
from hailuo_desktop.ui.actions.window import SPENDING
from hailuo_desktop.ui.notices import Kind
from hailuo_desktop.ui.spending.dialog import SpendingDialog

CSV = ".csv"


class SpendingPresenter:
    def __init__(self, context: Context) -> None:
        self._library = context.studio.library
        self._known_takes = context.known_takes
        self._edits = context.edits
        self._window = context.window
        self._notify = context.notify
        self._by = By.BOARD
        self.dialog: SpendingDialog | None = None
        context.actions.bind(SPENDING, self.show)

    def show(self) -> None:
        """Beside the window, as it is now."""
        if self.dialog is None:
            self.dialog = SpendingDialog(self._window)
            self.dialog.asked.connect(self._ask)
            self.dialog.save_requested.connect(self._save)
            self.dialog.finished.connect(self._closed)
        self._fill()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def reword(self) -> None:
        """Another language speaks: the dialog comes anew."""
        if self.dialog is not None:
            self.dialog.close()
            self.show()

    def close(self) -> None:
        """The library is closed next."""
        if self.dialog is not None:
            self.dialog.close()

    def save(self, file: Path) -> None:
        """What is shown, as a table for other programs."""
        try:
            write(file, to_csv(self._report()))
        except HailuoError as error:
            self._notify(str(error), Kind.PROBLEM)
        else:
            tell_saved(self._notify, t("What was spent is saved as {file}.", file=file.name), file)

    def _report(self) -> Report:
        here = self._edits.board
        boards = self._library.boards
        others = (board for board in boards.all() if board.id != here.id)
        where = places((here, *others), boards.bin)
        return report(self._known_takes.all(), self._by, where)

    def _ask(self, by: By) -> None:
        if by is not self._by:
            self._by = by
            self._fill()

    def _fill(self) -> None:
        if self.dialog is not None:
            found = self._report()
            total = t("In all: {spent}.", spent=spent_words(found.total))
            self.dialog.show_report(found.by, found.lines, total, found.zone)

    def _save(self) -> None:
        name = t("Spending {by}", by=self._by.value)
        ask_target(self._window, t("Save as CSV"), name, CSV, self.save)

    def _closed(self) -> None:
        self.dialog = None
