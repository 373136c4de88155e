"""Reframe a frame: a ratio, a drag, and at once what the rules say to it."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.domain.frame import Crop, Frame, frame_problems
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.words import sentence
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.drop_down import DropDown
from hailuo_desktop.ui.labels import label, naming, set_role, wrapped
from hailuo_desktop.ui.theme import Theme

from .canvas import CropCanvas
from .geometry import WHOLE, Picture, grown

AS_FIRST = mark("As the first frame")
RATIOS: tuple[tuple[str, float], ...] = (
    ("16 : 9", 16 / 9),
    ("9 : 16", 9 / 16),
    ("4 : 3", 4 / 3),
    ("3 : 4", 3 / 4),
    ("1 : 1", 1.0),
    ("21 : 9", 21 / 9),
)


@dataclass(frozen=True)
class Reframing:
    """The frame in its slot; ``first_ratio`` is the shape that a last frame will be cropped to."""

    field: Field
    frame: Frame
    image: QImage
    first_ratio: float | None = None


class CropDialog(QDialog):
    """``cropped`` gives the new Crop, or None for the whole picture."""

    cropped = Signal(object)

    def __init__(self, subject: Reframing, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Reframe {name}", name=subject.frame.name))
        self._subject = subject
        width, height = subject.frame.facts.upright
        self._picture = Picture(width, height)
        self.canvas = CropCanvas(subject.image, self._picture, subject.frame.crop, theme)
        self.canvas.show_ghost(subject.first_ratio)
        self.ratio = self._ratios()
        self.size_label = label("", "muted")
        self.verdict = wrapped()
        self.reset = QPushButton(t("Whole picture"))
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self._lay_out()
        self.ratio.currentIndexChanged.connect(self._ratio_chosen)
        self.reset.clicked.connect(self._whole)
        self.canvas.changed.connect(self._judge)
        self.buttons.accepted.connect(self._accepted)
        self.buttons.rejected.connect(self.reject)
        self._judge(self.canvas.crop())

    def crop(self) -> Crop | None:
        found = self.canvas.crop()
        return None if found == WHOLE else found

    def _ratios(self) -> QComboBox:
        combo = DropDown()
        combo.setAccessibleName(t("Shape of the crop"))
        if self._subject.first_ratio is not None:
            combo.addItem(t(AS_FIRST), self._subject.first_ratio)
        combo.addItem(t("Any shape"), None)
        for words, ratio in RATIOS:
            combo.addItem(words, ratio)
        combo.setCurrentIndex(combo.findData(None))
        return combo

    def _ratio_chosen(self) -> None:
        ratio: float | None = self.ratio.currentData()
        self.canvas.hold_ratio(ratio)
        if ratio is not None:
            self.canvas.show_crop(grown(self._picture, ratio, self.canvas.crop()))

    def _whole(self) -> None:
        self.ratio.setCurrentIndex(self.ratio.findData(None))
        self.canvas.show_crop(WHOLE)

    def _judge(self, crop: Crop) -> None:
        """What the service would see, and whether it takes that."""
        seen = replace(self._subject.frame, crop=crop).seen
        whole = self._picture
        self.size_label.setText(
            t(
                "{width} × {height} px of {whole_width} × {whole_height} px",
                width=seen.width,
                height=seen.height,
                whole_width=whole.width,
                whole_height=whole.height,
            )
        )
        broken = [sentence(each) for each in frame_problems(seen, self._subject.field)]
        self.verdict.setText("\n".join(broken))
        set_role(self.verdict, "danger" if broken else "muted")
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not broken)

    def _accepted(self) -> None:
        self.cropped.emit(self.crop())
        self.accept()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.addWidget(naming(self.ratio, t("Shape")))
        tools.addWidget(self.ratio)
        tools.addWidget(self.reset)
        tools.addStretch(1)
        tools.addWidget(self.size_label)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addLayout(tools)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.verdict)
        layout.addWidget(self.buttons)
        self.resize(820, 620)
