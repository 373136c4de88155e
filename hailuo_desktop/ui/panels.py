"""The four panels beside each other: each can be folded away, and has a visible way back."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QByteArray, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QWidget

INSPECTOR, COLUMN = 400, 420  # logical pixels at first; the board has all the rest
WIDEST_INSPECTOR = 480  # logical pixels: a wider prompt is harder to read
HEIGHTS = (300, 550)
LEAST = 48  # pixels that a panel needs to be one
UNBOUNDED = 16_777_215  # pixels: Qt's own for no maximum


class Panels(QObject):
    """Holds the splitters. A panel's action is checked while the panel can be seen.

    A panel is folded by its action, or by dragging the line beside it to the edge. Where the
    window is too narrow for all, two columns are seen at a time, and all come back with the room.
    """

    def __init__(
        self, panels: Mapping[str, QWidget], actions: Mapping[str, QAction], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._panels = dict(panels)
        self._actions = actions
        board, shot, queue, viewer = self._panels.values()
        self.right = _splitter(Qt.Orientation.Vertical, queue, viewer)
        self.columns = _splitter(Qt.Orientation.Horizontal, board, shot, self.right)
        self._roomy: dict[str, str] = {}  # how it stood when there was room for all
        self._wide: dict[str, str] | None = None  # the same, while the window is too narrow
        self.right.setStretchFactor(1, 1)
        self.columns.setStretchFactor(0, 1)
        self._shot = shot
        self._size()
        for name in self._panels:
            actions[name].setChecked(True)
        for splitter in (self.columns, self.right):
            splitter.splitterMoved.connect(lambda: self._follow())

    def shown(self) -> set[str]:
        return {name for name in self._panels if self._seen(name)}

    def show(self, name: str, on: bool = True) -> None:
        """Fold a panel away or bring it back; the last one stays."""
        if on:
            self._make_room_for(name)
            self._bring_back(name)
        elif self.shown() - {name}:
            self._panels[name].hide()
        self._follow()

    def reset(self) -> None:
        """As at first."""
        self._wide = None
        for panel in self._panels.values():
            panel.show()
        self.right.show()
        self._size()
        self.fit(self.columns.width())
        self._follow()

    def fit(self, width: int) -> None:
        """The window has so many logical pixels for the columns."""
        if self._wide is not None:
            if width >= self._least_of_all():
                self.restore(self._wide)
        elif width >= self._least_width():
            self._roomy = self.state()
        else:
            self._wide = self._roomy or self.state()
            self._make_room_for("shot")
            self._follow()

    def take_back(self, queue: QWidget, viewer: QWidget) -> None:
        """What was lent to another workspace."""
        self.right.insertWidget(0, queue)
        self.right.insertWidget(1, viewer)

    def state(self) -> dict[str, str]:
        if self._wide is not None:
            return self._wide
        return {
            "board_columns": _text(self.columns.saveState()),
            "right": _text(self.right.saveState()),
            "folded": ",".join(sorted(set(self._panels) - self.shown())),
        }

    def restore(self, state: Mapping[str, str]) -> None:
        self._wide = None
        folded = set(state.get("folded", "").split(","))
        if not folded.issuperset(self._panels):
            for name, panel in self._panels.items():
                panel.setVisible(name not in folded)
        self._show_column()  # before it gets its size: what is hidden has none
        self.columns.restoreState(_bytes(state.get("board_columns", "")))
        self.right.restoreState(_bytes(state.get("right", "")))
        self._follow()

    def _size(self) -> None:
        """The board takes what the others leave."""
        self.columns.setSizes((100 * COLUMN, INSPECTOR, COLUMN))
        self.right.setSizes(HEIGHTS)

    def _least_width(self) -> int:
        """That the columns need which are seen now."""
        seen = [each for each in self._columns() if not each.isHidden()]
        return _least(seen, self.columns)

    def _least_of_all(self) -> int:
        return _least(self._columns(), self.columns)

    def _columns(self) -> list[QWidget]:
        board, shot, *_ = self._panels.values()
        return [board, shot, self.right]

    def _make_room_for(self, name: str) -> None:
        """In a narrow window the inspector, and the column of queue and film, take turns."""
        if self._wide is None:
            return
        in_column = self._splitter_of(name) is self.right
        if in_column:
            self._shot.hide()
        elif name == "shot":
            for panel in self._panels.values():
                panel.setHidden(panel.parent() is self.right)

    def _seen(self, name: str) -> bool:
        panel = self._panels[name]
        splitter = self._splitter_of(name)
        folded = splitter.sizes()[splitter.indexOf(panel)] == 0 and splitter.isVisible()
        return not panel.isHidden() and not folded and not self._column_folded(name)

    def _column_folded(self, name: str) -> bool:
        in_column = self._splitter_of(name) is self.right
        return in_column and self.columns.isVisible() and self._width_of_column() == 0

    def _width_of_column(self) -> int:
        return 1 if self.right.isHidden() else self.columns.sizes()[2]

    def _splitter_of(self, name: str) -> QSplitter:
        return self.columns if self._panels[name].parent() is self.columns else self.right

    def _bring_back(self, name: str) -> None:
        panel, splitter = self._panels[name], self._splitter_of(name)
        self.right.show()
        panel.show()
        _unfold(splitter, panel)
        if splitter is self.right:
            _unfold(self.columns, self.right)

    def _show_column(self) -> None:
        column = [panel for panel in self._panels.values() if panel.parent() is self.right]
        self.right.setVisible(not all(panel.isHidden() for panel in column))

    def _follow(self) -> None:
        """The actions, and the column of queue and viewer, say what can be seen."""
        self._show_column()
        shown = self.shown()
        self._shot.setMaximumWidth(UNBOUNDED if shown == {"shot"} else WIDEST_INSPECTOR)
        for name in self._panels:
            action = self._actions[name]
            with QSignalBlocker(action):
                action.setChecked(name in shown)
            action.changed.emit()  # for the buttons that show the action


def _unfold(splitter: QSplitter, panel: QWidget) -> None:
    """Room for a panel that was dragged shut, taken from the widest of its neighbours."""
    place, sizes = splitter.indexOf(panel), splitter.sizes()
    if sizes[place] >= LEAST or not splitter.isVisible():
        return
    across = splitter.orientation() is Qt.Orientation.Horizontal
    hint = panel.sizeHint()
    wanted = max(LEAST, min(hint.width() if across else hint.height(), sum(sizes) // 3))
    sizes[place] = wanted
    sizes[max((size, at) for at, size in enumerate(sizes) if at != place)[1]] -= wanted
    splitter.setSizes(sizes)


def _least(columns: Sequence[QWidget], splitter: QSplitter) -> int:
    widths = [max(each.minimumWidth(), each.minimumSizeHint().width()) for each in columns]
    return sum(widths) + splitter.handleWidth() * (len(columns) - 1)


def _splitter(orientation: Qt.Orientation, *panels: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(8)
    for panel in panels:
        splitter.addWidget(panel)
    return splitter


def _text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode())
