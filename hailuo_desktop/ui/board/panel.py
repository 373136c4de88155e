"""The board panel: which storyboard, and its cards."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from hailuo_desktop.translate import n
from hailuo_desktop.ui.action_set import ActionSet, named_button
from hailuo_desktop.ui.actions.action import ShotAction
from hailuo_desktop.ui.actions.shots import (
    ADD,
    BOARD_KEYS,
    EARLIER,
    FIND,
    LATER,
    PLAY,
    RENAME,
    SCENE,
    SELECT_ALL,
    SEND_SHOTS,
    WRITE_PROMPT,
)
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.shot.elided import Elided
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import follow

from .card_delegate import CardDelegate
from .card_look import CardLook
from .card_menu import card_menu
from .card_size import CardSize, density_for
from .choice_menu import ChoiceMenu
from .density_bar import ACTION_OF, DensityBar
from .dropping import Dropping
from .filmstrip import Filmstrip
from .filter import Filter
from .filter_bar import FilterBar
from .hint import hint as hint_for
from .keys import Keys
from .layout import Density
from .model import BoardModel
from .pictures import CardPictures
from .reading_bar import ReadingBar
from .rejects import Rejects
from .scene_dialog import SceneDialog
from .selection import Selection
from .switcher import Switcher
from .view import CardView

WITH_SLIDER = 300  # logical pixels: in a narrower panel there is one column all the same
NARROWEST = 204  # logical pixels: one small card with what is around it


class BoardPanel(QWidget):
    """Its actions are run for the ids of the chosen shots, in board order."""

    shot_selected = Signal(str)
    selection_changed = Signal(list)  # the ids of all chosen shots, in board order
    send_requested = Signal(list)
    move_requested = Signal(list, str)  # ids, and the shot before which they go ("" for the end)
    shots_dropped = Signal(bytes, str)
    dropped = Signal(object)  # a Drop
    scene_requested = Signal(str, str)  # a shot's id, the heading above it
    filtered = Signal(object)
    left_for_prompt = Signal()
    play_requested = Signal()  # the animatic, from the shot in hand

    def __init__(self, model: BoardModel, actions: ActionSet, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = model
        self._actions = actions
        self._icons = icons
        self._theme = theme
        self.pictures = CardPictures()
        looks = (CardLook(model, self.pictures, icons, theme) for _ in ("board", "strip"))
        self._look, self._strip_look = looks
        self._delegate = CardDelegate(self._look)
        self.switcher = Switcher(icons, theme)
        self.list = CardView(model, self._delegate, theme)
        self.filmstrip = Filmstrip(self.list, self._strip_look)  # it stands where films are seen
        self.filter_bar = FilterBar(icons, theme)
        self.densities = DensityBar(icons, theme)
        self.card_size = CardSize()
        self.reading = ReadingBar()
        self.rejects = Rejects(icons, theme)
        self._chosen, self._dropping = Selection(self.list, model), Dropping(self.list, model)
        self._count = Elided("muted", Qt.TextElideMode.ElideRight)
        self.add, self.search = named_button(ADD), named_button(FIND)
        self._keys = Keys(self.list, actions, BOARD_KEYS)
        self._bind()
        self._connect()
        self._lay_out()
        self.set_density(Density.SMALL)
        self.filter_bar.hide()
        self.set_theme(theme)
        follow(self, self._word)

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

    def set_density(self, density: Density, width: int = 0) -> None:
        """``width``: of a card, in logical pixels, or 0 for the usual one."""
        self._look.density = density
        self.list.set_density(density, width)
        self.densities.show_density(density)
        self.card_size.show_size(density, width)

    def _resize_cards(self, width: int) -> None:
        """A card that is wide enough says more."""
        self.set_density(density_for(width), width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.card_size.setVisible(self.width() >= WITH_SLIDER)

    def scroll_to(self, offset: int) -> None:
        """As far down as it was; now, and again once the window has its size."""
        bar = self.list.verticalScrollBar()
        bar.setValue(offset)
        QTimer.singleShot(0, self, lambda: bar.setValue(offset))

    def show_filter(self, chosen: Filter) -> None:
        self.filter_bar.show_filter(chosen)
        self._model.narrow(chosen)

    def set_theme(self, theme: Theme) -> None:
        self._theme = self._look.theme = self._strip_look.theme = self.list.theme = theme
        self.add.setIcon(self._icons.icon("plus", theme.text))
        self.search.setIcon(self._icons.icon("search", theme.text))
        for part in (self.switcher, self.filter_bar, self.densities, self.rejects):
            part.set_theme(theme)
        self.list.viewport().update()
        self.filmstrip.viewport().update()

    def ids_in_sight(self) -> list[str]:
        """The shots whose cards can be seen, here or in the filmstrip."""
        return [*self.list.ids_in_sight(), *self.filmstrip.ids_in_sight()]

    def menu(self) -> QMenu:
        shots = [self._model.board.shot(shot_id) for shot_id in self.selected()]
        return card_menu(
            self,
            shots,
            self._actions,
            self._chosen.choose_kind,
            lambda name: self._icons.icon(name, self._theme.text),
        )

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

    def _edit_code(self, _ids: list[str]) -> None:
        self.list.edit(self.list.currentIndex())

    def _edit_at(self, index: QModelIndex) -> None:
        self.list.edit(index)

    def _ask_scene(self, ids: list[str]) -> None:
        """A field for the heading above the first of the shots."""
        if ids:
            dialog = SceneDialog(self._model.board.shot(ids[0]), self)
            dialog.textValueSelected.connect(partial(self.scene_requested.emit, ids[0]))
            dialog.open()

    def _shift(self, steps: int, ids: list[str]) -> None:
        if ids:
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

    def _tell_selection(self) -> None:
        self.selection_changed.emit(self.selected())

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
        self._count.show_text(
            n("{shown} of {count} shot", "{shown} of {count} shots", all_of, shown=shown)
            if self._model.filter
            else n("{count} shot", "{count} shots", all_of)
        )
        self.list.hint = hint_for(self._model)

    def _word(self) -> None:
        """The words on the cards too: they are said while they are painted."""
        self._model.reword()
        self._tell_count()

    # How it is built

    def _bind(self) -> None:
        bind = self._actions.bind
        self._actions.choose_by(ShotAction, self.selected)
        bind(SEND_SHOTS, self.send_requested.emit)
        bind(PLAY, lambda _: self.play_requested.emit())
        bind(RENAME, self._edit_code)
        bind(SCENE, self._ask_scene)
        bind(EARLIER, partial(self._shift, -1))
        bind(LATER, partial(self._shift, 1))
        bind(SELECT_ALL, self.list.selectAll)
        bind(FIND, self.filter_bar.begin)
        bind(WRITE_PROMPT, self.left_for_prompt.emit)
        for density, action in ACTION_OF.items():
            bind(action, partial(self.set_density, density))

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._in_hand)
        self.list.selectionModel().selectionChanged.connect(lambda: self._hold())
        self.list.selectionModel().selectionChanged.connect(self._tell_selection)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.list.doubleClicked.connect(self._edit_at)
        self._dropping.move_requested.connect(self.move_requested)
        self._dropping.shots_dropped.connect(self.shots_dropped)
        self._dropping.dropped.connect(self.dropped)
        self.pictures.arrived.connect(self._model.refresh)
        self._model.shown.connect(self._tell_count)
        self._model.shown.connect(self._hold)
        self.filter_bar.changed.connect(self._narrowed)
        self.filter_bar.left.connect(self.list.setFocus)
        self.densities.chosen.connect(self.set_density)
        self.card_size.chosen.connect(self._resize_cards)
        self.add.clicked.connect(lambda: self._actions.run(ADD))
        self.search.clicked.connect(lambda: self._actions.run(FIND))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.switcher, 1)
        head.addWidget(self.add)
        tools = QHBoxLayout()
        tools.setSpacing(4)
        tools.addWidget(self._count, 1)
        tools.addWidget(self.search)
        tools.addWidget(self.card_size)
        tools.addWidget(self.densities)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addLayout(tools)
        layout.addWidget(self.filter_bar)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.reading)
        layout.addWidget(self.rejects)
        self.setMinimumWidth(NARROWEST)
