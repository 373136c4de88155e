"""The board panel: a storyboard's name and its cards."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import Theme

from .card import WIDTH, CardDelegate
from .model import BoardModel


class BoardPanel(QWidget):
    shot_selected = Signal(str)
    add_requested = Signal()
    duplicate_requested = Signal(list)
    delete_requested = Signal(list)
    send_requested = Signal(list)
    move_requested = Signal(list, int)
    images_dropped = Signal(object, int)
    renamed = Signal(str)

    def __init__(self, model: BoardModel, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = model
        self._icons = icons
        self._theme = theme
        self._delegate = CardDelegate(icons, theme)
        self.name = QLineEdit()
        self.name.setAccessibleName("Name of the storyboard")
        self.name.setToolTip("The storyboard's name: it becomes the folder of its films")
        self.name.setMaxLength(120)
        self.name.editingFinished.connect(self._named)
        self.add = QToolButton()
        self.add.setToolTip("New shot (Ctrl+N)")
        self.add.setAccessibleName("New shot")
        self.add.clicked.connect(lambda: self.add_requested.emit())
        self.list = self._list()
        model.move_requested.connect(self.move_requested)
        model.images_dropped.connect(self.images_dropped)
        self._lay_out()
        self.set_theme(theme)

    def show_name(self, name: str) -> None:
        if self.name.text() != name and not self.name.isModified():
            self.name.setText(name)

    def select(self, shot_id: str) -> None:
        """Make a shot the one in hand, without telling of it again."""
        index = self._model.index(self._model.row_of(shot_id))
        choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(index, choose)
        self.list.scrollTo(index)

    def selected(self) -> list[str]:
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        return [self._model.shot_at(row).id for row in rows]

    def set_theme(self, theme: Theme) -> None:
        self._theme = self._delegate.theme = theme
        self.add.setIcon(self._icons.icon("plus", theme.text))
        self.list.viewport().update()

    def menu(self) -> QMenu:
        menu = QMenu(self)
        for words, icon, signal in (
            ("Add to the queue", "send", self.send_requested),
            ("Duplicate", "duplicate", self.duplicate_requested),
            ("Delete", "remove", self.delete_requested),
        ):
            action = menu.addAction(self._icons.icon(icon, self._theme.text), words)
            action.triggered.connect(lambda _=False, ask=signal: ask.emit(self.selected()))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ids = self.selected()
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        rows = [self._model.row_of(shot_id) for shot_id in ids]
        if ids and event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit(ids)
        elif ids and alt and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.move_requested.emit(ids, max(0, rows[0] - 1))
        elif ids and alt and event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.move_requested.emit(ids, min(self._model.rowCount(), rows[-1] + 2))
        else:
            super().keyPressEvent(event)

    def _named(self) -> None:
        self.name.setModified(False)
        self.renamed.emit(self.name.text().strip() or "Untitled")

    def _list(self) -> QListView:
        view = QListView()
        view.setViewMode(QListView.ViewMode.IconMode)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setMovement(QListView.Movement.Snap)
        view.setUniformItemSizes(True)
        view.setModel(self._model)
        view.setItemDelegate(self._delegate)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        view.setDefaultDropAction(Qt.DropAction.MoveAction)
        view.setDropIndicatorShown(True)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setFrameShape(QListView.Shape.NoFrame)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_menu)
        view.setAccessibleName("Shots of the storyboard")
        view.selectionModel().currentChanged.connect(self._chosen)
        return view

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.shot_selected.emit(self._model.shot_at(index.row()).id)

    def _open_menu(self, place: QPoint) -> None:
        if self.list.indexAt(place).isValid():
            self.menu().popup(self.list.viewport().mapToGlobal(place))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        self.setMinimumWidth(WIDTH + 24)
