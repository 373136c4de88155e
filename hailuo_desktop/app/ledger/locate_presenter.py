"""Films that are not in their places: looked for, and taken back by the artist's word."""

import asyncio
import threading
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
        self._stopped = threading.Event()  # of the search that was begun last
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
        if self.dialog is not None:
            self.dialog.show_progress(0, 0)
            self._background.start(self._search(folder, self._begin()))

    def choose(self, file: Path) -> None:
        """The artist points at the film."""
        self._background.start(self._choose(file, self._begin()))

    async def _search(self, folder: Path, stopped: threading.Event) -> None:
        def progress(looked_at: int, found: int) -> bool:
            if not self._loop.is_closed():
                self._loop.call_soon_threadsafe(self._show_progress, stopped, looked_at, found)
            return not stopped.is_set()

        sought = self._sought
        try:
            found = await asyncio.to_thread(search, folder, sought, progress)
        finally:
            ended = stopped.is_set()
            stopped.set()  # whoever looks no more is not waited for
        if stopped is self._stopped:
            self._found = found
            self._show_found(_told(len(found), len(sought.takes), ended))

    async def _choose(self, file: Path, stopped: threading.Event) -> None:
        found: list[Located] = []
        told = ""
        try:
            found = [await asyncio.to_thread(chosen, file, self._sought)]
        except (HailuoError, OSError) as error:
            told = str(error)
        if stopped is self._stopped:
            self._found = found
            self._show_found(told)

    def _begin(self) -> threading.Event:
        """What was begun before is not waited for, and says no more."""
        self._stopped.set()
        self._stopped = threading.Event()
        return self._stopped

    def _show_progress(self, stopped: threading.Event, looked_at: int, found: int) -> None:
        if self.dialog is not None and not stopped.is_set():
            self.dialog.show_progress(looked_at, found)

    def _show_found(self, told: str) -> None:
        if self.dialog is not None:
            lines = [(_title(each.take), str(each.file)) for each in self._found]
            self.dialog.show_found(lines, told)

    def _take_back(self, move: bool) -> None:
        self._background.start(self._put_back(self._found, move, self._begin()))

    async def _put_back(
        self, found: Sequence[Located], move: bool, stopped: threading.Event
    ) -> None:
        """Stopped, it ends with the film that is being copied."""
        back: list[Take] = []
        told: list[str] = []
        for place, each in enumerate(found, start=1):
            if stopped.is_set():
                break
            if self.dialog is not None:
                self.dialog.show_copying(place, len(found))
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
        if self.dialog is not None and stopped is self._stopped:
            # What did not come back can be tried once more, when there is room for it.
            self._found = [each for each in found if each.take not in back]
            self._show_found(" ".join(told))
            if not self._sought.takes:
                self.dialog.accept()

    def _ask_folder(self) -> None:
        title = t("Where to look for films")
        self.asking = ask_folder(self._window, title, str(Path.home()), self.search)

    def _ask_file(self) -> None:
        title = t("Which file is the film")
        self.asking = ask_source(self._window, title, FILMS, self.choose)

    def _stop(self) -> None:
        self._stopped.set()

    def _closed(self) -> None:
        self._stopped.set()
        self.dialog = None


def _title(take: Take) -> str:
    return t("{shot} · take {number}", shot=take.name or take.shot[:8], number=take.number)


def _told(found: int, sought: int, stopped: bool) -> str:
    if not found and stopped:
        return t("Stopped: none of them was found so far.")
    if not found:
        return t("None of them is in that folder: search another.")
    return n(
        "Found {found} of {count} film.", "Found {found} of {count} films.", sought, found=found
    )
