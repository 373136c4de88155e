"""The bar above compared films: the mode, what it is set to, one more side, and the way out."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSlider,
    QToolButton,
    QWidget,
)

from hailuo_desktop.formats import percent
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.action_set import plain, with_key
from hailuo_desktop.ui.actions.compare import ADD_SIDE, ALTERNATE, LESS, MODES, MORE
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import label
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import follow, say
from hailuo_desktop.ui.workspace import Segments

from .look import Look
from .modes import Mode

NAMES = {
    Mode.WIPE: mark("Place of the line"),
    Mode.DIFFERENCE: mark("Gain of the difference"),
    Mode.CUT: mark("Blend from the last frame to the first"),
}


class ModeBar(QWidget):
    mode_requested = Signal(object)  # a Mode
    value_requested = Signal(int)
    alternate_requested = Signal(bool)
    add_requested = Signal()
    left = Signal()

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        self._look: Look | None = None
        self.modes = {mode: QToolButton() for mode in Mode}
        self.value = label(role="muted")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setMinimumWidth(40)
        self.slider.setMaximumWidth(160)
        self.slider.valueChanged.connect(self.value_requested)
        self.alternate = QPushButton()
        self.alternate.setCheckable(True)
        self.alternate.clicked.connect(self.alternate_requested)
        self.add = QToolButton()
        self.add.clicked.connect(lambda: self.add_requested.emit())
        self.leave = say(QPushButton(), mark("End"), tip=mark("Back to the film (Esc)"))
        self.leave.clicked.connect(lambda: self.left.emit())
        self._lay_out()
        self.set_theme(theme)
        follow(self, self._word)

    def show_look(self, look: Look) -> None:
        self._look = look
        self.modes[look.mode].setChecked(True)
        has_value = look.value is not None
        self.slider.setVisible(has_value)
        self.value.setVisible(has_value)
        self.alternate.setVisible(look.mode is Mode.FLIP)
        self.alternate.setChecked(look.alternates)
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, look.most)
            self.slider.setPageStep(1 if look.mode is Mode.DIFFERENCE else 10)
            self.slider.setValue(look.value or 0)
        self._word_value(look)

    def show_room(self, more: bool) -> None:
        """Whether there is room for one more side."""
        self.add.setEnabled(more)

    def set_theme(self, theme: Theme) -> None:
        self.add.setIcon(self._icons.icon("plus", theme.text))

    def _word_value(self, look: Look) -> None:
        if look.mode is Mode.DIFFERENCE:
            words = t("× {gain}", gain=look.gain)
        else:
            words = percent(look.value or 0)
        self.value.setText(words)
        name = NAMES.get(look.mode)
        if name is not None:
            self.slider.setAccessibleName(t(name))
            self.slider.setToolTip(with_key(t(name), LESS, MORE))

    def _word(self) -> None:
        for button, action in zip(self.modes.values(), MODES, strict=True):
            button.setText(plain(t(action.text)))
            button.setToolTip(with_key(t(action.tip), action))
        self.alternate.setText(plain(t(ALTERNATE.text)))
        self.alternate.setToolTip(with_key(t("Less than one flash a second"), ALTERNATE))
        self.add.setAccessibleName(plain(t(ADD_SIDE.text)))
        words = t("{add}: {which}", add=plain(t(ADD_SIDE.text)), which=t(ADD_SIDE.tip))
        self.add.setToolTip(with_key(words, ADD_SIDE))
        if self._look is not None:
            self._word_value(self._look)

    def _segments(self) -> QWidget:
        group = QButtonGroup(self)
        for mode, button in self.modes.items():
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.clicked.connect(partial(self._choose, mode))
            group.addButton(button)
        return say(Segments([*self.modes.values()]), name=mark("Way to compare"))

    def _choose(self, mode: Mode, _checked: bool = False) -> None:
        self.mode_requested.emit(mode)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._segments())
        for widget in (self.slider, self.value, self.alternate):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.add)
        row.addWidget(self.leave)
