"""The commands of the Help menu."""

from hailuo_desktop.app.context import Context
from hailuo_desktop.app.system.about import show_about
from hailuo_desktop.ui.actions import window as actions
from hailuo_desktop.ui.shortcuts import ShortcutsDialog

from .diagnostics_presenter import DiagnosticsPresenter


class HelpMenu:
    def __init__(self, context: Context) -> None:
        window, bind = context.window, context.actions.bind
        self.diagnostics = DiagnosticsPresenter(context)
        bind(actions.ABOUT, lambda: show_about(window))
        bind(actions.SHORTCUTS, lambda: ShortcutsDialog(window).open())
        bind(actions.DIAGNOSTICS, self.diagnostics.copy)
