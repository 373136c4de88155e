"""What makes the window at home on a desktop: its settings, and what they are for."""

import asyncio

from hailuo_desktop.studio.settings import THEME

from .bare_window import BareWindow
from .board_commands import BoardCommands
from .context import Context
from .key_presenter import KeyPresenter
from .preferences.preferences_presenter import PreferencesPresenter
from .queue.cap_presenter import CapPresenter
from .system.reveal import Reveal


class AtHome:
    def __init__(
        self,
        context: Context,
        *,
        bare_window: BareWindow,
        commands: BoardCommands,
        keys: KeyPresenter,
        cap: CapPresenter,
        reveal: Reveal,
    ) -> None:
        self._studio = context.studio
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
