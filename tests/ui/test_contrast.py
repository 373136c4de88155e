"""Measured from what is painted, in both themes, in every window: texts and marks stand out."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.theme import DARK, LIGHT
from tests.ui.gallery.opened import opened
from tests.ui.gallery.stage import dressed
from tests.ui.gallery.windows import WINDOWS
from tests.ui.legible import apart, contrast, middle, picture_of, pixels, seen, texts

TEXT, MARK = 4.5, 3.0
SELECT = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
EDGED = (QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox, QPushButton)


@pytest.fixture(params=[DARK, LIGHT], ids=lambda theme: theme.name)
def themed(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    with dressed(qapp, request.param):
        yield


@pytest.fixture(params=WINDOWS)
def window(request: pytest.FixtureRequest, qtbot: QtBot, themed: None) -> QWidget:
    return opened(request.param, qtbot)


def test_the_ruler_itself_is_true(qtbot: QtBot) -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)
    form, labels = QWidget(), {each: QLabel(each) for each in ("Plain", "Faint", "Covered")}
    qtbot.addWidget(form)
    form.setStyleSheet("* { background: white; color: black; }")
    labels["Faint"].setStyleSheet("color: #999999")
    rows = QVBoxLayout(form)
    for each in labels.values():
        rows.addWidget(each)
    field = QLineEdit(placeholderText="Half there")
    rows.addWidget(field)
    form.show()
    cover = QLabel(form)
    cover.setGeometry(labels["Covered"].geometry())
    cover.show()
    picture = picture_of(form)
    told = {each.words: seen(each, picture) for each in texts(form)}
    assert told["Plain"] == pytest.approx(21, abs=1)
    assert told["Faint"] == pytest.approx(2.85, abs=0.1)
    assert told["Covered"] is None
    assert told["Half there"] == pytest.approx(3.95, abs=0.3)


def test_all_that_is_painted_stands_out(window: QWidget) -> None:
    assert list(faint(window)) == []
    assert list(edgeless(window)) == []
    assert [*filter(None, map(unmarked, views(window)))] == []
    choose_all(window)
    assert list(faint(window)) == []


def faint(window: QWidget) -> Iterator[str]:
    """Texts below the ratio; what is disabled says so by being dimmer."""
    picture = picture_of(window)
    for text in texts(window):
        ratio = seen(text, picture)
        if ratio is not None and ratio < TEXT and enabled(window, middle(text)):
            yield f"{text.words} {text.colour.name()} {ratio:.2f} {text.rect}"


def enabled(window: QWidget, at: QPoint) -> bool:
    widget = window.childAt(at) or window
    view = widget.parent()
    if isinstance(view, QAbstractItemView) and view.viewport() is widget:
        index = view.indexAt(widget.mapFrom(window, at))
        if index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            return False
    return widget.isEnabled()


def choose_all(window: QWidget) -> None:
    for view in views(window):
        view.selectAll()
        view.selectionModel().setCurrentIndex(view.model().index(0, 0), SELECT)


def unmarked(view: QAbstractItemView) -> str:
    """A view whose chosen row looks too much like the others, without the focus; empty for any
    other."""
    index = view.model().index(0, 0)
    view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
    view.clearFocus()
    view.selectionModel().clear()
    before = pixels(view.viewport().grab().toImage())
    view.selectionModel().select(index, SELECT)
    after = pixels(view.viewport().grab().toImage())[: len(before)]  # what is chosen is told below
    if not view.selectionModel().hasSelection():
        return ""
    marked = int((apart(before[: len(after)], after) >= MARK).sum())
    height = view.visualRect(index).height()
    return "" if marked >= height else f"{named(view)} {marked} of {height}"


def views(window: QWidget) -> list[QAbstractItemView]:
    found = window.findChildren(QAbstractItemView)
    lists = [view for view in found if view.isVisible() and not isinstance(view, QHeaderView)]
    return [view for view in lists if view.model() and view.model().rowCount()]


def test_the_focus_can_be_seen_wherever_it_goes(window: QWidget, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    stops = [each for each in window.findChildren(QWidget) if stop(each)]
    assert [*filter(None, (unseen(window, each) for each in stops))] == []


def stop(widget: QWidget) -> bool:
    tabs = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tabs) and widget.isEnabled() and not widget.visibleRegion().isEmpty()


def unseen(window: QWidget, widget: QWidget) -> str:
    """A widget that shows its focus too little; empty for any other."""
    around = QRect(widget.mapTo(window, QPoint()), widget.size()).adjusted(-4, -4, 4, 4)
    if (now := window.focusWidget()) is not None:
        now.clearFocus()
    before = pixels(window.grab(around).toImage())
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    after = pixels(window.grab(around).toImage())
    marked = int((apart(before, after) >= MARK).sum())
    return "" if marked >= min(widget.width(), widget.height()) else f"{named(widget)} {marked}"


def plain(widget: QWidget) -> bool:
    """One that has no look of its own, and stands there whole."""
    if not isinstance(widget, EDGED):
        return False
    own = widget.property("role") or isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
    whole = widget.visibleRegion().boundingRect() == widget.rect()
    return whole and widget.isEnabled() and not own


def edgeless(window: QWidget) -> Iterator[str]:
    """Controls whose left edge is lost in what they stand on."""
    whole = pixels(window.grab().toImage())
    for widget in filter(plain, window.findChildren(QWidget)):
        at = widget.mapTo(window, QPoint(0, widget.height() // 2))
        row = whole[at.y() : at.y() + 1]
        outside, edge = row[:, at.x() - 2 : at.x() - 1], row[:, at.x() : at.x() + 1]
        ratio = float(apart(outside, edge)[0, 0]) if outside.size else MARK
        if ratio < MARK:
            yield f"{named(widget)} {ratio:.2f}"


def named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()}"
