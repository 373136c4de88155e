"""The selected takes in full: the whole sentence about them, and every action as a button."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hailuo_desktop.domain.state_words import described
from hailuo_desktop.domain.take import Take
from hailuo_desktop.translate import mark, n, t
from hailuo_desktop.ui.actions.action import TakeAction
from hailuo_desktop.ui.actions.takes import actions_for
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import label, tip, wrapped
from hailuo_desktop.ui.scrolling import Scrolling
from hailuo_desktop.ui.shot.flow_layout import flowing
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import say

TAKE_OVER = mark("The take is sent with the prompt, frames and settings that its shot has now.")


class Details(Scrolling):
    """In a low window it scrolls: a sentence or a button that is cut off is worse."""

    action_requested = Signal(object)  # a TakeAction, for the takes that are shown
    take_over_requested = Signal()  # the take that is shown gets the edits of its shot

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__(QWidget())
        say(self, name=mark("The selected takes"))
        self._icons = icons
        self._theme = theme
        self._shown: tuple[list[TakeAction], str, str, str] | None = None  # nothing yet
        self._heading = label(role="heading")
        self._words = wrapped(role="muted")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._edits = wrapped(role="warning")
        self.take_over = say(QPushButton(), mark("Take over the shot's edits"))
        self.take_over.setToolTip(tip(t(TAKE_OVER)))
        self.take_over.setAccessibleDescription(t(TAKE_OVER))
        self.take_over.clicked.connect(lambda: self.take_over_requested.emit())
        self._bar, self._row = flowing(4, 4)
        self.buttons: dict[str, QPushButton] = {}
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 8, 4, 0)
        layout.setSpacing(4)
        self._edits_box = self._edited()
        for widget in (self._heading, self._words, self._bar, self._edits_box):
            layout.addWidget(widget)
        self.show_takes([])

    def reword(self) -> None:
        """In another language the buttons are other ones: the next takes get them."""
        self._make_buttons([])
        self._shown = None
        self.take_over.setToolTip(tip(t(TAKE_OVER)))
        self.take_over.setAccessibleDescription(t(TAKE_OVER))

    def show_takes(self, takes: list[Take], edits: str = "") -> None:
        """``edits`` says how the shot of the one take was edited since it was queued."""
        actions = [action for action in actions_for(takes) if action.button]
        heading, words = _heading(takes), _words(takes)
        if (actions, heading, words, edits) == self._shown:
            return
        if self._shown is None or actions != self._shown[0]:
            self._make_buttons(actions)
        self._shown = (actions, heading, words, edits)
        self._edits.setText(edits)
        self._edits_box.setVisible(bool(edits))
        self._heading.setText(heading)
        self._heading.setVisible(bool(heading))
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self.setVisible(bool(takes))
        self.updateGeometry()

    def sentence(self) -> str:
        return self._words.text()

    def edits(self) -> str:
        return self._edits.text()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for action in self._shown[0] if self._shown else []:
            self.buttons[action.name].setIcon(self._icons.icon(action.icon, theme.text))

    def _edited(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._edits, 1)
        row.addWidget(self.take_over, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _make_buttons(self, actions: list[TakeAction]) -> None:
        """Those that stay keep the focus; each stands where it does for every take like these."""
        kept = {action.name for action in actions}
        for name in [name for name in self.buttons if name not in kept]:
            _remove(self.buttons.pop(name))
        for action in actions:
            if action.name not in self.buttons:
                self.buttons[action.name] = self._button(action)
            button = self.buttons[action.name]
            self._row.removeWidget(button)
            self._row.addWidget(button)
        self._bar.setVisible(bool(actions))
        # A button that comes late would be the last one of the whole window.
        for before, after in pairwise((self, *self.buttons.values(), self.take_over)):
            QWidget.setTabOrder(before, after)

    def _button(self, action: TakeAction) -> QPushButton:
        button = QPushButton(self._icons.icon(action.icon, self._theme.text), t(action.text))
        button.setProperty("role", "chip")
        button.setIconSize(QSize(16, 16))
        button.setToolTip(tip(t(action.tip)))
        button.setAccessibleDescription(t(action.tip))
        button.clicked.connect(lambda: self.action_requested.emit(action))
        return button


def _remove(widget: QWidget) -> None:
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def _heading(takes: list[Take]) -> str:
    """The row itself names the one that is selected."""
    many = len(takes)
    return n("{count} take selected", "{count} takes selected", many) if many > 1 else ""


def _words(takes: list[Take]) -> str:
    return described(takes[0]) if len(takes) == 1 else ""
