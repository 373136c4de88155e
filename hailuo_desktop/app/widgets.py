"""The widgets of the window, built once, dressed together."""

from hailuo_desktop.assets import asset
from hailuo_desktop.ui.board.model import BoardModel
from hailuo_desktop.ui.board.panel import BoardPanel
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.main_window import MainWindow
from hailuo_desktop.ui.queue.model import QueueModel
from hailuo_desktop.ui.queue.panel import QueuePanel
from hailuo_desktop.ui.service_badge import ServiceBadge
from hailuo_desktop.ui.shot.shot_editor import ShotEditor
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.viewer.viewer import Viewer


class Widgets:
    """``window`` is the one that they go into, where it is on the screen already."""

    def __init__(self, theme: Theme, window: MainWindow | None = None) -> None:
        self.icons = icons = Icons(asset("icons"))
        self._theme = theme
        self.cards = BoardModel()
        self.takes = QueueModel()
        self.board = BoardPanel(self.cards, icons, theme)
        self.shot = ShotEditor(icons, theme)
        self.queue = QueuePanel(self.takes, icons, theme)
        self.viewer = Viewer(icons, theme)
        self.badge = ServiceBadge(icons, theme)
        panels = (self.board, self.shot, self.queue, self.viewer)
        self.window = window or MainWindow()
        self.window.populate(*panels, self.badge, icons, theme)

    def theme(self) -> Theme:
        """The one in use."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        panels = (self.board, self.shot, self.queue, self.viewer)
        for widget in (*panels, self.badge, self.window):
            widget.set_theme(theme)
