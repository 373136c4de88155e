"""A spreadsheet on its way in: what its columns are, checked as the artist chooses."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any

from hailuo_desktop.app.asking import ask_target
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.saved import tell_saved
from hailuo_desktop.domain.batch_files import XLSX
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.store.batch.columns import batch_of, guessed
from hailuo_desktop.store.batch.model import COLUMNS, Batch, BatchError
from hailuo_desktop.store.batch.read import Read, beside_file
from hailuo_desktop.store.batch.sheet import Sheet
from hailuo_desktop.store.batch.writing import write_template
from hailuo_desktop.translate import t
from hailuo_desktop.ui.carry.import_dialog import ImportDialog
from hailuo_desktop.ui.notices import Kind

from .opened_table import Opened, opened

Bring = Callable[[Read], Coroutine[Any, Any, None]]


class TablePresenter:
    """``bring`` takes what was read."""

    def __init__(self, context: Context, *, bring: Bring) -> None:
        self._background = context.background
        self._parent = context.window
        self._bring = bring
        self._notify = context.notify
        self.dialog: ImportDialog | None = None

    def open(self, path: Path) -> None:
        self._background.start(self._open(path))

    async def _open(self, path: Path) -> None:
        try:
            table = await asyncio.to_thread(opened, path)
        except BatchError as error:
            self._notify(not_imported(path, error), Kind.PROBLEM)
        except OSError as error:
            why = error.strerror or str(error)
            words = t("“{file}” cannot be opened ({why}).", file=path.name, why=why)
            self._notify(words, Kind.PROBLEM)
        else:
            self._ask(path, table)

    def _ask(self, path: Path, table: Opened) -> None:
        dialog = ImportDialog(path.name, COLUMNS, str(path.parent), self._parent)
        dialog.encoding.offer(table.encodings, table.is_certain)
        dialog.offer_sheets(table.names)
        # Each its own: several tables may have been dropped at once.
        dialog.changed.connect(partial(self._check, dialog, path, table))
        dialog.sheet_chosen.connect(partial(self._show, dialog, path, table))
        dialog.encoding.chosen.connect(partial(self._read_as, dialog, path, table))
        dialog.import_requested.connect(partial(self._import, dialog, path, table))
        dialog.template_requested.connect(self.ask_template)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        self._show(dialog, path, table)
        dialog.open()

    def _read_as(self, dialog: ImportDialog, path: Path, table: Opened, encoding: str) -> None:
        try:
            table.read_as(encoding)
        except BatchError as error:
            dialog.show_check(0, error.problems)
        else:
            self._show(dialog, path, table)

    def _show(self, dialog: ImportDialog, path: Path, table: Opened, place: int = 0) -> None:
        """Another sheet, or the same one in another encoding."""
        table.place = place
        sheet = table.sheet
        dialog.show_table(sheet.header, sheet.rows, guessed(sheet.header))
        dialog.show_unseen(sheet.notes, sheet.hidden)
        self._check(dialog, path, table)

    def _closed(self) -> None:
        self.dialog = None

    def _check(self, dialog: ImportDialog, path: Path, table: Opened) -> None:
        try:
            batch = _batch(dialog, path, table)
        except BatchError as error:
            dialog.show_check(0, error.problems)
        else:
            dialog.show_check(len(batch.shots), (), _rows(dialog, table) - len(batch.shots))

    def _import(self, dialog: ImportDialog, path: Path, table: Opened) -> None:
        beside = Path(dialog.folder()) / path.name
        self._background.start(self._bring_beside(beside, _batch(dialog, path, table)))

    async def _bring_beside(self, path: Path, batch: Batch) -> None:
        await self._bring(await asyncio.to_thread(beside_file, path, batch))

    def ask_template(self) -> None:
        """Where to put a workbook to fill in."""
        parent = self.dialog or self._parent
        ask_target(parent, t("Save a template"), t("Storyboard"), XLSX, self.save_template)

    def save_template(self, target: Path) -> None:
        try:
            write_template(target)
        except HailuoError as error:
            self._notify(str(error), Kind.PROBLEM)
        else:
            words = t("The template is saved as {file}.", file=target)
            tell_saved(self._notify, words, target)


def _rows(dialog: ImportDialog, table: Opened) -> int:
    return len(_sheet(dialog, table).rows)


def _batch(dialog: ImportDialog, path: Path, table: Opened) -> Batch:
    sheet = _sheet(dialog, table)
    return batch_of(sheet, dialog.mapping(), path.stem, sound=dialog.leaves_unsound())


def _sheet(dialog: ImportDialog, table: Opened) -> Sheet:
    """The table as the artist says that it is."""
    sheet = table.sheet.seen() if dialog.leaves_hidden() else table.sheet
    return sheet.headless() if dialog.headless.isChecked() else sheet


def not_imported(path: Path, error: BatchError) -> str:
    """Every problem on a line of its own, and the file named once."""
    why = "\n".join(error.problems)
    if why.startswith(t("“{name}”", name=path.name)):
        return why
    return t("“{file}” was not imported: {why}", file=path.name, why=why)
