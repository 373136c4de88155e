"""A setting with its field, what it is for, and the way back to its default."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.translate import t
from hailuo_desktop.ui.drop_down import DropDown
from hailuo_desktop.ui.labels import label, wrapped

from .part import Part

MOST = 1_000_000  # where a number has no bound of its own


@dataclass(frozen=True, kw_only=True)
class Spec:
    """A setting in words. ``choices`` are pairs of a value and its words; a number says ``least``
    in words instead of its smallest value, and is followed by ``unit``."""

    name: str
    title: str
    help: str = ""
    default: object = None
    choices: tuple[tuple[str, str], ...] = ()
    smallest: int = 0
    largest: int = MOST
    unit: str = ""
    least: str = ""


class Row(Part):
    """The kind of its default decides its field: a box, a list, a number or a line."""

    def __init__(self, spec: Spec) -> None:
        super().__init__()
        self.spec = spec
        self.names = (spec.name,)
        self.said = (spec.title, spec.help, *(word for _, word in spec.choices))
        self.field, self._put = _field(spec, self._wish)
        self.field.setAccessibleName(spec.title)
        self.field.setAccessibleDescription(spec.help)
        self.reset = QPushButton(t("Reset"))
        self.reset.setProperty("role", "quiet")
        self.reset.setAutoDefault(False)
        self.reset.setAccessibleName(t("Reset “{name}”", name=spec.title))
        self.reset.setToolTip(t("Back to the default"))
        self.reset.clicked.connect(lambda: self.edited.emit(spec.name, spec.default))
        self.trouble = wrapped(role="danger")
        self._lay_out()
        self.show_value(spec.name, spec.default)

    def show_value(self, name: str, value: object) -> None:
        self.field.blockSignals(True)
        self._put(value)
        self.field.blockSignals(False)
        self.reset.setVisible(value != self.spec.default)
        self.refuse(name, "")

    def refuse(self, name: str, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _wish(self, value: object) -> None:
        self.edited.emit(self.spec.name, value)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        if isinstance(self.field, QCheckBox):
            line.addWidget(self.field)
            line.addStretch(1)
        else:
            title = label(self.spec.title)
            title.setBuddy(self.field)
            line.addWidget(title)
            line.addStretch(1)
            line.addWidget(self.field, 2 if isinstance(self.field, QLineEdit) else 0)
        line.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(line)
        if self.spec.help:
            layout.addWidget(wrapped(self.spec.help, "muted"))
        layout.addWidget(self.trouble)


Wish = Callable[[object], object]
Put = Callable[[Any], object]


def _field(spec: Spec, wish: Wish) -> tuple[QWidget, Put]:
    if spec.choices:
        return _list(spec, wish)
    if isinstance(spec.default, bool):
        box = QCheckBox(spec.title)
        box.toggled.connect(wish)
        return box, box.setChecked
    if isinstance(spec.default, int):
        return _number(spec, wish)
    line = QLineEdit()
    line.editingFinished.connect(lambda: line.isModified() and wish(line.text().strip()))
    return line, line.setText


def _list(spec: Spec, wish: Wish) -> tuple[QWidget, Put]:
    values = [value for value, _ in spec.choices]
    box = DropDown()
    box.addItems([word for _, word in spec.choices])
    box.currentIndexChanged.connect(lambda: wish(values[box.currentIndex()]))
    return box, lambda value: box.setCurrentIndex(values.index(cast(str, value)))


def _number(spec: Spec, wish: Wish) -> tuple[QWidget, Put]:
    spin = QSpinBox()
    spin.setRange(spec.smallest, spec.largest)
    spin.setSuffix(spec.unit)
    spin.setSpecialValueText(spec.least)
    spin.setMinimumWidth(160)
    spin.setKeyboardTracking(False)  # a number counts once it is written
    spin.valueChanged.connect(wish)
    return spin, spin.setValue
