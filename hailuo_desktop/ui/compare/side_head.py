"""What stands above the pictures for each side: which take it is, where it is, its offset."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QToolButton, QVBoxLayout, QWidget

from hailuo_desktop.translate import t
from hailuo_desktop.ui.action_set import with_key
from hailuo_desktop.ui.actions.compare import EARLIER, HEAR_NEXT, LATER, REMOVE_SIDE
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import label, set_role
from hailuo_desktop.ui.shot.elided import Elided
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import follow

from .modes import letter
from .painting import standing
from .side import Side

FURTHEST = 9_999  # frames of offset


class SideHead(QWidget):
    """``offset_requested``: frames that the side is ahead."""

    offset_requested = Signal(int)
    hear_requested = Signal(bool)
    remove_requested = Signal()

    def __init__(self, place: int, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self.place = place
        self._icons = icons
        self._side: Side | None = None
        self.letter = label(letter(place), "heading")
        self.title = Elided("muted", Qt.TextElideMode.ElideMiddle)
        self.time = Elided("muted", Qt.TextElideMode.ElideRight)
        self.offset = QSpinBox()
        self.offset.setRange(-FURTHEST, FURTHEST)
        self.offset.setKeyboardTracking(False)
        self.offset.valueChanged.connect(self.offset_requested)
        self.hear = QToolButton()
        self.hear.setCheckable(True)
        self.hear.clicked.connect(self.hear_requested)
        self.remove = QToolButton()
        self.remove.clicked.connect(lambda: self.remove_requested.emit())
        self.remove.setVisible(place > 0)
        self._lay_out()
        self.set_theme(theme)
        follow(self, self._word)

    def show_side(self, side: Side, heard: bool, in_hand: bool, removable: bool) -> None:
        self._side = side
        self.title.show_text(side.subject.title)
        set_role(self.letter, "chosen" if in_hand else "heading")
        self.hear.setChecked(heard)
        self.hear.setEnabled(side.has_sound)
        self.remove.setEnabled(removable)
        self.offset.setEnabled(side.usable)
        with QSignalBlocker(self.offset):
            self.offset.setValue(side.offset)
        self.setAccessibleDescription(t("in hand") if in_hand else "")
        self._word()

    def show_place(self) -> None:
        """Of the picture that is seen."""
        side = self._side
        if side is None or side.frames is None or side.picture is None:
            self.time.show_text("")
            return
        shown = side.picture.number
        words = t("{time} · f {frame}", time=side.frames.timecode(shown), frame=shown)
        short = t("f {frame}", frame=shown)
        why = standing(side)
        self.time.show_text(*(" · ".join(filter(None, (each, why))) for each in (words, short)))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.remove.setIcon(self._icons.icon("clear", theme.text))
        self._show_heard()

    def _word(self) -> None:
        side = letter(self.place)
        self.setAccessibleName(t("Side {letter}", letter=side))
        self.offset.setSuffix(t(" f"))
        words = t("Frames that {letter} is ahead", letter=side)
        self.offset.setAccessibleName(words)
        self.offset.setToolTip(with_key(words, EARLIER, LATER) if self.place else words)
        words = t("Compare {letter} no longer", letter=side)
        self.remove.setAccessibleName(words)
        self.remove.setToolTip(with_key(words, REMOVE_SIDE))
        self._show_heard()
        self.show_place()

    def _show_heard(self) -> None:
        heard, sounds = self.hear.isChecked(), self._side is not None and self._side.has_sound
        name = "volume" if heard and sounds else "mute"
        self.hear.setIcon(self._icons.icon(name, self._theme.text))
        if not sounds:
            words = t("{letter} has no sound", letter=letter(self.place))
        elif heard:
            words = t("{letter} is heard", letter=letter(self.place))
        else:
            words = t("Hear {letter}", letter=letter(self.place))
        self.hear.setToolTip(with_key(words, HEAR_NEXT) if sounds else words)
        self.hear.setAccessibleName(words)

    def _lay_out(self) -> None:
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for row in (upper, lower):
            row.setSpacing(6)
        upper.addWidget(self.letter)
        upper.addWidget(self.title, 1)
        upper.addWidget(self.remove)
        lower.addWidget(self.time, 1)
        lower.addWidget(self.offset)
        lower.addWidget(self.hear)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(4, 0, 4, 0)
        rows.setSpacing(0)
        rows.addLayout(upper)
        rows.addLayout(lower)
