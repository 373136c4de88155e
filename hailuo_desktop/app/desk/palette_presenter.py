"""The palette of commands: filled from the one table, the most recent first."""

from contextlib import suppress

from hailuo_desktop.app.context import Context
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.studio.settings import RECENT_COMMANDS
from hailuo_desktop.translate import t
from hailuo_desktop.ui.action_set import plain, shown, title
from hailuo_desktop.ui.actions import ACTIONS, BY_NAME
from hailuo_desktop.ui.actions.action import Action
from hailuo_desktop.ui.actions.menus import MENUS
from hailuo_desktop.ui.actions.window import PALETTE
from hailuo_desktop.ui.palette.dialog import Command, Palette

from .availability import Availability

REMEMBERED = 12


class PalettePresenter:
    def __init__(self, context: Context, availability: Availability) -> None:
        self._actions = context.actions
        self._settings = context.studio.settings
        self._window = context.window
        self._availability = availability
        self.palette: Palette | None = None
        context.actions.bind(PALETTE, self.open)

    def open(self) -> None:
        if self.palette is not None:
            return
        self.palette = Palette(self.commands(), self._window)
        self.palette.chosen.connect(self._run)
        self.palette.finished.connect(self._closed)
        self.palette.open()

    def commands(self) -> list[Command]:
        """All of them, first those that were done here before."""
        recent = [BY_NAME[name] for name in self._settings.get(RECENT_COMMANDS) if name in BY_NAME]
        bound = [each for each in ACTIONS if self._actions.is_bound(each) and each is not PALETTE]
        ordered = dict.fromkeys([*(each for each in recent if each in bound), *bound])
        return [self._command(each) for each in ordered]

    def _command(self, action: Action) -> Command:
        keys = ", ".join(shown(action))
        return Command(
            action.name,
            self._title(action),
            _place(action),
            keys,
            self._availability.why_not(action),
        )

    def _title(self, action: Action) -> str:
        """As its menu has it now: “Undo: Delete shot”."""
        entry = self._actions.by_name.get(action.name)
        if entry is not None:
            return plain(entry.text().partition("\t")[0])
        return title(action)

    def _run(self, name: str) -> None:
        names = (name, *(each for each in self._settings.get(RECENT_COMMANDS) if each != name))
        with suppress(HailuoError):  # a full disk keeps no command from being done
            self._settings.put(RECENT_COMMANDS, names[:REMEMBERED])
        action = BY_NAME[name]
        entry = self._actions.by_name.get(name)
        if entry is not None:  # checked, where it is a check
            entry.trigger()
        else:
            self._actions.run(action)

    def _closed(self) -> None:
        self.palette = None


def _place(action: Action) -> str:
    for menu, actions in MENUS:
        if action in actions:
            return plain(t(menu))
    return t(action.place.value)
