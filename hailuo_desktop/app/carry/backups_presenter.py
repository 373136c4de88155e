"""The library's dated copies, shown and brought back."""

from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import QTimer

from hailuo_desktop.app.board.boards_presenter import BoardsPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.saved import tell_saved
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.plural import counted
from hailuo_desktop.formats import date_and_time, number
from hailuo_desktop.store.backups import Backup, Contents
from hailuo_desktop.translate import n, t
from hailuo_desktop.ui.backups_dialog import BackupLine, BackupsDialog
from hailuo_desktop.ui.notices import Kind

LOOK_EVERY = 10 * 60_000  # milliseconds
NAMED = 4  # boards that a line names


class BackupsPresenter:
    def __init__(self, context: Context, *, boards: BoardsPresenter) -> None:
        self._library = context.studio.library
        self._marks = context.marks
        self._edits = context.edits
        self._boards = boards
        self._parent = context.window
        self._notify = context.notify
        self.dialog: BackupsDialog | None = None
        # The first day has nothing to copy when it begins.
        self._each = QTimer(context.window)
        self._each.setInterval(LOOK_EVERY)
        self._each.timeout.connect(self.make)
        self._each.start()

    def make(self) -> None:
        """Today's copy, unless there is one; the next start says it where none could be made."""
        with suppress(HailuoError):
            self._library.back_up_today()

    def open_dialog(self) -> None:
        lines = [self._line(backup) for backup in self._library.backups.all()]
        self.dialog = BackupsDialog(lines, self._parent)
        self.dialog.restore_requested.connect(self.restore)
        self.dialog.open()

    def restore(self, name: str) -> None:
        """The boards as they were then; what is edited now is in the copy that is kept."""
        backup = next((b for b in self._library.backups.all() if b.file.name == name), None)
        if backup is None:
            return
        self._edits.flush()
        try:
            before = self._library.restore(backup)
        except HailuoError as error:
            self._notify(str(error), Kind.PROBLEM)
            return
        self._marks.reload()
        self._boards.reload()
        words = t("Brought back. How things were before is kept as {file}.", file=before.file.name)
        tell_saved(self._notify, words, before.file)

    def _line(self, backup: Backup) -> BackupLine:
        when = date_and_time(backup.made)
        try:
            holds = _words(self._library.backups.describe(backup))
        except HailuoError as error:
            holds = str(error)
        return BackupLine(backup.file.name, when, holds)


def _words(contents: Contents) -> str:
    shots, takes = counted(contents.shots, "shot"), counted(contents.takes, "take")
    return " ".join((_boards(contents.boards), t("{shots}, {takes}.", shots=shots, takes=takes)))


def _boards(boards: Sequence[str]) -> str:
    count, more = len(boards), len(boards) - NAMED
    names = ", ".join(t("“{board}”", board=name) for name in boards[:NAMED])
    if not boards:
        return t("No storyboards.")
    if more <= 0:
        return n(
            "{count} storyboard: {names}.", "{count} storyboards: {names}.", count, names=names
        )
    return n(
        "{count} storyboard: {names} and {more} more.",
        "{count} storyboards: {names} and {more} more.",
        count,
        names=names,
        more=number(more),
    )
