"""Films that are not in their places: looked for, and taken back by the artist's word."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from hailuo_desktop.app.asking import ask_folder, ask_source
from hailuo_desktop.app.context import Context
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.film_files import FILMS
from hailuo_desktop.domain.take import Take
from hailuo_desktop.studio.locating import Located, Sought, chosen, put_back, search
from hailuo_desktop.translate import n, t
from hailuo_desktop.ui.all_takes.locate_dialog import LocateDialog


class LocatePresenter:
    """``back`` is called once films are in their places again."""

    def __init__(self, context: Context, back: Callable[[Sequence[Take]], None]) -> None:
        self._library = context.studio.library
        self._background = context.background
        self._window = context.window
        self._back = back
        self._sought = Sought(())
        self._found: list[Located] = []
        self._stopped = False
        self._loop = asyncio.get_running_loop()
        self.dialog: LocateDialog | None = None
        self.asking: QFileDialog | None = None

    def locate(self, takes: Sequence[Take]) -> None:
        """For one take, or for all whose films are gone."""
        if not takes:
            return
        if self.dialog is not None:
            self.dialog.close()
        self._sought = Sought(tuple(takes), self._library.fingerprints.of(t.id for t in takes))
        self._found = []
        dialog = self.dialog = LocateDialog([*map(_title, takes)], self._window)
        dialog.folder_requested.connect(self._ask_folder)
        dialog.file_requested.connect(self._ask_file)
        dialog.stop_requested.connect(self._stop)
        dialog.take_back_requested.connect(self._take_back)
        dialog.finished.connect(self._closed)
        dialog.open()

    def close(self) -> None:
        """The library is closed next."""
        if self.dialog is not None:
            self.dialog.close()

    def search(self, folder: Path) -> None:
        self._stopped = False
        if self.dialog is not None:
            self.dialog.show_progress(0, 0)
            self._background.start(self._search(folder))

    def choose(self, file: Path) -> None:
        """The artist points at the film."""
        self._background.start(self._choose(file))

    async def _search(self, folder: Path) -> None:
        def progress(looked_at: int, found: int) -> bool:
            if not self._loop.is_closed():
                self._loop.call_soon_threadsafe(self._show_progress, looked_at, found)
            return not self._stopped

        try:
            self._found = await asyncio.to_thread(search, folder, self._sought, progress)
        finally:
            self._stopped = True  # whoever looks no more is not waited for
        self._show_found(_told(len(self._found), len(self._sought.takes)))

    async def _choose(self, file: Path) -> None:
        try:
            self._found = [await asyncio.to_thread(chosen, file, self._sought)]
        except (HailuoError, OSError) as error:
            self._found = []
            self._show_found(str(error))
        else:
            self._show_found("")

    def _show_progress(self, looked_at: int, found: int) -> None:
        if self.dialog is not None and not self._stopped:
            self.dialog.show_progress(looked_at, found)

    def _show_found(self, told: str) -> None:
        if self.dialog is not None:
            lines = [(_title(each.take), str(each.file)) for each in self._found]
            self.dialog.show_found(lines, told)

    def _take_back(self, move: bool) -> None:
        found, self._found = self._found, []
        self._background.start(self._put_back(found, move))

    async def _put_back(self, found: Sequence[Located], move: bool) -> None:
        back: list[Take] = []
        told: list[str] = []
        for each in found:
            try:
                await asyncio.to_thread(put_back, self._library.videos, each, move=move)
                back.append(each.take)
            except HailuoError as error:
                told.append(str(error))
        self._sought = self._sought.without(take.id for take in back)
        if back:
            words = n("{count} film is back.", "{count} films are back.", len(back))
            told.insert(0, words)
            self._back(back)
        if self.dialog is not None:
            self.dialog.show_found([], " ".join(told))
            if not self._sought.takes:
                self.dialog.accept()

    def _ask_folder(self) -> None:
        title = t("Where to look for films")
        self.asking = ask_folder(self._window, title, str(Path.home()), self.search)

    def _ask_file(self) -> None:
        title = t("Which file is the film")
        self.asking = ask_source(self._window, title, FILMS, self.choose)

    def _stop(self) -> None:
        self._stopped = True

    def _closed(self) -> None:
        self._stopped = True
        self.dialog = None


def _title(take: Take) -> str:
    return t("{shot} · take {number}", shot=take.name or take.shot[:8], number=take.number)


def _told(found: int, sought: int) -> str:
    if not found:
        return t("None of them is in that folder: search another.")
    return n(
        "Found {found} of {count} film.", "Found {found} of {count} films.", sought, found=found
    )
