"""Every word that a window shows, or tells a screen reader, with the place where it stands."""

import re
from collections.abc import Iterator
from html import unescape

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from hailuo_desktop.ui.shot.elided import Elided

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def shown_words(window: QWidget) -> Iterator[tuple[str, str]]:
    for widget in [window, *window.findChildren(QWidget)]:
        place = f"{type(widget).__name__} {widget.accessibleName()!r}"
        for words in (*_common(widget), *_own(widget), *_of_choices(widget)):
            if words:
                yield place, _plain(words)


def _common(widget: QWidget) -> Iterator[str]:
    yield widget.windowTitle()
    yield widget.toolTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    for action in widget.actions():
        yield from _of_action(action)


def _own(widget: QWidget) -> Iterator[str]:
    match widget:
        case Elided():
            return  # as much as there is room for: its accessible name is the whole
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield widget.placeholderText()
            if not isinstance(widget.parent(), QAbstractSpinBox | QComboBox):
                yield widget.text()
        case QPlainTextEdit():
            yield widget.placeholderText()
        case QMenu():
            yield widget.title()
        case _:
            pass


def _of_choices(widget: QWidget) -> Iterator[str]:
    match widget:
        case QSpinBox():
            yield from (widget.prefix(), widget.suffix(), widget.specialValueText())
        case QComboBox():
            yield from _of_model(widget.model())
        case QAbstractItemView() if widget.model() is not None:
            yield from _of_model(widget.model())
        case _:
            pass


def _of_action(action: QAction) -> Iterator[str]:
    yield action.text().partition("\t")[0]  # then comes its key
    yield action.toolTip()


def _of_model(model: QAbstractItemModel) -> Iterator[str]:
    for column in range(_columns(model)):
        yield _text(model.headerData(column, Qt.Orientation.Horizontal))
        for row in range(model.rowCount()):
            for role in _ROLES:
                yield _text(model.index(row, column).data(role))


def _columns(model: QAbstractItemModel) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _plain(words: str) -> str:
    """Without the markup of a tool tip."""
    return unescape(re.sub(r"<[^<>]*>", " ", words)) if words.startswith("<qt>") else words
