"""The animatic's window: the picture, its shots, and a way to keep it as a film."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHideEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.formats import clock
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import label
from hailuo_desktop.ui.theme import Theme

from .reel import Block, Reel
from .timeline import Timeline

SKETCH = "A sketch: parallax cannot be true. Finished takes replace their stills."
SAVE, STOP = "Save as MP4…", "Stop saving"


class Screen(QWidget):
    """One picture at a time, on neutral grey."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._image = QImage()
        self.theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 180)
        self.setAccessibleName("Animatic")

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.update()

    def image(self) -> QImage:
        return self._image

    def sizeHint(self) -> QSize:
        return QSize(960, 540)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.picture)
        if self._image.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QRectF(self.rect()).center())
        painter.drawImage(place, self._image)


class AnimaticWindow(QDialog):
    """``frame_wanted`` asks for a picture, and ``show_image`` answers."""

    frame_wanted = Signal(int, float)
    save_requested = Signal()
    stop_requested = Signal()

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Animatic")
        self._icons = icons
        self._theme = theme
        self._saving = False
        self.reel = Reel(self)
        self.screen_ = Screen(theme)
        self.timeline = Timeline(self.reel, theme)
        self.play = QToolButton()
        self.time = label("", "muted")
        self.save = QPushButton(SAVE)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setMaximumWidth(160)
        self.progress.setAccessibleName("How much of the film is saved")
        self.progress.hide()
        self._lay_out()
        self._connect()
        self._show_playing(playing=False)

    def show_board(self, blocks: Sequence[Block]) -> None:
        self.reel.show_blocks(blocks)
        self.save.setEnabled(bool(blocks))

    def play_from(self, shot: str) -> None:
        self.reel.seek(self.reel.start_of(shot))
        self.reel.play()

    def show_image(self, image: QImage) -> None:
        self.screen_.show_image(image)

    def show_saving(self, part: float | None) -> None:
        """How much is saved, 0 to 1; None when nothing is being saved."""
        self._saving = part is not None
        self.save.setText(STOP if self._saving else SAVE)
        self.progress.setVisible(self._saving)
        self.progress.setValue(round(100 * (part or 0.0)))

    def set_theme(self, theme: Theme) -> None:
        self._theme = self.screen_.theme = self.timeline.theme = theme
        self._show_playing(self.reel.playing)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Space:
                self.reel.toggle()
            case Qt.Key.Key_Home:
                self.reel.seek(0.0)
            case Qt.Key.Key_End:
                self.reel.seek(self.reel.length)
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self.reel.step(-1 if event.key() == Qt.Key.Key_Left else 1)
            case _:
                super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.reel.pause()

    def showEvent(self, event: QShowEvent) -> None:
        self._ask()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            if self.isMinimized():
                self.reel.pause()
            else:
                self._ask()

    def _connect(self) -> None:
        self.reel.frame_wanted.connect(self._ask)
        self.reel.moved.connect(self._show_time)
        self.reel.playing_changed.connect(self._show_playing)
        self.play.clicked.connect(self.reel.toggle)
        self.save.clicked.connect(self._save)

    def _ask(self) -> None:
        """Only for a picture that somebody can see."""
        if self.isVisible() and not self.isMinimized() and self.reel.blocks:
            self.frame_wanted.emit(*self.reel.place())

    def _save(self) -> None:
        (self.stop_requested if self._saving else self.save_requested).emit()

    def _show_time(self, seconds: float) -> None:
        self.time.setText(f"{clock(seconds)} / {clock(self.reel.length)}")

    def _show_playing(self, playing: bool) -> None:
        words = "Pause (Space)" if playing else "Play (Space)"
        self.play.setIcon(self._icons.icon("pause" if playing else "play", self._theme.text))
        self.play.setToolTip(words)
        self.play.setAccessibleName(words)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.play)
        foot.addWidget(self.time)
        foot.addStretch(1)
        foot.addWidget(label(SKETCH, "muted"))
        foot.addStretch(1)
        foot.addWidget(self.progress)
        foot.addWidget(self.save)
        self.play.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.save.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.save.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self.screen_, 1)
        layout.addWidget(self.timeline)
        layout.addLayout(foot)
        self.resize(1000, 680)
