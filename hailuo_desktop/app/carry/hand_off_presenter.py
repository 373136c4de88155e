"""The cut of the board in hand goes to an editor; it goes on when its dialog is closed."""

import asyncio
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from hailuo_desktop.app.asking import ask_folder
from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.system.reveal import Reveal
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.hand_off import MANIFEST, MEDIA, Which
from hailuo_desktop.domain.take import Take
from hailuo_desktop.store.names import safe_name
from hailuo_desktop.studio.exporting import NoFilm, preview
from hailuo_desktop.studio.handoff.selecting import Known
from hailuo_desktop.studio.settings import HAND_OFF, HAND_OFF_FOLDER, HandOffChoice
from hailuo_desktop.studio.typed_path import typed_path
from hailuo_desktop.translate import mark, t

if TYPE_CHECKING:  # writers of seven formats, which the window opens without
    from hailuo_desktop.studio.handoff.hand_off import HandOff, Wish
    from hailuo_desktop.ui.carry.hand_off_dialog import HandOffDialog, HandOffOptions

GOES_ON = mark("The hand-off goes on: you are told when it is done.")


class HandOffPresenter:
    def __init__(self, context: Context, *, board_presenter: BoardPresenter) -> None:
        self._studio = context.studio
        self._board_presenter = board_presenter
        self._background = context.background
        self._parent = context.window
        self._notify = context.notify
        self._reveal = Reveal(context.notify)
        takes = context.known_takes
        self._known = Known(takes.of_shot, takes.used, context.marks.of)
        self._stopped = threading.Event()
        self._part: float | None = None  # how much is done, while it goes on
        self._shown = Path()
        self.dialog: HandOffDialog | None = None

    @property
    def is_running(self) -> bool:
        return self._part is not None

    def close(self) -> None:
        """The window goes: what is being written is left off."""
        self._stopped.set()

    def open_dialog(self) -> None:
        from hailuo_desktop.ui.carry.hand_off_dialog import HandOffDialog

        if self.dialog is not None:
            self.dialog.raise_()
            return
        going = self._going()
        counts = {which: len(going.takes(which)) for which in Which}
        dialog = HandOffDialog(self._options(), counts, self._preview, self._parent)
        dialog.hand_off_requested.connect(self.hand_over)
        dialog.stop_requested.connect(self._stopped.set)
        dialog.reveal_requested.connect(lambda: self._reveal(self._shown))
        dialog.folder_requested.connect(self._ask_folder)
        dialog.finished.connect(self._closed)
        dialog.show_progress(self._part)
        self.dialog = dialog
        dialog.open()

    def hand_over(self, options: "HandOffOptions") -> None:
        """Remember what was chosen, and write it."""
        from hailuo_desktop.studio.handoff.hand_off import Wish

        if self.is_running:
            return
        settings, board = self._studio.settings, self._board_presenter.board
        choice = HandOffChoice(options.template, options.which, options.kinds)
        settings.put(HAND_OFF, choice)
        settings.put(HAND_OFF_FOLDER.of(board.id), options.folder)
        try:
            folder = typed_path(options.folder).absolute()
        except HailuoError as error:
            self._ended(str(error), is_there=False)
            return
        wish = Wish(folder, options.kinds, options.which, options.template)
        self._stopped.clear()
        self._show(0.0)
        self._background.start(self._run(self._going(), wish))

    async def _run(self, going: "HandOff", wish: "Wish") -> None:
        from hailuo_desktop.studio.handoff.telling import told

        loop = asyncio.get_running_loop()

        def tell(part: float) -> None:
            """From any thread."""
            loop.call_soon_threadsafe(self._show_part, part)

        try:
            handed = await going.run(wish, tell, self._stopped.is_set)
        except HailuoError as error:
            self._ended(str(error), is_there=False)
        else:
            # A file of it, so that the folder opens and does not stand among others.
            self._shown = next(iter((*handed.changed, *handed.same)), wish.folder)
            self._ended(told(handed), is_there=True)
        finally:
            self._show(None)

    def _show_part(self, part: float) -> None:
        """It may come late."""
        if self.is_running:
            self._show(part)

    def _show(self, part: float | None) -> None:
        self._part = part
        if self.dialog is not None:
            self.dialog.show_progress(part)

    def _ended(self, words: str, *, is_there: bool) -> None:
        if self.dialog is not None:
            self.dialog.show_said(words, can_reveal=is_there)
        else:
            self._notify(words)

    def _going(self) -> "HandOff":
        from hailuo_desktop.studio.handoff.hand_off import HandOff

        board, videos = self._board_presenter.board, self._studio.library.videos
        return HandOff(board, self._known, videos.path, self._fetch)

    async def _fetch(self, take: Take, _gone: NoFilm) -> None:
        await self._studio.queue.fetch_again(take)

    def _options(self) -> "HandOffOptions":
        """What was chosen last time, and where this board went."""
        from hailuo_desktop.ui.carry.hand_off_dialog import HandOffOptions

        choice = self._studio.settings.get(HAND_OFF)
        folder = self._studio.settings.get(HAND_OFF_FOLDER.of(self._board_presenter.board.id))
        return HandOffOptions(folder, choice.template, choice.which, choice.kinds)

    def _preview(self, template: str) -> str:
        """The name of the first film, or of one that there might be."""
        board = self._board_presenter.board
        takes = self._going().takes(Which.USED)
        return f"{MEDIA}/{preview(template, board, takes, self._studio.clock.now())}"

    def _ask_folder(self, folder: str) -> None:
        if self.dialog is not None:
            ask_folder(self.dialog, t("Hand off to"), folder, self._chosen)

    def _chosen(self, folder: Path) -> None:
        if self.dialog is not None:
            self.dialog.folder.setText(str(own_folder(folder, self._board_presenter.board.name)))

    def _closed(self) -> None:
        self.dialog = None
        if self.is_running and not self._stopped.is_set():
            self._notify(t(GOES_ON))


def own_folder(folder: Path, board: str) -> Path:
    """Itself where it is empty or ours already; else one of the board's name in it."""
    try:
        ours = (folder / MANIFEST).exists() or not any(folder.iterdir())
    except OSError:
        ours = True
    return folder if ours else folder / (safe_name(board) or "Storyboard")
