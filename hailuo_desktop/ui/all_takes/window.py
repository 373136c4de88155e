"""The window of all takes: found, narrowed, sorted, and what can be done with the chosen one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.formats import number
from hailuo_desktop.translate import n, t
from hailuo_desktop.ui.labels import label, tip, wrapped
from hailuo_desktop.ui.table_dialog import Offer, offer_button

from .entry import Column, Entry
from .filter_bar import TakeFilterBar
from .model import AllTakesModel
from .table import AllTakesTable

Offers = Callable[[Entry], frozenset[str]]


@dataclass(frozen=True)
class Told:
    """What the head of the list says: takes shown, of how many, and films that are not there."""

    shown: int
    known: int
    missing: int = 0


class AllTakesWindow(QDialog):
    """``asked`` gives an offer's name and the id of the chosen take; ``marked`` a word
    on the take: the action of its key. ``offers`` says what may be done."""

    asked = Signal(str, str)
    marked = Signal(object, str)
    changed = Signal()  # what is looked for, or the order
    locate_all_requested = Signal()
    came_back = Signal()  # the artist was elsewhere, where files may have been moved

    def __init__(
        self, offers: Sequence[Offer], allowed: Offers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("All takes"))
        self._offers = offers
        self._allowed = allowed
        self.model = AllTakesModel()
        self.bar = TakeFilterBar()
        self.table = AllTakesTable(self.model)
        self.empty = wrapped("", "muted")
        self.buttons: Mapping[str, QPushButton] = {each.name: self._button(each) for each in offers}
        self.locate_all = QPushButton()
        self.locate_all.setAutoDefault(False)
        self.locate_all.clicked.connect(self.locate_all_requested)
        self._lay_out()
        self._connect()
        self._light()

    def show_entries(self, entries: Sequence[Entry], told: Told) -> None:
        """What is chosen stays so where it is still there."""
        chosen = self.table.chosen()
        self.model.show_entries(entries)
        self.table.choose(chosen)
        self.bar.count.setText(_counted(told))
        self._say_empty(told)
        words = n("Locate {count} missing film…", "Locate {count} missing films…", told.missing)
        self.locate_all.setText(words)
        self.locate_all.setVisible(bool(told.missing))
        self._light()

    def order(self) -> tuple[Column, bool]:
        """The column that the rows are sorted by, and whether the greatest comes first."""
        return self.table.order()

    def menu(self, entry: Entry) -> QMenu:
        """All that can be done with a take."""
        menu, allowed = QMenu(self), self._allowed(entry)
        menu.setToolTipsVisible(True)
        for offer in self._offers:
            action = menu.addAction(offer.text)
            action.setToolTip(tip(offer.tip))
            action.setEnabled(offer.name in allowed)
            action.triggered.connect(self._asks(offer.name))
        return menu

    def _asks(self, name: str) -> Callable[[], None]:
        return lambda: self.asked.emit(name, self.table.chosen())

    def _say_empty(self, told: Told) -> None:
        if not told.known:
            self.empty.setText(
                t("There are no takes yet: send a shot, and each take of it is here.")
            )
        else:
            self.empty.setText(t("No take is like that: look for fewer words, or press Show all."))
        self.empty.setVisible(not told.shown)
        self.table.setVisible(bool(told.shown))

    def _light(self) -> None:
        entry = self.table.chosen_entry()
        allowed = self._allowed(entry) if entry is not None else frozenset[str]()
        for name, button in self.buttons.items():
            button.setEnabled(name in allowed)

    def _button(self, offer: Offer) -> QPushButton:
        button = offer_button(offer)
        button.clicked.connect(self._asks(offer.name))
        return button

    def _connect(self) -> None:
        self.bar.changed.connect(self.changed)
        self.bar.text.left.connect(self.table.enter)
        self.table.sorted_anew.connect(self.changed)
        self.table.chosen_anew.connect(self._light)
        self.table.marked.connect(self.marked)
        self.table.opened.connect(self._open)
        self.table.customContextMenuRequested.connect(self._open_menu)

    def _open(self, take_id: str) -> None:
        """The first offer is what a double click means."""
        self.asked.emit(self._offers[0].name, take_id)

    def _open_menu(self, place: QPoint) -> None:
        entry = self.table.chosen_entry()
        if entry is not None:
            menu = self.menu(entry)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.table.viewport().mapToGlobal(place))

    def _lay_out(self) -> None:
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        about = t("Every take that the library knows, also those of shots that are deleted.")
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(label(about, "muted"), 1)
        head.addWidget(self.locate_all)
        for button in self.buttons.values():
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.bar)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignCenter)
        layout.addLayout(foot)
        self.resize(1220, 660)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.came_back.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the field before it closes the window."""
        if event.key() == Qt.Key.Key_Escape and self.bar.text.text():
            self.bar.text.clear()
            self.bar.text.setFocus()
        else:
            super().keyPressEvent(event)


def _counted(told: Told) -> str:
    if told.shown == told.known:
        return n("{count} take", "{count} takes", told.known)
    return n(
        "{shown} of {count} take",
        "{shown} of {count} takes",
        told.known,
        shown=number(told.shown),
    )
