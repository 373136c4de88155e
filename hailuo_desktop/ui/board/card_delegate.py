"""The cards in their view: each is painted, and its code edited in its place."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hailuo_desktop.translate import t

from .card import Card, code_rect
from .card_look import CardLook
from .layout import GAP

CODE_LIMIT = 40
Index = QModelIndex | QPersistentModelIndex


class CardDelegate(QStyledItemDelegate):
    def __init__(self, look: CardLook) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize()  # the view has one size for all

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shot = self._look.model.shot_at(index.row())
        card = option.rect.adjusted(GAP, GAP, -GAP, -GAP)
        Card(self._look, painter, option, card, shot).paint()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(CODE_LIMIT)
        editor.setAccessibleName(t("Code of the shot; leave it empty for its number"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(self._look.model.board.code(self._look.model.shot_at(index.row()).id))
            editor.selectAll()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        card = option.rect.adjusted(GAP, GAP, -GAP, -GAP)
        height = editor.sizeHint().height()
        place = code_rect(card, self._look.density, option.fontMetrics.height())
        editor.setGeometry(card.left(), place.center().y() - height // 2, card.width(), height)
