"""The widgets of the window, built once, dressed together."""

from collections.abc import Callable
from dataclasses import dataclass

from hailuo_desktop.assets import asset
from hailuo_desktop.domain.take import Take
from hailuo_desktop.ui.board.model import BoardModel, Pack
from hailuo_desktop.ui.board.panel import BoardPanel
from hailuo_desktop.ui.board.state import Standing
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.main_window import MainWindow
from hailuo_desktop.ui.queue.model import QueueModel
from hailuo_desktop.ui.queue.panel import QueuePanel
from hailuo_desktop.ui.service_badge import ServiceBadge
from hailuo_desktop.ui.shot.shot_editor import ShotEditor
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.viewer.take_inspector import TakeInspector
from hailuo_desktop.ui.viewer.viewer import Viewer

from .viewer.film_decoders import FilmDecoders


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What widgets ask while they show: how the takes of a shot stand, what cards are as bytes
    for the clipboard, how a shot was edited since a take of it was queued, and the name of the
    board that it is on."""

    standing: Callable[[str], Standing] = lambda _: Standing()
    pack: Pack = lambda _board, _shots: b""
    edits_of: Callable[[Take], str] = lambda _: ""
    board_of: Callable[[str], str] = lambda _: ""


NO_ANSWERS = Answers()


class Widgets:
    """``window`` is the one that they go into, where it is on the screen already."""

    def __init__(
        self, theme: Theme, window: MainWindow | None = None, answers: Answers = NO_ANSWERS
    ) -> None:
        self.icons = icons = Icons(asset("icons"))
        self._theme = theme
        self.window = window or MainWindow()
        self.actions = actions = self.window.action_set
        self.cards = BoardModel(answers.standing, answers.pack)
        self.takes = QueueModel()
        self.board = BoardPanel(self.cards, actions, icons, theme)
        self.shot = ShotEditor(icons, theme)
        self.queue = QueuePanel(
            self.takes, actions, icons, theme, answers.edits_of, answers.board_of
        )
        self.decoders = FilmDecoders()
        self.viewer = Viewer(actions, icons, theme, self.decoders.open)
        self.inspector = TakeInspector(actions, icons, theme)
        self.badge = ServiceBadge(icons, theme)
        self.window.populate(
            board=self.board,
            shot=self.shot,
            queue=self.queue,
            viewer=self.viewer,
            inspector=self.inspector,
            badge=self.badge,
            icons=icons,
            theme=theme,
        )

    async def aclose(self) -> None:
        """No film is held open any longer."""
        self.viewer.clear()
        self.viewer.player.release()
        await self.decoders.aclose()

    def theme(self) -> Theme:
        """The one in use."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        panels = (self.board, self.shot, self.queue, self.viewer)
        for widget in (*panels, self.inspector, self.badge, self.window):
            widget.set_theme(theme)
