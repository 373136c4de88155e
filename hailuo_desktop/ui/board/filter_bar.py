"""Find and filter: words, states and modes."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from hailuo_desktop.domain.catalog import Mode
from hailuo_desktop.translate import Marked, mark, t
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import follow, say

from .filter import Filter
from .state import KINDS

_MODES: Mapping[Mode, Marked] = {
    Mode.T2V: mark("Text to video"),
    Mode.I2V: mark("Image to video"),
    Mode.FLF: mark("First and last frame"),
}
REST = 120  # milliseconds without a key before the cards are narrowed


class FilterBar(QWidget):
    changed = Signal(object)  # the Filter
    left = Signal()  # back to the cards

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        find = mark("Find in shots")
        about = mark("Words of the prompt, code, notes, scene or file names")
        self.text = say(QLineEdit(), hint=find, name=find, tip=about)
        self.text.setClearButtonEnabled(True)
        self.only = _only_button()
        self._menu = QMenu(self.only)
        self._kinds: dict[str, QAction] = {}
        self._modes: dict[str, QAction] = {}
        self._fill()
        follow(self, self._word)
        self.only.setMenu(self._menu)
        self.close_button = QToolButton()
        close = mark("Show all shots (Esc)")
        say(self.close_button, name=mark("Show all shots"), tip=close)
        self.close_button.clicked.connect(self.leave)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(REST)
        self._later.timeout.connect(self._tell)
        self.text.textEdited.connect(lambda: self._later.start())
        self.text.textChanged.connect(self._cleared)
        self.text.returnPressed.connect(self._entered)
        self._lay_out()
        self.set_theme(theme)

    def filter(self) -> Filter:
        kinds = frozenset(key for key, action in self._kinds.items() if action.isChecked())
        modes = frozenset(key for key, action in self._modes.items() if action.isChecked())
        return Filter(self.text.text(), kinds, modes)

    def show_filter(self, chosen: Filter) -> None:
        """Without telling of it again."""
        self.text.setText(chosen.text)
        for actions, keys in ((self._kinds, chosen.kinds), (self._modes, chosen.modes)):
            for key, action in actions.items():
                action.setChecked(key in keys)
        self._mark()
        self.setVisible(bool(chosen))

    def begin(self) -> None:
        self.setVisible(True)
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def leave(self) -> None:
        """All shots again."""
        self.show_filter(Filter())
        self._tell()
        self.left.emit()

    def set_theme(self, theme: Theme) -> None:
        self.close_button.setIcon(self._icons.icon("clear", theme.text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() == Qt.Key.Key_Down:
            self._entered()
        else:
            super().keyPressEvent(event)

    def _entered(self) -> None:
        self._tell()
        self.left.emit()

    def _cleared(self, text: str) -> None:
        if not text and self.isVisible():
            self._tell()

    def _tell(self) -> None:
        self._later.stop()
        self._mark()
        self.changed.emit(self.filter())

    def _mark(self) -> None:
        count = len(self.filter().kinds) + len(self.filter().modes)
        self.only.setText(t("Filter {count}", count=count) if count else t("Filter"))

    def _fill(self) -> None:
        self._kinds = {key: self._entry() for key in KINDS}
        self._menu.addSeparator()
        self._modes = {mode.value: self._entry() for mode in Mode}

    def _word(self) -> None:
        for key, words in KINDS.items():
            self._kinds[key].setText(t(words))
        for mode, words in _MODES.items():
            self._modes[mode.value].setText(
                t("{mode} ({letters})", mode=t(words), letters=mode.value)
            )
        self._mark()

    def _entry(self) -> QAction:
        action = self._menu.addAction("")
        action.setCheckable(True)
        action.triggered.connect(lambda: self._tell())
        return action

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.only)
        layout.addWidget(self.close_button)


def _only_button() -> QToolButton:
    button = QToolButton()
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    about = mark("Show only some states or modes")
    say(button, name=mark("Only these states and modes"), tip=about)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button
