"""What makes the window at home on a desktop: its settings, and what they are for."""

import asyncio

from hailuo_desktop.studio.settings import THEME

from .bare_window import BareWindow
from .board.board_presenter import BoardPresenter
from .board_commands import BoardCommands
from .context import Context
from .desk.availability import Availability
from .desk.palette_presenter import PalettePresenter
from .key_presenter import KeyPresenter
from .preferences.preferences_presenter import PreferencesPresenter
from .queue.cap_presenter import CapPresenter
from .system.reveal import Reveal
from .viewer.viewer_presenter import ViewerPresenter


class AtHome:
    def __init__(
        self,
        context: Context,
        *,
        bare_window: BareWindow,
        board_presenter: BoardPresenter,
        viewer: ViewerPresenter,
        commands: BoardCommands,
        keys: KeyPresenter,
        cap: CapPresenter,
        reveal: Reveal,
    ) -> None:
        self._studio = context.studio
        self.availability = Availability(
            context.actions,
            shot=board_presenter.shot,
            take=context.known_takes.find,
            film=lambda: viewer.take_id,
        )
        self.palette = PalettePresenter(context, self.availability)
        self.preferences = PreferencesPresenter(
            context, keys=keys, cap=cap, export=commands.export, reveal=reveal
        )
        context.studio.settings.follow(THEME, bare_window.choose_theme)

    async def warnings(self) -> list[str]:
        """What settings and the environment name in vain; reading the latter takes a while."""
        return [
            *self.preferences.warnings(),
            *await asyncio.to_thread(self._studio.client.warnings),
        ]
