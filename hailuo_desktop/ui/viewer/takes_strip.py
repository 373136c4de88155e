"""The takes of one shot in a row, or in a column beside the film."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu

from hailuo_desktop.domain.marks import Verdict
from hailuo_desktop.domain.state_words import word
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.action_set import plain, with_keys
from hailuo_desktop.ui.actions.action import FilmAction
from hailuo_desktop.ui.actions.compare import COMPARE, PIN_A
from hailuo_desktop.ui.actions.copying import COPY_TAKE_PROMPT, TAKE_COPIES
from hailuo_desktop.ui.actions.films import KEEP
from hailuo_desktop.ui.actions.marks import REJECT
from hailuo_desktop.ui.carry.carry_out import files_mime
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import tip
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import follow, say

from .scrub import Scrub
from .take_delegate import ID, PAD, POSTER, TakeDelegate
from .take_facts import NO_FACTS, TakeFacts, told

UNBOUNDED = 16_777_215  # pixels: Qt's own for no maximum
FilmOf = Callable[[str], Path | None]  # by a take's id


def _no_film(_take_id: str) -> None:
    """Nobody has said yet where films are."""


class TakesStrip(QListWidget):
    """``take_requested``: the artist, not the program, has gone to another take."""

    take_requested = Signal(str)
    keep_requested = Signal(str)
    reject_requested = Signal(str)
    pin_requested = Signal(str)  # as A, for others to be compared with
    compare_requested = Signal(str)
    copy_requested = Signal(str, str)  # the name of an action of TAKE_COPIES, a take's id

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._shown: dict[str, tuple[Take, QImage | None, TakeFacts]] = {}
        self._sides: Mapping[str, str] = {}  # the letter of each take that is compared
        self._showing = False
        self._theme = theme
        self.scrub = Scrub(self)
        self.scrub.moved.connect(self.viewport().update)
        self._delegate = TakeDelegate(icons, theme, self._known, self._picture, self._side)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setMouseTracking(True)
        self.film_of: FilmOf = _no_film  # the file of a take that may be dragged out
        self._stands: tuple[bool, bool] | None = None  # upright, and with posters alone
        self.set_upright(False)
        say(self, name=mark("Takes of this shot"))
        self.currentRowChanged.connect(self._chosen)  # a row: an item may be on its way out
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        follow(self, self._word)

    def show_takes(
        self,
        takes: Sequence[Take],
        posters: Mapping[str, QImage],
        current: str,
        facts: Mapping[str, TakeFacts] | None = None,
    ) -> None:
        """Items of takes that were there stay where they are, and keep focus and scroll."""
        self._showing = True
        if [take.id for take in takes] != list(self._shown):
            self.clear()
            self._shown = {}
        for place, take in enumerate(takes):
            known = (facts or {}).get(take.id, NO_FACTS)
            self._show_take(place, take, posters.get(take.id), known)
            if take.id == current and self.currentRow() != place:
                self.setCurrentRow(place)
        self.setVisible(bool(takes))
        self._showing = False

    def show_sides(self, sides: Mapping[str, str]) -> None:
        """The letters of the takes that are pinned or compared, by their ids."""
        if sides != self._sides:
            self._sides = sides
            for place, (take, _, facts) in enumerate(self._shown.values()):
                self._tell(self.item(place), take, facts)
            self.viewport().update()

    def set_upright(self, upright: bool, posters: bool = False) -> None:
        """A column beside the film, or a row below it; ``posters``: words stand beneath them."""
        if (upright, posters) == self._stands:
            return
        self._stands = upright, posters
        mode, flow = QListWidget.ViewMode, QListWidget.Flow
        self._delegate.upright = upright and not posters
        self.setViewMode(mode.ListMode if upright else mode.IconMode)
        self.setFlow(flow.TopToBottom if upright else flow.LeftToRight)
        self.setMovement(QListWidget.Movement.Static)
        self.setDragEnabled(True)  # out of the window; a list that is static would forbid it
        self.setWrapping(False)
        self.setSpacing(2)
        height = self.fontMetrics().height() + POSTER.height() + 3 * PAD
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setMinimumHeight(height + bar + 4)
        self.setMaximumHeight(UNBOUNDED if upright else height + bar + 8)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if upright else policy.ScrollBarAlwaysOff
        )
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if upright else policy.ScrollBarAsNeeded
        )
        self.scheduleDelayedItemsLayout()

    def go(self, steps: int) -> None:
        """To the next take, or the one before."""
        place = self.currentRow() + steps
        if 0 <= place < self.count():
            self.setCurrentRow(place)

    def current(self) -> str:
        """The id of the take in hand; empty where there is none."""
        item = self.item(self.currentRow()) if self.currentRow() >= 0 else None
        return "" if item is None else item.data(ID)

    def is_film(self, take_id: str) -> bool:
        """Only of a finished take there is anything to keep."""
        return isinstance(self._shown[take_id][0].state, Completed)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.viewport().update()

    # The mouse

    def mouseMoveEvent(self, e: QMouseEvent) -> None:
        super().mouseMoveEvent(e)
        place = e.position().toPoint()
        found: QListWidgetItem | None = self.itemAt(place)
        if found is None:
            self.scrub.leave()
            return
        poster = self._delegate.poster_rect(self.visualItemRect(found))
        take_id: str = found.data(ID)
        if self.is_film(take_id) and poster.contains(place):
            self.scrub.point(take_id, (place.x() - poster.left()) / max(1, poster.width() - 1))
        else:
            self.scrub.leave()

    def viewportEvent(self, event: QEvent) -> bool:
        """No tip covers the pictures that the mouse goes through; it comes over the words."""
        if event.type() == QEvent.Type.ToolTip and self.scrub.over:
            return True
        return super().viewportEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.scrub.leave()

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """Films, to be dragged out of the window."""
        return files_mime([f for item in items if (f := self.film_of(item.data(ID)))])

    def supportedDropActions(self) -> Qt.DropAction:
        """A file manager that was let to move a film would take it away from the library."""
        return Qt.DropAction.CopyAction

    def _known(self, take_id: str) -> tuple[Take, TakeFacts]:
        take, _, facts = self._shown[take_id]
        return take, facts

    def _side(self, take_id: str) -> str:
        return self._sides.get(take_id, "")

    def _picture(self, take_id: str) -> tuple[QImage | None, float | None]:
        return self.scrub.picture(take_id) or (self._shown[take_id][1], None)

    # The items

    def _word(self) -> None:
        """The same takes, said anew."""
        known, current = [*self._shown.values()], self.current()
        posters = {take.id: poster for take, poster, _ in known if poster is not None}
        facts = {take.id: each for take, _, each in known}
        self._showing = True
        self.clear()  # the view still asks for each item meanwhile
        self._shown = {}
        self.show_takes([take for take, *_ in known], posters, current, facts)

    def _show_take(self, place: int, take: Take, poster: QImage | None, facts: TakeFacts) -> None:
        known = self._shown.get(take.id)
        if known is not None and (word(known[0]), *known[1:]) == (word(take), poster, facts):
            return
        self._shown[take.id] = (take, poster, facts)
        if place == self.count():
            fresh = QListWidgetItem()
            fresh.setData(ID, take.id)
            self.addItem(fresh)
        item = self.item(place)
        done = isinstance(take.state, Completed)
        item.setText(f"t{take.number}" if done else f"t{take.number} {word(take)}")
        self._tell(item, take, facts)
        self.scheduleDelayedItemsLayout()  # longer words push the next take aside

    def _tell(self, item: QListWidgetItem, take: Take, facts: TakeFacts) -> None:
        words, side = told(take, facts), self._sides.get(take.id)
        if side:
            words = t("{take} – side {letter} of the comparison", take=words, letter=side)
        item.setToolTip(tip(words))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)

    def menu(self, item: QListWidgetItem) -> QMenu:
        take_id: str = item.data(ID)
        facts = self._shown[take_id][2]
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        words = t("Let this take go") if facts.verdict is Verdict.KEPT else t(KEEP.text)
        self._entry(menu, KEEP, words, take_id)
        back = t("Reject it no more")
        self._entry(menu, REJECT, back if facts.marks.rejected else t(REJECT.text), take_id)
        menu.addSeparator()
        self._entry(menu, PIN_A, plain(t(PIN_A.text)), take_id)
        self._entry(menu, COMPARE, plain(t(COMPARE.text)), take_id)
        menu.addSeparator()
        for action in TAKE_COPIES:
            entry = menu.addAction(t(action.text), partial(self._ask_copy, action.name, take_id))
            entry.setEnabled(action is COPY_TAKE_PROMPT or self.is_film(take_id))
            entry.setToolTip(tip(t(action.tip)))
        return menu

    def _ask_copy(self, name: str, take_id: str, _checked: bool = False) -> None:
        self.copy_requested.emit(name, take_id)

    def _entry(self, menu: QMenu, action: FilmAction, words: str, take_id: str) -> None:
        wish = {
            KEEP: self.keep_requested,
            REJECT: self.reject_requested,
            PIN_A: self.pin_requested,
            COMPARE: self.compare_requested,
        }[action]
        entry = menu.addAction(with_keys(words, action), lambda: wish.emit(take_id))
        entry.setEnabled(self.is_film(take_id))
        entry.setToolTip(t(action.tip))

    def _open_menu(self, place: QPoint) -> None:
        item: QListWidgetItem | None = self.itemAt(place)
        if item is not None:
            menu = self.menu(item)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(place))

    def _chosen(self, row: int) -> None:
        if row >= 0 and not self._showing:
            self.take_requested.emit(self.current())
