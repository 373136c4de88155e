"""The selected takes in full: the whole sentence about them, and every verb as a button."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hailuo_desktop.domain.state_words import described
from hailuo_desktop.domain.take import Take
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import label, tip, wrapped
from hailuo_desktop.ui.scrolling import Scrolling
from hailuo_desktop.ui.shot.flow_layout import flowing
from hailuo_desktop.ui.theme import Theme

from .verbs import Verb, shared_verbs

TAKE_OVER = "The take is sent with the prompt, frames and settings that its shot has now."


class Details(Scrolling):
    """In a low window it scrolls: a sentence or a verb that is cut off is worse."""

    verb_requested = Signal(object)  # a Verb, for the takes that are shown
    take_over_requested = Signal()  # the take that is shown gets the edits of its shot

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__(QWidget())
        self.setAccessibleName("The selected takes")
        self._icons = icons
        self._theme = theme
        self._shown: tuple[list[Verb], str, str, str] | None = None  # nothing yet
        self._heading = label(role="heading")
        self._words = wrapped(role="muted")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._edits = wrapped(role="warning")
        self.take_over = QPushButton("Take over the shot's edits")
        self.take_over.setToolTip(tip(TAKE_OVER))
        self.take_over.setAccessibleDescription(TAKE_OVER)
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

    def show_takes(self, takes: list[Take], edits: str = "") -> None:
        """``edits`` says how the shot of the one take was edited since it was queued."""
        verbs = [verb for verb in shared_verbs(takes) if verb.button]
        heading, words = _heading(takes), _words(takes)
        if (verbs, heading, words, edits) == self._shown:
            return
        if self._shown is None or verbs != self._shown[0]:
            self._make_buttons(verbs)
        self._shown = (verbs, heading, words, edits)
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
        for verb in self._verbs():
            self.buttons[verb.name].setIcon(self._icons.icon(verb.icon, theme.text))

    def _verbs(self) -> list[Verb]:
        return self._shown[0] if self._shown else []

    def _edited(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._edits, 1)
        row.addWidget(self.take_over, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _make_buttons(self, verbs: list[Verb]) -> None:
        """Those that stay keep the focus; each stands where it does for every take like these."""
        kept = {verb.name for verb in verbs}
        for name in [name for name in self.buttons if name not in kept]:
            _remove(self.buttons.pop(name))
        for verb in verbs:
            if verb.name not in self.buttons:
                self.buttons[verb.name] = self._button(verb)
            button = self.buttons[verb.name]
            self._row.removeWidget(button)
            self._row.addWidget(button)
            button.setText(verb.words)
            button.setToolTip(tip(verb.tip))
            button.setAccessibleDescription(verb.tip)
            button.setIcon(self._icons.icon(verb.icon, self._theme.text))
        self._bar.setVisible(bool(verbs))
        # A button that comes late would be the last one of the whole window.
        for before, after in pairwise((self, *self.buttons.values(), self.take_over)):
            QWidget.setTabOrder(before, after)

    def _button(self, verb: Verb) -> QPushButton:
        button = QPushButton()
        button.setProperty("role", "chip")
        button.setIconSize(QSize(16, 16))
        button.clicked.connect(lambda: self._clicked(verb.name))
        return button

    def _clicked(self, name: str) -> None:
        verb = next((each for each in self._verbs() if each.name == name), None)
        if verb is not None:
            self.verb_requested.emit(verb)


def _remove(widget: QWidget) -> None:
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def _heading(takes: list[Take]) -> str:
    """The row itself names the one that is selected."""
    return f"{len(takes)} takes selected" if len(takes) > 1 else ""


def _words(takes: list[Take]) -> str:
    return described(takes[0]) if len(takes) == 1 else ""
