"""The board panel: which storyboard, and its cards."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from hailuo_desktop.translate import n
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import label
from hailuo_desktop.ui.theme import Theme

from .card_delegate import CardDelegate
from .card_look import CardLook
from .card_menu import KEYS, Call, card_menu
from .choice_menu import ChoiceMenu
from .density_bar import DensityBar
from .dropping import Dropping
from .filter import Filter
from .filter_bar import FilterBar
from .hint import hint
from .keys import Keys
from .layout import Density
from .model import BoardModel
from .pictures import CardPictures
from .rejects import Rejects
from .scene_dialog import SceneDialog
from .selection import Selection
from .state import KINDS
from .switcher import Switcher
from .view import CardView

NARROWEST = 204  # logical pixels: one small card with what is around it


class BoardPanel(QWidget):
    """``wished`` tells a verb of the menu with the ids of the chosen shots in board order."""

    shot_selected = Signal(str)
    wished = Signal(str, list)
    send_requested = Signal(list)
    move_requested = Signal(list, str)  # ids, and the shot before which they go ("" for the end)
    shots_dropped = Signal(bytes, str)
    dropped = Signal(object)  # a Drop
    scene_requested = Signal(str, str)  # a shot's id, the heading above it
    filtered = Signal(object)
    left_for_prompt = Signal()
    play_requested = Signal()  # the animatic, from the shot in hand

    def __init__(self, model: BoardModel, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = model
        self._icons = icons
        self._theme = theme
        self.pictures = CardPictures()
        self._look = CardLook(model, self.pictures, icons, theme)
        self._delegate = CardDelegate(self._look)
        self.switcher = Switcher(icons, theme)
        self.list = CardView(model, self._delegate, theme)
        self.filter_bar = FilterBar(icons, theme)
        self.densities = DensityBar(icons, theme)
        self.rejects = Rejects(icons, theme)
        self._chosen = Selection(self.list, model)
        self._dropping = Dropping(self.list, model)
        self._count = label("", "muted")
        self.add = _button("New shot (N)", "New shot")
        self.search = _button("Find and filter (Ctrl+F)", "Find and filter shots")
        self._calls = self._verbs()
        self._keys = Keys(self.list, self._by_keys())
        self._connect()
        self._lay_out()
        self.set_density(Density.SMALL)
        self.filter_bar.hide()
        self.set_theme(theme)

    # What it shows

    def select(self, shot_id: str) -> None:
        """Make a shot the one in hand, without telling of it again."""
        self.select_all_of([shot_id])

    def select_all_of(self, ids: list[str]) -> None:
        """Choose those shots, the first of them in hand; a filter does not hide them."""
        self._model.reveal(ids)
        self._chosen.choose(ids)

    def selected(self) -> list[str]:
        return self._chosen.ids()

    @property
    def density(self) -> Density:
        return self.list.density

    def set_density(self, density: Density) -> None:
        self._look.density = density
        self.list.set_density(density)
        self.densities.show_density(density)

    def scroll_to(self, offset: int) -> None:
        """As far down as it was; now, and again once the window has its size."""
        bar = self.list.verticalScrollBar()
        bar.setValue(offset)
        QTimer.singleShot(0, self, lambda: bar.setValue(offset))

    def show_filter(self, chosen: Filter) -> None:
        self.filter_bar.show_filter(chosen)
        self._model.narrow(chosen)

    def set_theme(self, theme: Theme) -> None:
        self._theme = self._look.theme = self.list.theme = theme
        self.add.setIcon(self._icons.icon("plus", theme.text))
        self.search.setIcon(self._icons.icon("search", theme.text))
        for part in (self.switcher, self.filter_bar, self.densities, self.rejects):
            part.set_theme(theme)
        self.list.viewport().update()

    def menu(self) -> QMenu:
        shots = [self._model.board.shot(shot_id) for shot_id in self.selected()]
        return card_menu(self, shots, self._calls, self._icons, self._theme)

    # What the artist does

    def offer(
        self,
        at: QPoint | None,
        choices: Sequence[tuple[str, str]],
        answer: Callable[[str], None],
    ) -> None:
        """Ask where something was let go; ``answer`` hears the choice, or "" for none."""
        ChoiceMenu(self, choices, answer).begin(at or self.list.mapToGlobal(QPoint(8, 8)))

    def finish(self) -> None:
        """A name or a code that is still being typed counts."""
        self.switcher.finish()
        self.list.finish()

    def edit_code(self) -> None:
        self.list.edit(self.list.currentIndex())

    def _edit_at(self, index: QModelIndex) -> None:
        self.list.edit(index)

    def ask_scene(self) -> None:
        """A field for the heading above the shot in hand."""
        if ids := self.selected():
            dialog = SceneDialog(self._model.board.shot(ids[0]), self)
            dialog.textValueSelected.connect(partial(self.scene_requested.emit, ids[0]))
            dialog.open()

    def wish(self, name: str) -> None:
        """A verb of the menu, for what is chosen."""
        self.wished.emit(name, self.selected())

    def _shift(self, steps: int) -> None:
        if ids := self.selected():
            self.move_requested.emit(ids, self._chosen.one_step(steps))

    def _in_hand(self, index: QModelIndex) -> None:
        if index.isValid():
            self.shot_selected.emit(self._model.shot_at(index.row()).id)
        self._hold()

    def _hold(self) -> None:
        """What was held before is hidden only when the board changes: no card moves under the
        pointer of a click."""
        current = self.list.currentIndex()
        in_hand = [self._model.shot_at(current.row()).id] if current.isValid() else []
        self._model.held = frozenset((*self.selected(), *in_hand))

    def _open_menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.list.viewport().mapToGlobal(place))

    def _narrowed(self, chosen: Filter) -> None:
        self._model.narrow(chosen)
        self.filtered.emit(chosen)
        if not self.list.selectionModel().hasSelection() and self._model.rowCount():
            self.select(self._model.shot_at(0).id)

    def _tell_count(self) -> None:
        shown, all_of = self._model.rowCount(), len(self._model.board.shots)
        self._count.setText(
            n("{shown} of {count} shot", "{shown} of {count} shots", all_of, shown=shown)
            if self._model.filter
            else n("{count} shot", "{count} shots", all_of)
        )
        self.list.hint = hint(self._model)

    # How it is built

    def _verbs(self) -> dict[str, Call]:
        """Every verb of the cards, for the keys and for the menu."""
        told = "add add_before cut copy paste duplicate delete bulk link chain wait wait_any unlink"
        calls: dict[str, Call] = {name: partial(self.wish, name) for name in told.split()}
        calls["send"] = lambda: self.send_requested.emit(self.selected())
        calls["play"] = self.play_requested.emit
        calls["rename"] = self.edit_code
        calls["scene"] = self.ask_scene
        calls["select_all"] = self.list.selectAll
        for kind in KINDS:
            calls[f"select {kind}"] = partial(self._chosen.choose_kind, kind)
        return calls

    def _by_keys(self) -> dict[str, Call]:
        keys = {key: self._calls[verb] for key, verb in KEYS.items()}
        for key, steps in (("Left", -1), ("Up", -1), ("Right", 1), ("Down", 1)):
            keys[f"Alt+{key}"] = partial(self._shift, steps)
        for number, density in enumerate(Density, start=1):
            keys[f"Alt+{number}"] = partial(self.set_density, density)
        keys["Ctrl+F"] = self.filter_bar.begin
        for key in ("Return", "Enter"):
            keys[key] = self.left_for_prompt.emit
        return keys

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._in_hand)
        self.list.selectionModel().selectionChanged.connect(lambda: self._hold())
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.list.doubleClicked.connect(self._edit_at)
        self._dropping.move_requested.connect(self.move_requested)
        self._dropping.shots_dropped.connect(self.shots_dropped)
        self._dropping.dropped.connect(self.dropped)
        self.pictures.arrived.connect(self._model.touch)
        self._model.shown.connect(self._tell_count)
        self._model.shown.connect(self._hold)
        self.filter_bar.changed.connect(self._narrowed)
        self.filter_bar.left.connect(self.list.setFocus)
        self.densities.chosen.connect(self.set_density)
        self.add.clicked.connect(lambda: self.wish("add"))
        self.search.clicked.connect(lambda: self.filter_bar.begin())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.switcher, 1)
        head.addWidget(self.add)
        tools = QHBoxLayout()
        tools.setSpacing(4)
        tools.addWidget(self._count, 1)
        tools.addWidget(self.search)
        tools.addWidget(self.densities)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addLayout(tools)
        layout.addWidget(self.filter_bar)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.rejects)
        self.setMinimumWidth(NARROWEST)


def _button(words: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setToolTip(words)
    button.setAccessibleName(name)
    return button
