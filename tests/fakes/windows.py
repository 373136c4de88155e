"""Windows leave with the test that opened them."""

from PySide6.QtCore import QCoreApplication, QEvent

from hailuo_desktop.app.room import Room


def discard(room: Room) -> None:
    """Delete it now: a style sheet is applied to every widget that is still about.

    What feeds the window has no parent, and holds its listeners: it goes along, so that
    Python can collect the rest.
    """
    widgets = room.widgets
    for each in (widgets.window, widgets.cards, widgets.takes, room.edits):
        each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
