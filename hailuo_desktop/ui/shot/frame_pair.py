"""The first and the last frame side by side, and what moves between them."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from hailuo_desktop.domain.frame import NOTICEABLE_LOSS, Frame, crop_to
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.formats import percent
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import follow, say

from .frame_slot import FrameSlot

Frames = tuple[Frame | None, Frame | None]  # first, last
AROUND = 24  # logical pixels: a drag from slot to slot need not keep to a straight line
_KEPT = 24  # previews: of the frames shown lately, so that going back shows them at once
_TOO_MANY = mark("A shot has two frames and more pictures were given: the others were left out.")


class FramePair(QWidget):
    """It holds the frames that it was shown and tells of those that the artist moved."""

    frames_changed = Signal(object, object)  # first, last: Frame or None
    image_requested = Signal(object, object)  # Field, ImageSource
    reveal_requested = Signal(str)
    crop_requested = Signal(object)  # Field
    ground_requested = Signal(object, str)  # Field, #rrggbb
    unlink_requested = Signal(object)  # the Field whose frame comes from another shot

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        self._previews: dict[str, QImage] = {}
        self.first = FrameSlot(Field.FIRST_FRAME, icons, theme)
        self.last = FrameSlot(Field.LAST_FRAME, icons, theme)
        self._swap = _swap_button()
        self._swap.clicked.connect(self.swap)
        self._lay_out()
        for slot in self._slots():
            self._connect(slot)
        self.set_theme(theme)
        self.show_frames((None, None))
        follow(self, self.show_crop)

    def slot(self, field: Field) -> FrameSlot:
        return self.first if field is Field.FIRST_FRAME else self.last

    def frames(self) -> Frames:
        return self.first.frame(), self.last.frame()

    def show_frames(self, frames: Frames, fresh: bool = False) -> None:
        """Previews that are known show at once; unless all is ``fresh``, a slot whose frame
        stays keeps what it says."""
        for slot, frame in zip(self._slots(), frames, strict=True):
            if fresh or frame != slot.frame():
                slot.show_frame(frame, self._preview(frame))
        self.show_crop()
        self._swap.setEnabled(any(frames))

    def keep_preview(self, frame: Frame | None, preview: QImage | None) -> None:
        if frame is None or preview is None:
            return
        self._previews.pop(frame.key, None)
        self._previews[frame.key] = preview
        while len(self._previews) > _KEPT:
            self._previews.pop(next(iter(self._previews)))

    def give(self, field: Field, sources: tuple[object, ...]) -> None:
        """As if they had been dropped there."""
        self._given(self.slot(field), sources)

    def swap(self) -> None:
        first, last = self.frames()
        self._change((last, first))

    def set_theme(self, theme: Theme) -> None:
        self._swap.setIcon(self._icons.icon("swap", theme.text))
        for slot in self._slots():
            slot.set_theme(theme)

    def _slots(self) -> tuple[FrameSlot, FrameSlot]:
        return self.first, self.last

    def _other(self, slot: FrameSlot) -> FrameSlot:
        return self.last if slot is self.first else self.first

    def _preview(self, frame: Frame | None) -> QImage | None:
        return None if frame is None else self._previews.get(frame.key)

    def _change(self, frames: Frames) -> None:
        if frames != self.frames():
            self.show_frames(frames)
            self.frames_changed.emit(*frames)

    def _put(self, slot: FrameSlot, frame: Frame | None) -> None:
        first, last = self.frames()
        self._change((frame, last) if slot is self.first else (first, frame))

    def _clear(self, slot: FrameSlot) -> None:
        if slot.frame() is None and slot.link():
            self.unlink_requested.emit(slot.field)
        else:
            self._put(slot, None)

    def show_crop(self) -> None:
        first, last = self.frames()
        crop = crop_to(first.seen, last.seen) if first and last else None
        if crop is None or crop.lost <= NOTICEABLE_LOSS:
            self.last.show_crop(None, "")
        else:
            self.last.show_crop(crop, t("crops {share}", share=percent(crop.lost * 100)))

    # Pictures from outside, and the drag from one slot to the other

    def _connect(self, slot: FrameSlot) -> None:
        picture = slot.picture
        slot.sources_given.connect(partial(self._given, slot))
        slot.clear_requested.connect(partial(self._clear, slot))
        slot.reveal_requested.connect(self.reveal_requested)
        slot.crop_requested.connect(partial(self.crop_requested.emit, slot.field))
        slot.ground_requested.connect(partial(self.ground_requested.emit, slot.field))
        picture.dragged.connect(partial(self._dragged, slot))
        picture.dropped.connect(partial(self._drop, slot))
        picture.drag_abandoned.connect(lambda: self._aim(slot, None))

    def _given(self, slot: FrameSlot, sources: tuple[object, ...]) -> None:
        """Two files on one slot are the two ends of the shot, in their order."""
        fields = [slot.field] if len(sources) == 1 else [Field.FIRST_FRAME, Field.LAST_FRAME]
        for field, source in zip(fields, sources, strict=False):
            self.image_requested.emit(field, source)
        if len(sources) > 2:
            slot.show_refusal(t(_TOO_MANY))

    def _dragged(self, slot: FrameSlot, at: QPoint) -> None:
        if self.rect().adjusted(-AROUND, -AROUND, AROUND, AROUND).contains(self.mapFromGlobal(at)):
            self._aim(slot, at)
        else:
            slot.picture.hand_over()

    def _aim(self, slot: FrameSlot, at: QPoint | None) -> None:
        other = self._other(slot)
        other.picture.show_target(at is not None and _over(other, at))

    def _drop(self, slot: FrameSlot, at: QPoint, copy: bool) -> None:
        self._aim(slot, None)
        if not _over(self._other(slot), at):
            return
        if copy:
            self._put(self._other(slot), slot.frame())
        else:
            self.swap()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.first, 1)
        layout.addWidget(self._swap, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.last, 1)


def _over(slot: FrameSlot, at: QPoint) -> bool:
    return slot.rect().contains(slot.mapFromGlobal(at))


def _swap_button() -> QToolButton:
    words = mark("Swap first and last frame")
    return say(QToolButton(), tip=words, name=words)
