"""Says which mode the frames make of the shot, in the service's letters and in words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hailuo_desktop.domain.catalog import Mode
from hailuo_desktop.domain.words import MODE_NAMES
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.labels import label, tip
from hailuo_desktop.ui.wording import follow

from .elided import Elided

_MEANINGS = {
    Mode.T2V: mark("Text to video: no frame, the prompt says it all."),
    Mode.I2V: mark("Image to video: the shot starts from the first frame."),
    Mode.FLF: mark("First and last frame: the shot goes from the one to the other."),
}
_CHOSEN = mark("The frames decide this: add or clear one to change it.")


class ModeBadge(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._words = Elided("muted", Qt.TextElideMode.ElideRight)
        self._letters = label(role="badge")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._words)
        layout.addWidget(self._letters)
        self._mode = Mode.T2V
        follow(self, lambda: self.show_mode(self._mode))

    def show_mode(self, mode: Mode) -> None:
        self._mode = mode
        self._letters.setText(mode.value)
        self._letters.setAccessibleName(t("Mode: {mode}", mode=mode.value))
        self._words.show_text(t(MODE_NAMES[mode]))
        meaning = t(_MEANINGS[mode])
        self.setToolTip(tip(" ".join((meaning, t(_CHOSEN)))))
        self.setAccessibleDescription(meaning)

    def text(self) -> str:
        return self._letters.text()
