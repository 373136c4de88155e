"""Ways to begin, above the board; each can be left out, and all of them at once."""

from enum import Enum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from hailuo_desktop.translate import Marked, mark
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import label, wrapped
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import say

ABOUT = mark("Ways to begin. Nothing costs anything until you send a shot with a key.")


class Offer(Enum):
    """The value is its icon."""

    REHEARSAL = "rehearsal"
    SAMPLE = "panel-board"
    STILLS = "image"
    KEY = "key"


WORDS: dict[Offer, tuple[Marked, Marked]] = {
    Offer.REHEARSAL: (
        mark("Try the rehearsal"),
        mark("A simulated EvoLink makes films in a window of its own: no key, no cost."),
    ),
    Offer.SAMPLE: (
        mark("Open the sample"),
        mark("A small storyboard with stills and camera moves, to look at and change."),
    ),
    Offer.STILLS: (
        mark("Choose stills…"),
        mark("Or drop them on the board, or a whole folder: each becomes a shot."),
    ),
    Offer.KEY: (
        mark("Enter a key…"),
        mark("From evolink.ai, for real films. Everything but sending works without one."),
    ),
}


class WelcomePanel(QFrame):
    """``chosen`` gives an Offer; ``left``: nothing is offered any more, or the artist has had
    enough of it."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, offers: tuple[Offer, ...], icons: Icons, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        say(self, name=mark("Welcome"))
        self._icons = icons
        self.buttons = {offer: _button(offer) for offer in offers}
        self._cards = {offer: _card(offer, button) for offer, button in self.buttons.items()}
        for offer, button in self.buttons.items():
            button.clicked.connect(lambda _=False, offer=offer: self.chosen.emit(offer))
        close = mark("Close: Help → Welcome shows it again")
        self.close_button = say(QToolButton(), tip=close, name=mark("Close the welcome"))
        self.close_button.clicked.connect(lambda: self.left.emit())
        self._lay_out()
        self.set_theme(theme)

    def done(self, offer: Offer) -> None:
        """It needs no offering any more."""
        card = self._cards.pop(offer, None)
        if card is not None:
            card.hide()
            if not self._cards:
                self.left.emit()

    def set_theme(self, theme: Theme) -> None:
        for offer, button in self.buttons.items():
            button.setIcon(self._icons.icon(offer.value, theme.text))
        self.close_button.setIcon(self._icons.icon("clear", theme.text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(say(label(role="heading"), mark("Welcome to Hailuo Desktop")))
        head.addWidget(say(wrapped(role="muted"), ABOUT), 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        cards = QHBoxLayout()
        cards.setSpacing(16)
        for card in self._cards.values():
            cards.addWidget(card, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 8, 8, 12)
        rows.setSpacing(8)
        rows.addLayout(head)
        rows.addLayout(cards)


def _button(offer: Offer) -> QPushButton:
    words, about = WORDS[offer]
    button = say(QPushButton(), words, tip=about)
    button.setIconSize(QSize(16, 16))
    return button


def _card(offer: Offer, button: QPushButton) -> QWidget:
    card = QWidget()
    rows = QVBoxLayout(card)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(4)
    rows.addWidget(button)
    rows.addWidget(say(wrapped(role="muted"), WORDS[offer][1]))
    rows.addStretch(1)
    return card
