"""The takes of one shot in a row: poster, number, state."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu

from hailuo_desktop.domain.state_words import icon_of, word
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.action_set import with_keys
from hailuo_desktop.ui.actions.films import KEEP
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import follow, say

POSTER = QSize(80, 45)
GLYPH = 20
PLATE = 16  # logical pixels: the plate with the sign of the kept take
HEIGHT = 92
UNBOUNDED = 16_777_215  # pixels: Qt's own for no maximum
ID = Qt.ItemDataRole.UserRole


class TakesStrip(QListWidget):
    """``take_requested``: the artist, not the program, has gone to another take."""

    take_requested = Signal(str)
    keep_requested = Signal(str)

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        self._theme = theme
        self._shown: dict[str, tuple[Take, QImage | None]] = {}
        self._kept = ""
        self._showing = False
        self.setIconSize(POSTER)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.set_upright(False)
        say(self, name=mark("Takes of this shot"))
        self.currentItemChanged.connect(self._chosen)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        follow(self, self._word)

    def show_takes(
        self, takes: Sequence[Take], posters: Mapping[str, QImage], current: str, kept: str = ""
    ) -> None:
        """Items of takes that were there stay where they are, and keep focus and scroll."""
        self._showing = True
        again = (self._kept, kept) if kept != self._kept else ()
        self._kept = kept
        if [take.id for take in takes] != list(self._shown):
            self.clear()
            self._shown = {}
        for place, take in enumerate(takes):
            self._show_take(place, take, posters.get(take.id), take.id in again)
            if take.id == current and self.currentRow() != place:
                self.setCurrentRow(place)
        self.setVisible(bool(takes))
        self._showing = False

    def set_upright(self, upright: bool) -> None:
        """A column beside the film, or a row below it."""
        mode, flow = QListWidget.ViewMode, QListWidget.Flow
        self.setViewMode(mode.ListMode if upright else mode.IconMode)
        self.setFlow(flow.TopToBottom if upright else flow.LeftToRight)
        self.setMovement(QListWidget.Movement.Static)
        self.setWrapping(False)
        self.setSpacing(2)
        self.setMinimumHeight(HEIGHT)
        self.setMaximumHeight(UNBOUNDED if upright else HEIGHT)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if upright else policy.ScrollBarAlwaysOff
        )
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if upright else policy.ScrollBarAsNeeded
        )

    def go(self, steps: int) -> None:
        """To the next take, or the one before."""
        place = self.currentRow() + steps
        if 0 <= place < self.count():
            self.setCurrentRow(place)

    def keep(self) -> None:
        """Ask to keep the current take, or to let it go where it is kept."""
        item = self.item(self.currentRow()) if self.currentRow() >= 0 else None
        if item is not None and self.can_keep(item):
            self.keep_requested.emit(item.data(ID))

    def can_keep(self, item: QListWidgetItem) -> bool:
        """Only of a finished take there is anything to keep."""
        return isinstance(self._shown[item.data(ID)][0].state, Completed)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for place, (take, poster) in enumerate(self._shown.values()):
            self.item(place).setIcon(self._icon(take, poster))

    def _word(self) -> None:
        """The same takes, said anew."""
        known, place = [*self._shown.values()], self.currentRow()
        current = known[place][0].id if place >= 0 else ""
        posters = {take.id: poster for take, poster in known if poster is not None}
        self._shown = {}
        self.show_takes([take for take, _ in known], posters, current, self._kept)

    def _show_take(self, place: int, take: Take, poster: QImage | None, again: bool) -> None:
        known = None if again else self._shown.get(take.id)
        if known is not None and (word(known[0]), known[1]) == (word(take), poster):
            return
        self._shown[take.id] = (take, poster)
        if place == self.count():
            self.addItem(QListWidgetItem())
        item = self.item(place)
        words = mark("Take {number}: {state}")
        if take.id == self._kept:
            words = mark("Take {number}: {state}, kept")
        told = t(words, number=take.number, state=word(take))
        item.setData(ID, take.id)
        item.setIcon(self._icon(take, poster))
        done = isinstance(take.state, Completed)
        item.setText(f"t{take.number}" if done else f"t{take.number} {word(take)}")
        item.setToolTip(told)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
        self.scheduleDelayedItemsLayout()  # longer words push the next take aside

    def _icon(self, take: Take, poster: QImage | None) -> QIcon:
        """The poster, or the glyph of the state in its place."""
        ratio = self.devicePixelRatioF()
        ground = QPixmap(POSTER * ratio)
        ground.setDevicePixelRatio(ratio)
        ground.fill(self._theme.picture)
        painter = QPainter(ground)
        if poster is None:
            glyph = self._icons.pixmap(icon_of(take), GLYPH, self._theme.picture_text, ratio)
            left, top = (POSTER.width() - GLYPH) // 2, (POSTER.height() - GLYPH) // 2
            painter.drawPixmap(left, top, glyph)
        else:
            scaled = _scaled(poster, ratio)
            size = scaled.deviceIndependentSize()
            left, top = (POSTER.width() - size.width()) / 2, (POSTER.height() - size.height()) / 2
            painter.drawImage(round(left), round(top), scaled)
        if take.id == self._kept:
            self._mark(painter, ratio)
        painter.end()
        icon = QIcon()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):  # Qt would tint the selected one
            icon.addPixmap(ground, mode)
        return icon

    def _mark(self, painter: QPainter, ratio: float) -> None:
        """The sign of the kept take, on a plate that is readable over any picture."""
        plate = QRect(POSTER.width() - PLATE - 2, 2, PLATE, PLATE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 190))
        painter.drawRoundedRect(plate, 4, 4)
        glyph = self._icons.pixmap("kept", PLATE - 4, QColor(Qt.GlobalColor.white), ratio)
        painter.drawPixmap(plate.topLeft() + QPoint(2, 2), glyph)

    def menu(self, item: QListWidgetItem) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        words = t("Let this take go") if item.data(ID) == self._kept else t(KEEP.text)
        keep = menu.addAction(
            with_keys(words, KEEP), lambda: self.keep_requested.emit(item.data(ID))
        )
        keep.setEnabled(self.can_keep(item))
        keep.setToolTip(t(KEEP.tip))
        return menu

    def _open_menu(self, place: QPoint) -> None:
        item: QListWidgetItem | None = self.itemAt(place)
        if item is not None:
            menu = self.menu(item)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(place))

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._showing:
            self.take_requested.emit(item.data(ID))


def _scaled(poster: QImage, ratio: float) -> QImage:
    scaled = poster.scaled(
        POSTER * ratio,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    scaled.setDevicePixelRatio(ratio)
    return scaled
