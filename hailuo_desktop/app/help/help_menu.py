"""The commands of the Help menu."""

from hailuo_desktop.app.context import Context
from hailuo_desktop.app.key_presenter import KeyPresenter
from hailuo_desktop.app.system.reveal import Reveal
from hailuo_desktop.ui.actions import window as actions
from hailuo_desktop.ui.shortcuts import ShortcutsDialog

from .about_presenter import AboutPresenter
from .crash_presenter import CrashPresenter
from .diagnostics_presenter import DiagnosticsPresenter
from .guide_presenter import GuidePresenter
from .log_presenter import LogPresenter
from .service_presenter import ServicePresenter
from .updates_presenter import UpdatesPresenter


class HelpMenu:
    def __init__(self, context: Context, keys: KeyPresenter) -> None:
        window, bind = context.window, context.actions.bind
        reveal = Reveal(context.notify)
        self.diagnostics = DiagnosticsPresenter(context)
        self.crash = CrashPresenter(context, reveal)
        self.log = LogPresenter(context, reveal)
        self.service = ServicePresenter(context, keys, reveal)
        self.updates = UpdatesPresenter(context)
        self.about = AboutPresenter(context)
        self.guide = GuidePresenter(context)
        bind(actions.GUIDE, self.guide.open_dialog)
        bind(actions.ABOUT, self.about.open_dialog)
        bind(actions.SHORTCUTS, lambda: ShortcutsDialog(window).open())
        bind(actions.DIAGNOSTICS, self.diagnostics.copy)
        bind(actions.LOG, self.log.open_dialog)
        bind(actions.SERVICE, self.service.look)
