"""The four panels beside each other: each can be folded away, and has a visible way back."""

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QWidget

WIDTHS = (228, 620, 592)
HEIGHTS = (300, 550)
LEAST = 48  # pixels that a panel needs to be one


class Panels(QObject):
    """Holds the splitters. A panel's action is checked while the panel can be seen.

    A panel is folded by its action, or by dragging the line beside it to the edge.
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
        self.right.setStretchFactor(1, 1)
        self.columns.setStretchFactor(1, 2)
        self.columns.setStretchFactor(2, 1)
        self.columns.setSizes(WIDTHS)
        self.right.setSizes(HEIGHTS)
        for name in self._panels:
            actions[name].setChecked(True)
        for splitter in (self.columns, self.right):
            splitter.splitterMoved.connect(lambda: self._follow())

    def shown(self) -> set[str]:
        return {name for name in self._panels if self._seen(name)}

    def show(self, name: str, on: bool = True) -> None:
        """Fold a panel away or bring it back; the last one stays."""
        if on:
            self._bring_back(name)
        elif self.shown() - {name}:
            self._panels[name].hide()
        self._follow()

    def state(self) -> dict[str, str]:
        return {
            "columns": _text(self.columns.saveState()),
            "right": _text(self.right.saveState()),
            "folded": ",".join(sorted(set(self._panels) - self.shown())),
        }

    def restore(self, state: Mapping[str, str]) -> None:
        self.columns.restoreState(_bytes(state.get("columns", "")))
        self.right.restoreState(_bytes(state.get("right", "")))
        folded = set(state.get("folded", "").split(","))
        if not folded.issuperset(self._panels):
            for name in folded & set(self._panels):
                self._panels[name].hide()
        self._follow()

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

    def _follow(self) -> None:
        """The actions, and the column of queue and viewer, say what can be seen."""
        column = [panel for panel in self._panels.values() if panel.parent() is self.right]
        self.right.setVisible(not all(panel.isHidden() for panel in column))
        shown = self.shown()
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
