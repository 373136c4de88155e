"""How large the cards are, on a slider."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QSlider

from hailuo_desktop.translate import mark
from hailuo_desktop.ui.wording import say

from .layout import NARROWEST, Density

LEAST, MOST = 112, 480  # logical pixels of a card
STEP, PAGE = 8, 48


def density_for(width: int) -> Density:
    """What a card of that width has room to say."""
    return Density.LARGE if width >= NARROWEST[Density.LARGE] else Density.SMALL


class CardSize(QSlider):
    chosen = Signal(int)  # logical pixels

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(LEAST, MOST)
        self.setSingleStep(STEP)
        self.setPageStep(PAGE)
        self.setFixedWidth(80)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        say(self, name=mark("Size of the cards"), tip=mark("Size of the cards"))
        self.valueChanged.connect(self.chosen)

    def show_size(self, density: Density, width: int) -> None:
        """A list has no size of its own: the slider stays where it was."""
        with QSignalBlocker(self):
            if density is not Density.LIST:
                self.setValue(width or NARROWEST[density])
