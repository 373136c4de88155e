"""A text with what went struck out and what came underlined; it can be copied, not edited."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from hailuo_desktop.domain.word_diff import Change, Piece
from hailuo_desktop.ui.theme import Theme


class DiffText(QTextEdit):
    """As tall as its text. Pieces go in as plain text: nothing in them is read as markup."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pieces: tuple[Piece, ...] = ()
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "quote")
        for bar in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        if (*pieces,) != self._pieces:
            self._pieces = (*pieces,)
            self._fill()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._fill()

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        height = round(self.document().size().height()) + margins.top() + margins.bottom()
        return QSize(120, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self._fit()

    def _fill(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        for piece in self._pieces:
            cursor.insertText(piece.text, self._format(piece.change))
        self._fit()

    def _fit(self) -> None:
        if self.height() != self.sizeHint().height():
            self.setFixedHeight(self.sizeHint().height())

    def _format(self, change: Change) -> QTextCharFormat:
        result = QTextCharFormat()
        result.setForeground(self._color(change))
        result.setFontUnderline(change is Change.ADDED)
        result.setFontStrikeOut(change is Change.REMOVED)
        return result

    def _color(self, change: Change) -> QColor:
        colors = {Change.ADDED: self._theme.success, Change.REMOVED: self._theme.danger}
        return colors.get(change, self._theme.text)
