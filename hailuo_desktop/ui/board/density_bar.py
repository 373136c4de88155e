"""Three ways to see the cards: as a list, small or large."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from hailuo_desktop.ui.action_set import named_button
from hailuo_desktop.ui.actions.action import Action
from hailuo_desktop.ui.actions.shots import AS_LARGE_CARDS, AS_LIST, AS_SMALL_CARDS
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import Theme

from .layout import Density

ACTION_OF = {
    Density.LIST: AS_LIST,
    Density.SMALL: AS_SMALL_CARDS,
    Density.LARGE: AS_LARGE_CARDS,
}


class DensityBar(QWidget):
    chosen = Signal(object)  # a Density

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        self._group = QButtonGroup(self)
        self._buttons = {density: self._button(density, act) for density, act in ACTION_OF.items()}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for button in self._buttons.values():
            layout.addWidget(button)
        self.set_theme(theme)

    def button(self, density: Density) -> QToolButton:
        return self._buttons[density]

    def show_density(self, density: Density) -> None:
        self._buttons[density].setChecked(True)

    def set_theme(self, theme: Theme) -> None:
        for density, button in self._buttons.items():
            button.setIcon(self._icons.icon(f"density-{density.value}", theme.text))

    def _button(self, density: Density, action: Action) -> QToolButton:
        button = named_button(action)
        button.setCheckable(True)
        button.clicked.connect(lambda: self.chosen.emit(density))
        self._group.addButton(button)
        return button
