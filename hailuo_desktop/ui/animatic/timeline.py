"""The shots of an animatic side by side, each as long as it lasts."""

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from hailuo_desktop.translate import t
from hailuo_desktop.ui.theme import Theme

from .reel import Block, Reel

HEIGHT = 40
GAP = 2
LEGIBLE = 24  # logical pixels: a narrower block has no room for its code


class Timeline(QAbstractSlider):
    """Click or drag to go there; ← and → go from shot to shot. Its value is in whole seconds."""

    def __init__(self, reel: Reel, theme: Theme) -> None:
        super().__init__()
        self._reel = reel
        self.theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(t("Shots of the animatic"))
        reel.moved.connect(self._moved)
        self.valueChanged.connect(self._chosen)

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0.0
        here = self._reel.place()[0]
        for at, block in enumerate(self._reel.blocks):
            width = block.seconds * self._scale()
            self._block(painter, QRectF(left, 6, width - GAP, HEIGHT - 12), block, at == here)
            left += width
        x = self._reel.position * self._scale()
        painter.setPen(QPen(self.theme.text, 2))
        painter.drawLine(round(x), 0, round(x), HEIGHT)
        if self.hasFocus():
            painter.setPen(QPen(self.theme.focus, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left:
                self._reel.step(-1)
            case Qt.Key.Key_Right:
                self._reel.step(1)
            case _:
                QWidget.keyPressEvent(self, event)

    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()

    def _go(self, event: QMouseEvent) -> None:
        self._reel.seek(event.position().x() / self._scale())

    def _scale(self) -> float:
        """Logical pixels of a second."""
        return self.width() / max(1.0, self._reel.length)

    def _moved(self) -> None:
        blocks = self._reel.blocks
        code = blocks[self._reel.place()[0]].code if blocks else ""
        told = t("Shot {code}", code=code) if code else ""
        if told != self.accessibleDescription():
            self.setAccessibleDescription(told)
        with QSignalBlocker(self):
            self.setRange(0, int(self._reel.length))
            self.setValue(int(self._reel.position))
        self.update()

    def _chosen(self, second: int) -> None:
        """By a screen reader: everything else moves the reel."""
        self._reel.seek(second)

    def _block(self, painter: QPainter, rect: QRectF, block: Block, here: bool) -> None:
        painter.setPen(QPen(self.theme.accent if here else self.theme.border, 1))
        painter.setBrush(self.theme.chip_on if here else self.theme.raised)
        painter.drawRoundedRect(rect, 4, 4)
        if block.made:
            line = QRectF(rect.left() + 4, rect.bottom() - 4, rect.width() - 8, 2)
            painter.fillRect(line, self.theme.success)
        if rect.width() >= LEGIBLE:
            painter.setPen(self.theme.text)
            words = painter.fontMetrics().elidedText(
                block.code, Qt.TextElideMode.ElideRight, round(rect.width() - 8)
            )
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), words)
