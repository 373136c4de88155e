"""A notice that floats above the window and moves nothing of it, with its verb."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.wording import follow, say

from .icons import Icons
from .labels import label, wrapped
from .notices import Kind, Verb
from .scrolling import Scrolling
from .theme import Theme

WIDEST, NARROWEST = 420, 280  # logical pixels
SLACK = 6  # logical pixels beside a line: its edges, and what hinting adds
TALLEST = 140  # of the words: beyond that they scroll, and leave the window its room
EDGE, ABOVE = 16, 44  # logical pixels beside it, and below: the strip of the queue stays in sight
SEEN, PER_LETTER = 6000, 50  # milliseconds that good news stay, and more for those who read slowly


class Toast(QFrame):
    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        self._theme = theme
        self._kind = Kind.NOTE
        self._do: Callable[[], object] = lambda: None
        self.setProperty("role", "toast")
        say(self, name=mark("Notice"))
        self._icon = label()
        self._words = wrapped()
        self._room = Scrolling(self._words, TALLEST)
        say(self._room, name=mark("Notice"))
        self.verb = QPushButton()
        self.verb.clicked.connect(self._act)
        close = mark("Close this notice (Esc)")
        self.close_button = say(QToolButton(), tip=close, name=mark("Close this notice"))
        self.close_button.clicked.connect(self.close_notice)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._leave)
        self._lay_out()
        follow(self, self._describe)
        self.set_theme(theme)
        self.show_sentence("")

    def float_on(self, room: QWidget) -> None:
        """At the lower edge, where lines begin: what sends and what plays is at the other end.

        It comes before anything else is put there, so that Tab finds it first.
        """
        self.setParent(room)
        room.installEventFilter(self)

    def show_sentence(
        self, sentence: str, kind: Kind = Kind.NOTE, verb: Verb | None = None
    ) -> None:
        """Plain text; an empty one takes the notice away."""
        self._rest.stop()
        self._kind = kind
        self._words.setText(sentence)
        self._do = verb.do if verb else lambda: None
        self.verb.setText(verb.words if verb else "")
        self.verb.setVisible(verb is not None)
        self._describe()
        self._draw()
        self.setVisible(bool(sentence))
        self._place()
        if sentence and kind is Kind.DONE:
            self._rest.start(SEEN + PER_LETTER * len(sentence))

    def close_notice(self) -> None:
        self.show_sentence("")

    def text(self) -> str:
        """What was said last, where that was not taken away."""
        return self._words.text()

    @property
    def kind(self) -> Kind:
        return self._kind

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.close_button.setIcon(self._icons.icon("clear", theme.text))
        self._draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def _act(self) -> None:
        do = self._do
        self.close_notice()
        do()

    def _leave(self) -> None:
        """Not while somebody has it in hand, or is not there to see it."""
        focus = self.window().focusWidget()
        held = self.underMouse() or bool(focus and self.isAncestorOf(focus))
        if held or not self.isActiveWindow():
            self._rest.start(SEEN)
        else:
            self.hide()

    def _describe(self) -> None:
        kind = t(self._kind.words)
        self.setAccessibleDescription(f"{kind}: {self._words.text()}")
        self._icon.setAccessibleName(kind)

    def _draw(self) -> None:
        color = {
            Kind.NOTE: self._theme.text,
            Kind.DONE: self._theme.success,
            Kind.PROBLEM: self._theme.warning,
        }[self._kind]
        self._icon.setPixmap(self._icons.icon(self._kind.icon, color).pixmap(QSize(16, 16)))

    def _place(self) -> None:
        """As wide as one line needs, and as tall as its lines are."""
        room, layout = self.parentWidget(), self.layout()
        if room is None or layout is None or self.isHidden():
            return
        for widget in (self, self._words, self.verb, self.close_button):
            widget.ensurePolished()  # or it has another font
        layout.invalidate()
        self._room.updateGeometry()
        layout.activate()
        lines = self.text().splitlines() or [""]
        words = max(map(self._words.fontMetrics().horizontalAdvance, lines)) + SLACK
        rest = layout.totalMinimumSize().width() - self._room.minimumSizeHint().width()
        widest = min(WIDEST, room.width() - 2 * EDGE)
        width = min(widest, max(NARROWEST, rest + words))
        size = QSize(width, layout.totalHeightForWidth(width))
        beyond = room.width() - width - EDGE
        left = beyond if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else EDGE
        top = room.height() - ABOVE - size.height()
        self.setGeometry(left, top, width, size.height())
        self.raise_()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(8)
        middle = Qt.AlignmentFlag.AlignVCenter
        layout.addWidget(self._icon, 0, middle)
        layout.addWidget(self._room, 1, middle)
        layout.addWidget(self.verb, 0, middle)
        layout.addWidget(self.close_button, 0, middle)
