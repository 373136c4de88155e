"""What makes the window at home on a desktop: its settings, and what they are for."""

from collections.abc import Callable

from hailuo_desktop.studio.settings import LETTERS, SHORTCUTS, THEME
from hailuo_desktop.ui import keymap
from hailuo_desktop.ui.actions.window import NEW_SHOT
from hailuo_desktop.ui.combination import is_combination

from .bare_window import BareWindow
from .board.board_presenter import BoardPresenter
from .board.boards_presenter import BoardsPresenter
from .board.drop_presenter import DropPresenter
from .board_commands import BoardCommands
from .compare.compare_presenter import ComparePresenter
from .context import Context
from .desk.availability import Availability
from .desk.edit_menu import follow_focus
from .desk.menu_states import MenuStates
from .desk.notices_presenter import NoticesPresenter
from .desk.palette_presenter import PalettePresenter
from .desk.recent_boards import RecentBoards
from .desk.welcome_presenter import WelcomePresenter
from .key_presenter import KeyPresenter
from .menu_presenter import MenuPresenter
from .preferences.preferences_presenter import PreferencesPresenter
from .queue.cap_presenter import CapPresenter
from .queue.queue_presenter import QueuePresenter
from .system.reveal import Reveal
from .viewer.viewer_presenter import ViewerPresenter
from .widgets import Widgets


class AtHome:
    def __init__(
        self,
        context: Context,
        *,
        widgets: Widgets,
        bare_window: BareWindow,
        board_presenter: BoardPresenter,
        boards: BoardsPresenter,
        drops: DropPresenter,
        viewer: ViewerPresenter,
        compare: ComparePresenter,
        menus: MenuPresenter,
        commands: BoardCommands,
        keys: KeyPresenter,
        cap: CapPresenter,
        queue: QueuePresenter,
        reveal: Reveal,
    ) -> None:
        self.availability = Availability(
            context.actions,
            shot=board_presenter.shot,
            take=context.known_takes.find,
            film=lambda: viewer.take_id,
            compared=lambda: compare.on,
        )
        self.menu_states = MenuStates(context.actions, self.availability.why_not)
        self.recent = RecentBoards(context, boards, widgets.board.switcher)
        self.welcome = WelcomePresenter(
            context,
            widgets=widgets,
            keys=keys,
            board_presenter=board_presenter,
            drops=drops,
            bring=commands.carry.import_file,
        )
        self.palette = PalettePresenter(context, self.availability)
        self.preferences = PreferencesPresenter(
            context, keys=keys, cap=cap, export=commands.export, reveal=reveal
        )
        self.notices = NoticesPresenter(context, widgets=widgets, queue=queue)
        follow_focus(context.actions)
        self._window, self._reword = widgets.window, menus.reword
        context.studio.settings.follow(SHORTCUTS, self._use_keys)
        context.studio.settings.follow(LETTERS, self._use_letters)
        context.actions.wrap(NEW_SHOT, self._and_write)
        context.studio.settings.follow(THEME, bare_window.choose_theme)

    def close(self) -> None:
        self.notices.close()

    def _and_write(self, add: Callable[..., object]) -> Callable[..., object]:
        """A new shot is there to be written, wherever it was asked for: its letters are text."""

        def added() -> None:
            add()
            self._window.getting_about.write()

        return added

    def _use_letters(self, wanted: bool) -> None:
        if keymap.use_letters(wanted):
            self._window.reword()
            self._reword()

    def _use_keys(self, chosen: dict[str, tuple[str, ...]]) -> None:
        """Menus, tips and panels have the artist's keys at once."""
        usual = {action.name for action, _ in keymap.unusable(chosen, is_combination)}
        if keymap.choose({name: keys for name, keys in chosen.items() if name not in usual}):
            self._window.reword()
            self._reword()  # what the menus say of the last step
