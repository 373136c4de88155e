"""A change of language, brought to every window and to whoever words what a window shows."""

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Signal
from PySide6.QtWidgets import QApplication

from hailuo_desktop.translate import language, subscribe
from hailuo_desktop.ui.qt_words import word_qt


class LanguageSwitch(QObject):
    """The one listener of the application. Windows hear of it as Qt tells them: LanguageChange.

    ``switched`` comes after all of them, for presenters that put sentences into them.
    """

    switched = Signal()
    _spoken = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self._qt = word_qt(app)
        self._spoken.connect(self._switch)  # by the loop, where another thread speaks
        self._stop = subscribe(self._spoken.emit)
        app.setLayoutDirection(QLocale(language()).textDirection())

    def close(self) -> None:
        self._stop()

    def _switch(self) -> None:
        self._qt.follow_language()
        self._app.setLayoutDirection(QLocale(language()).textDirection())
        change = QEvent.Type.LanguageChange
        QCoreApplication.sendEvent(self._app, QEvent(change))  # which posts it to each window
        QCoreApplication.sendPostedEvents(None, change)
        self.switched.emit()
