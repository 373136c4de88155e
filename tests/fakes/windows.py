"""Windows leave with the test that opened them."""

from PySide6.QtCore import QCoreApplication, QEvent

from hailuo_desktop.app.wiring import Wiring


def discard(wiring: Wiring) -> None:
    """Delete it now: a style sheet is applied to every widget that is still about.

    What feeds the window has no parent, and holds its listeners: it goes along, so that
    Python can collect the rest.
    """
    widgets = wiring.widgets
    for each in (widgets.window, widgets.cards, widgets.takes, wiring.edits):
        each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
