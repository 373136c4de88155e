"""Asks before shots are deleted whose takes still wait in the queue."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.translate import n, t
from hailuo_desktop.ui.confirm_guard import ConfirmGuard
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import label, wrapped
from hailuo_desktop.ui.theme import Theme

PICTURE = QSize(128, 72)
SHOWN = 3  # pictures; the others are counted


@dataclass(frozen=True)
class WaitingTake:
    """``picture`` is its first frame, where it has one that can be read."""

    title: str
    picture: QImage | None


class DeleteDialog(QDialog):
    """``accepted`` is the artist's yes: the takes leave the queue together with their shots."""

    def __init__(
        self, waiting: Sequence[WaitingTake], icons: Icons, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Delete with what waits?"))
        self._icons = icons
        self._theme = theme
        self.words = wrapped(
            n(
                "{count} take of what you delete waits in the queue: it leaves the queue too, "
                "unsent and uncharged, and one undo brings all of it back.",
                "{count} takes of what you delete wait in the queue: they leave the queue too, "
                "unsent and uncharged, and one undo brings all of it back.",
                len(waiting),
            )
        )
        self.buttons = QDialogButtonBox()
        self.delete = self.buttons.addButton(
            t("Delete, and take out of the queue"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.keep = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.delete.setAutoDefault(False)
        self.keep.setDefault(True)
        self._guard = ConfirmGuard(self, self.delete)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self.words)
        layout.addWidget(self._pictures(waiting))
        layout.addWidget(self.buttons)
        self.setMinimumWidth(560)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.keep.setFocus()

    def _pictures(self, waiting: Sequence[WaitingTake]) -> QWidget:
        row = QWidget()
        pictures = QHBoxLayout(row)
        pictures.setContentsMargins(0, 0, 0, 0)
        pictures.setSpacing(12)
        for each in waiting[:SHOWN]:
            pictures.addLayout(self._picture(each))
        more = len(waiting) - SHOWN
        if more > 0:
            pictures.addWidget(label(n("and {count} more", "and {count} more", more), "muted"))
        pictures.addStretch(1)
        return row

    def _picture(self, take: WaitingTake) -> QVBoxLayout:
        picture = QLabel()
        picture.setFixedSize(PICTURE)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setStyleSheet(f"background: {self._theme.picture.name()}")
        picture.setPixmap(self._pixmap(take.picture))
        picture.setAccessibleName(take.title)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(picture)
        column.addWidget(label(take.title, "muted"))
        return column

    def _pixmap(self, image: QImage | None) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if image is None:
            return self._icons.pixmap("film", 24, self._theme.picture_text, ratio)
        keep, smooth = (
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        pixmap = QPixmap.fromImage(image.scaled(PICTURE * ratio, keep, smooth))
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
