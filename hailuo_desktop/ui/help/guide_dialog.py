"""The guide: its pages, a search through all of them, and what was found lit in the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.folding import folded
from hailuo_desktop.ui.labels import label, line_size
from hailuo_desktop.ui.paged import lay_out_pages
from hailuo_desktop.ui.wording import follow

SIZE = QSize(920, 640)
SIDE = 220  # logical pixels
MARGIN, LEADING = 16, 125  # logical pixels around the page; percent of a line
NOTHING = mark("No page has these words.")


@dataclass(frozen=True)
class GuidePage:
    """``text`` is Markdown of our own."""

    title: str
    text: str


class GuideDialog(QDialog):
    """It stays beside the window while one works. ``pages`` gives them with the keys of now."""

    def __init__(self, pages: Callable[[], Sequence[GuidePage]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Guide"))
        self._source = pages
        self._pages: Sequence[GuidePage] = ()
        self.search = QLineEdit()
        self.search.setPlaceholderText(t("Search the guide"))
        self.search.setAccessibleName(t("Search the guide"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setProperty("role", "lines")
        self.list.setAccessibleName(t("Pages"))
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setProperty("role", "page")
        self.nothing = label(t(NOTHING), "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._lay_out()
        follow(self, self._fill)
        self._connect()

    def open_at(self, row: int) -> None:
        self.list.setCurrentRow(row)

    def _fill(self) -> None:
        row, self._pages = max(0, self.list.currentRow()), self._source()
        self.list.clear()
        for page in self._pages:
            item = QListWidgetItem(page.title)
            item.setSizeHint(line_size(self))
            self.list.addItem(item)
        self.list.setCurrentRow(row)
        self._find(self.search.text())

    def _find(self, text: str) -> None:
        """Pages with all the words stay; the one in sight does, where it is one of them."""
        words = folded(text).split()
        known = [folded(f"{page.title} {page.text}") for page in self._pages]
        found = [all(word in text for word in words) for text in known]
        for row, has in enumerate(found):
            self.list.item(row).setHidden(not has)
        row = self.list.currentRow()
        if any(found) and (row < 0 or not found[row]):
            self.list.setCurrentRow(found.index(True))
        self.stack.setCurrentWidget(self.text if any(found) else self.nothing)
        self._light()

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._pages):
            page = self._pages[row]
            self.text.setMarkdown(f"## {page.title}\n\n{page.text}")
            self._space()
            self.text.setAccessibleName(page.title)
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self._light()

    def _space(self) -> None:
        """Qt sets Markdown as tight as a label."""
        document = self.text.document()
        document.setDocumentMargin(MARGIN)
        airy = QTextBlockFormat()
        airy.setLineHeight(LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        everything = QTextCursor(document)
        everything.select(QTextCursor.SelectionType.Document)
        everything.mergeBlockFormat(airy)

    def _light(self) -> None:
        """Each place of each word; the first one comes into sight."""
        words = self.search.text().split()
        places = [place for word in words for place in self._places(word)]
        self.text.setExtraSelections([self._lit(place) for place in places])
        if places:
            first = QTextCursor(min(places, key=lambda place: place.selectionStart()))
            first.clearSelection()
            self.text.setTextCursor(first)
            self.text.ensureCursorVisible()

    def _places(self, word: str) -> list[QTextCursor]:
        found, document = list[QTextCursor](), self.text.document()
        cursor = document.find(word, 0, QTextDocument.FindFlag(0))
        while not cursor.isNull():
            found.append(cursor)
            cursor = document.find(word, cursor, QTextDocument.FindFlag(0))
        return found

    def _lit(self, place: QTextCursor) -> QTextEdit.ExtraSelection:
        lit = QTextEdit.ExtraSelection()
        lit.cursor = place
        lit.format.setBackground(self.palette().highlight())
        lit.format.setForeground(self.palette().highlightedText())
        return lit

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show)
        self.search.textChanged.connect(self._find)
        self.buttons.rejected.connect(self.reject)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        self._show(self.list.currentRow())

    def _lay_out(self) -> None:
        self.stack.addWidget(self.text)
        self.stack.addWidget(self.nothing)
        self.list.setFixedWidth(SIDE)
        self.search.setFixedWidth(SIDE)
        lay_out_pages(self, self.search, self.list, self.stack, self.buttons, SIZE)
