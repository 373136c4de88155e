"""The takes of one shot in a row: poster, number, state."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from hailuo_desktop.domain.state_words import icon_of, word
from hailuo_desktop.domain.take import Take
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import Theme

POSTER = QSize(80, 45)
HEIGHT = 84
ID = Qt.ItemDataRole.UserRole


class TakesStrip(QListWidget):
    take_requested = Signal(str)

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        self.theme = theme
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setMovement(QListWidget.Movement.Static)
        self.setWrapping(False)
        self.setIconSize(POSTER)
        self.setFixedHeight(HEIGHT)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setAccessibleName("Takes of this shot")
        self.itemClicked.connect(self._clicked)

    def show_takes(
        self, takes: Sequence[Take], posters: Mapping[str, QImage], current: str
    ) -> None:
        self.clear()
        for take in takes:
            item = QListWidgetItem(self._icon(take, posters.get(take.id)), f"t{take.number}")
            item.setData(ID, take.id)
            item.setToolTip(f"Take {take.number}: {word(take)}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"Take {take.number}: {word(take)}")
            self.addItem(item)
            if take.id == current:
                self.setCurrentItem(item)
        self.setVisible(bool(takes))

    def _icon(self, take: Take, poster: QImage | None) -> QIcon:
        if poster is None:
            return self._icons.icon(icon_of(take), self.theme.text)
        ratio = self.devicePixelRatioF()
        scaled = poster.scaled(
            POSTER * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        return QIcon(QPixmap.fromImage(scaled))

    def _clicked(self, item: QListWidgetItem) -> None:
        self.take_requested.emit(item.data(ID))
