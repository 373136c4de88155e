"""The welcome of a first start: shown once by itself, and as often as Help is asked for it."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from hailuo_desktop.app.asking import ask_pictures
from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.board.drop_presenter import DropPresenter
from hailuo_desktop.app.board.sample import SAMPLE, show_sample
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.key_presenter import KeyPresenter
from hailuo_desktop.app.system.rehearsal import start_rehearsal
from hailuo_desktop.app.widgets import Widgets
from hailuo_desktop.assets import asset
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.studio.settings import WELCOMED
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.actions.window import WELCOME
from hailuo_desktop.ui.board.dropping import Drop
from hailuo_desktop.ui.notices import Kind
from hailuo_desktop.ui.shot.image_source import FromFile
from hailuo_desktop.ui.welcome.panel import Offer, WelcomePanel

OPENS = mark(
    "The rehearsal opens in a window of its own; what you do there is no part of this library."
)
NOT_STARTED = mark(
    "The rehearsal could not be started from here: run `hailuo-desktop --rehearsal` instead."
)


class WelcomePresenter:
    """``bring`` imports a storyboard from a file; ``rehearse`` opens a rehearsal beside this
    window, and says whether that worked."""

    def __init__(
        self,
        context: Context,
        *,
        widgets: Widgets,
        keys: KeyPresenter,
        board_presenter: BoardPresenter,
        drops: DropPresenter,
        bring: Callable[[Path], object],
        rehearse: Callable[[], bool] = start_rehearsal,
    ) -> None:
        self._context = context
        self._studio = context.studio
        self._window = widgets.window
        self._keys = keys
        self._board_presenter = board_presenter
        self._drops = drops
        self._bring = bring
        self._rehearse = rehearse
        self.panel: WelcomePanel | None = None
        self.asking: QFileDialog | None = None
        self._do = {
            Offer.REHEARSAL: self._start_rehearsal,
            Offer.SAMPLE: self._open_sample,
            Offer.STILLS: self._ask_stills,
            Offer.KEY: keys.open_dialog,
        }
        keys.key_entered.connect(lambda: self._done(Offer.KEY))
        widgets.board.dropped.connect(lambda: self._done(Offer.STILLS))
        widgets.window.theme_changed.connect(self._set_theme)
        context.actions.bind(WELCOME, self.show)

    def offer(self) -> None:
        """On a first start alone, once the keychain has been asked: it is not shown twice."""
        if self._is_first_start():
            with suppress(HailuoError):  # a full disk: it may be seen once more
                self._studio.settings.put(WELCOMED, True)
            self.show()

    def show(self) -> None:
        if self.panel is not None:
            return
        context, rehearsal = self._context, self._studio.options.rehearsal
        alone = (Offer.SAMPLE, Offer.STILLS) if rehearsal else tuple(Offer)
        panel = self.panel = WelcomePanel(alone, context.icons, context.theme())
        panel.chosen.connect(lambda offer: self._do[offer]())  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        panel.left.connect(self.close)
        self._window.put_above(panel)

    def close(self) -> None:
        panel, self.panel = self.panel, None
        if panel is not None:
            panel.hide()
            panel.deleteLater()

    def _is_first_start(self) -> bool:
        if self._studio.settings.get(WELCOMED) or self._studio.options.rehearsal:
            return False
        if self._studio.keys.current() or self._context.known_takes.all():
            return False
        boards = self._studio.library.boards.all()
        return all(map(_is_blank, (*boards, self._board_presenter.board)))

    def _done(self, offer: Offer) -> None:
        if self.panel is not None:
            self.panel.done(offer)

    def _set_theme(self) -> None:
        if self.panel is not None:
            self.panel.set_theme(self._context.theme())

    def _start_rehearsal(self) -> None:
        started = self._rehearse()
        if started:
            self._context.notify(t(OPENS), Kind.DONE)
            self._done(Offer.REHEARSAL)
        else:
            self._context.notify(t(NOT_STARTED), Kind.PROBLEM)

    def _open_sample(self) -> None:
        """In the place of an untouched board; else beside what there is."""
        if _is_blank(self._board_presenter.board):
            self._context.background.start(self._show_sample())
        else:
            self._bring(asset(*SAMPLE))
        self._done(Offer.SAMPLE)

    async def _show_sample(self) -> None:
        await show_sample(self._studio.intake, self._board_presenter)

    def _ask_stills(self) -> None:
        self.asking = ask_pictures(self._window, t("Stills for the board"), self._take_stills)

    def _take_stills(self, files: Sequence[Path]) -> None:
        self._drops.take(Drop(tuple(map(FromFile, files)), text="", before=""))
        self._done(Offer.STILLS)


def _is_blank(board: Storyboard) -> bool:
    """Nobody has written on it."""
    return len(board.shots) <= 1 and all(shot == Shot(shot.id) for shot in board.shots)
