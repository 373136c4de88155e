"""Every key of the window on one page."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.translate import Marked, t

from .action_set import shown
from .actions import ACTIONS, OWN_KEYS
from .actions.action import Action, Place
from .key_words import keys_told
from .keymap import keys_of
from .labels import label, wrapped
from .main_window import fitting

Line = tuple[str, str]  # keys, what they do
USUAL = QSize(960, 760)  # logical pixels; long words wrap, and what is too high scrolls
COLUMNS = (
    (Place.WINDOW, Place.BOARD, Place.QUEUE, Place.ALL_TAKES),
    (Place.SHOT, Place.FILM, Place.COMPARE, Place.ANIMATIC),
)


def lines(place: Place) -> list[Line]:
    """Actions of one help share a line; then what widgets hear by themselves."""
    found: dict[Marked, list[str]] = {}
    for action in ACTIONS:
        if action.place is place and keys_of(action) and action.help:
            found.setdefault(action.help, []).extend(shown(action))
    heard = [(", ".join(keys), t(words)) for words, keys in found.items()]
    own = [(_told(keys), t(words)) for where, keys, words in OWN_KEYS if where is place]
    return heard + [(keys, words) for keys, words in own if keys]


def _told(keys: Marked | tuple[Action, ...]) -> str:
    return keys_told(keys) if isinstance(keys, tuple) else t(keys)


class ShortcutsDialog(QDialog):
    """Every key of the action table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Keyboard shortcuts"))
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setContentsMargins(8, 4, 8, 4)
        columns.setSpacing(40)
        for places in COLUMNS:
            columns.addLayout(_column(places), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        self.room = QScrollArea()
        self.room.setWidgetResizable(True)
        self.room.setAccessibleName(t("Keyboard shortcuts"))
        self.room.setWidget(body)
        layout.addWidget(self.room, 1)
        layout.addWidget(buttons)
        self.resize(fitting(USUAL, self.screen().availableSize()))


def _column(places: tuple[Place, ...]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    for place in places:
        column.addWidget(label(t(place.value), "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for row, (key, words) in enumerate(lines(place)):
            grid.addWidget(wrapped(key), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(wrapped(words, "muted"), row, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(grid)
        column.addSpacing(12)
    column.addStretch(1)
    return column
