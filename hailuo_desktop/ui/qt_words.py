"""Qt's own words, in the language that the rest of the window speaks."""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from hailuo_desktop.translate import Marked, language, mark, t

# The buttons of dialogs and the menu of every field, word for word as Qt has them.
WORDS: Mapping[str, Marked] = {
    str(each): each
    for each in (
        mark("OK"),
        mark("&OK"),
        mark("Open"),
        mark("Save"),
        mark("&Save"),
        mark("Cancel"),
        mark("&Cancel"),
        mark("Close"),
        mark("&Close"),
        mark("Apply"),
        mark("Reset"),
        mark("Discard"),
        mark("&Yes"),
        mark("&No"),
        mark("&Undo"),
        mark("&Redo"),
        mark("Cu&t"),
        mark("&Copy"),
        mark("&Paste"),
        mark("Delete"),
        mark("Select All"),
        mark("Press shortcut"),
    )
}
# Where Qt says them; “Open” elsewhere may mean another thing.
CONTEXTS = {
    *("QPlatformTheme", "QGnomeTheme", "QLineEdit", "QWidgetTextControl", "QMessageBox"),
    "QKeySequenceEdit",
}


class QtWords(QTranslator):
    """Asks our catalogue for the words that every window shows. The file and colour dialogs, and
    the names of keys, are in the catalogues that come with Qt, where the language has one."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._dialogs = QTranslator(self)
        self._followed = ""
        self.follow_language()

    def follow_language(self) -> None:
        """Take up Qt's own catalogue of the language spoken now; English needs none."""
        self._followed = language()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if not self._dialogs.load(QLocale(language()), "qtbase", "_", folder):
            self._dialogs = QTranslator(self)

    def isEmpty(self) -> bool:
        return False  # or Qt does not ask

    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """None where Qt's English stands: an empty text would be shown as it is, for “Ctrl” too."""
        words = WORDS.get(sourceText) if context in CONTEXTS else None
        if words is not None:
            return t(words)
        if self._followed != language():
            return cast(str, None)
        theirs = self._dialogs.translate(context, sourceText, disambiguation or "", n)
        return theirs or cast(str, None)


def word_qt(app: QApplication) -> QtWords:
    """Have Qt ask our catalogue from now on, for as long as there is the application.

    It is never taken out again. For that, Qt locks its translators while this thread has the
    interpreter; any thread in which Qt just words an error, as of a picture that is not there, has
    that lock and waits for the interpreter: both would stand for ever.
    """
    for each in app.children():
        if isinstance(each, QtWords):
            each.follow_language()
            return each
    words = QtWords(app)
    app.installTranslator(words)
    return words
