"""A spreadsheet on its way in: what its columns are, checked as the artist chooses."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from hailuo_desktop.app.asking import ask_target
from hailuo_desktop.app.background_tasks import BackgroundTasks
from hailuo_desktop.domain.batch_files import XLSX
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.store.batch.columns import batch_of, guessed
from hailuo_desktop.store.batch.model import COLUMNS, Batch, BatchError
from hailuo_desktop.store.batch.package import JSON_BYTES
from hailuo_desktop.store.batch.read import Read, beside_file
from hailuo_desktop.store.batch.sheet import Sheet, csv_sheet, xlsx_sheet
from hailuo_desktop.store.batch.writing import write_template
from hailuo_desktop.store.reading import read_whole
from hailuo_desktop.ui.carry.import_dialog import ImportDialog

Bring = Callable[[Read], Coroutine[Any, Any, None]]


class TablePresenter:
    """``bring`` takes what was read."""

    def __init__(
        self, background: BackgroundTasks, parent: QWidget, bring: Bring, say: Callable[[str], None]
    ) -> None:
        self._background = background
        self._parent = parent
        self._bring = bring
        self._say = say
        self.dialog: ImportDialog | None = None

    def open(self, path: Path) -> None:
        self._background.start(self._open(path))

    async def _open(self, path: Path) -> None:
        try:
            sheet = await asyncio.to_thread(_sheet, path)
        except (HailuoError, OSError) as error:
            self._say(f"“{path.name}” was not imported: {error}")
        else:
            self._ask(path, sheet)

    def _ask(self, path: Path, sheet: Sheet) -> None:
        dialog = ImportDialog(
            path.name,
            sheet.header,
            sheet.rows,
            COLUMNS,
            guessed(sheet.header),
            str(path.parent),
            self._parent,
        )
        # Each its own: several tables may have been dropped at once.
        dialog.changed.connect(partial(self._check, dialog, path, sheet))
        dialog.import_requested.connect(partial(self._import, dialog, path, sheet))
        dialog.template_requested.connect(self.ask_template)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        self._check(dialog, path, sheet)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def _check(self, dialog: ImportDialog, path: Path, sheet: Sheet) -> None:
        try:
            batch = batch_of(_seen(sheet, dialog), dialog.mapping(), path.stem)
        except BatchError as error:
            dialog.show_check(0, error.problems)
        else:
            dialog.show_check(len(batch.shots), ())

    def _import(self, dialog: ImportDialog, path: Path, sheet: Sheet) -> None:
        batch = batch_of(_seen(sheet, dialog), dialog.mapping(), path.stem)
        beside = Path(dialog.folder()) / path.name
        self._background.start(self._bring_beside(beside, batch))

    async def _bring_beside(self, path: Path, batch: Batch) -> None:
        await self._bring(await asyncio.to_thread(beside_file, path, batch))

    def ask_template(self) -> None:
        """Where to put a workbook to fill in."""
        parent = self.dialog or self._parent
        ask_target(parent, "Save a template", "Storyboard", XLSX, self.save_template)

    def save_template(self, target: Path) -> None:
        try:
            write_template(target)
        except HailuoError as error:
            self._say(str(error))


def _seen(sheet: Sheet, dialog: ImportDialog) -> Sheet:
    """The table as the artist says that it is."""
    return sheet.headless() if dialog.headless.isChecked() else sheet


def _sheet(path: Path) -> Sheet:
    if path.suffix.lower() == XLSX:
        return xlsx_sheet(path, guessed)
    return csv_sheet(read_whole(path, JSON_BYTES), guessed)
