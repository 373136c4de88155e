"""Three arrangements of the same panels: to plan, to look at films, to see to the queue."""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from .board.filmstrip import Filmstrip
from .panels import Panels
from .queue.panel import QueuePanel
from .review_side import ReviewSide, usual_width
from .viewer.cull_page import CullPage
from .viewer.take_inspector import TakeInspector
from .viewer.viewer import Viewer
from .workspace import Workspace


class Workspaces(QStackedWidget):
    """Viewer and queue are lent to the workspace in use; the board's own sizes wait for them."""

    changed = Signal(object)  # the Workspace in use now
    cull_left = Signal()  # the artist has had enough of it, or has gone elsewhere

    def __init__(
        self,
        panels: Panels,
        viewer: Viewer,
        queue: QueuePanel,
        filmstrip: Filmstrip,
        inspector: TakeInspector,
    ) -> None:
        super().__init__()
        self._panels = panels
        self._viewer = viewer
        self._queue = queue
        self._board_state: dict[str, str] = {}  # while another workspace is in use
        self._film_state = (
            ""  # how film and filmstrip share the review, while the film is elsewhere
        )
        self._focus: QWidget | None = None  # the widget of the board that was typed in last
        self.current = Workspace.BOARD
        self.side = ReviewSide(inspector)
        self.side.width_wished.connect(self._fold_side)
        self._fresh = True  # nobody has chosen how film and side share the review
        self.film = QSplitter(Qt.Orientation.Vertical)
        self.film.addWidget(filmstrip)
        self.review = QSplitter(Qt.Orientation.Horizontal)
        self.review.addWidget(self.film)
        self.review.addWidget(self.side)
        self._whole = QWidget()
        self._queue_rows = QVBoxLayout(self._whole)
        self._queue_rows.setContentsMargins(0, 0, 0, 0)
        self.cull_page = CullPage()
        self.cull_page.left.connect(self.cull_left)
        for page in (panels.columns, self.review, self._whole, self.cull_page):
            self.addWidget(page)
        self._set_up()

    @property
    def culling(self) -> bool:
        return self.currentWidget() is self.cull_page

    def cull(self, on: bool) -> None:
        """The film has the whole window; afterwards everything stands where it stood."""
        if on == self.culling:
            return
        with self._viewer.moving():
            if on:
                self._leave()
                self.cull_page.lend(self._viewer)
                self.setCurrentWidget(self.cull_page)
            else:
                self._viewer.lend_takes(None)
                self._enter()
                self.setCurrentIndex([*Workspace].index(self.current))
        if on:
            self._viewer.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._set_focus()

    def choose(self, workspace: Workspace) -> None:
        if self.culling:
            self.cull_left.emit()
            self.cull(False)
        if workspace is self.current:
            return
        playing = self._viewer.player.playing
        focus = self.window().focusWidget() if self.current is Workspace.BOARD else None
        self._focus = focus or self._focus
        with self._viewer.moving():
            self._leave()
            self.current = workspace
            self._enter()
            self.setCurrentIndex([*Workspace].index(workspace))
        if playing and workspace is not Workspace.QUEUE:
            self._viewer.player.play()
        self._set_focus()
        self.changed.emit(workspace)

    def reset(self) -> None:
        """Every workspace as it was at first."""
        self._board_state, self._film_state = {}, ""
        if self._on_board:
            self._panels.reset()
        self._size_review()

    def state(self) -> dict[str, str]:
        """Of each workspace its sizes, and which one is in use."""
        board = self._panels.state() if self._on_board else self._board_state
        review = {name: _text(splitter) for name, splitter in self._splitters().items()}
        if self._fresh:
            review["review"] = ""
        if self.film.count() < 2:
            review["film"] = self._film_state
        return {**board, **review, "workspace": self.current.value}

    def restore(self, state: Mapping[str, str]) -> None:
        """As it was left; what an older version wrote is read as far as it goes."""
        self._panels.restore(state)
        for name, splitter in self._splitters().items():
            splitter.restoreState(_bytes(state.get(name, "")))
        self._film_state = state.get("film", "")
        self._fresh = not state.get("review")
        wanted = state.get("workspace", "")
        self.choose(next((w for w in Workspace if w.value == wanted), Workspace.BOARD))

    def begin(self, typing: QWidget) -> None:
        """The focus at first: for typing on the board, else where the workspace has its keys.

        A window that is being filled shows nothing yet: Qt keeps the wish until it does.
        """
        self._focus = typing
        self._focused().setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._on_board:
            self._panels.fit(self.width())
        if self._fresh:
            self._share_review()

    @property
    def _on_board(self) -> bool:
        """Whether the panels of the board are seen, and their sizes mean something."""
        return self.current is Workspace.BOARD and not self.culling

    def _set_focus(self) -> None:
        """Where the keys of the workspace work; on the board, where they were typed last."""
        widget = self._focused()
        if widget.isVisible():
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        else:  # Qt gives it to the next button, which a key would press then
            now = cast("QWidget | None", self.window().focusWidget())  # as Qt's types do not say
            if now is not None:
                now.clearFocus()

    def _focused(self) -> QWidget:
        at = {Workspace.REVIEW: self._viewer, Workspace.QUEUE: self._queue.table.view}
        return at.get(self.current) or self._focus or self

    def _leave(self) -> None:
        if self.current is Workspace.BOARD:
            self._board_state = self._panels.state()
        if self.current is Workspace.REVIEW:
            self._film_state = _text(self.film)
            self.side.lend(None)
            self._viewer.lend_takes(None)
        self._queue.show_wide(False)

    def _enter(self) -> None:
        """Each panel where it belongs; what was folded on the board is seen all the same."""
        if self.current is Workspace.REVIEW:
            self.film.insertWidget(0, self._viewer)
            self.film.setStretchFactor(0, 1)
            self._viewer.lend_takes(self.side.takes)
            self.side.lend(self._viewer.strip)
            self._viewer.show()
            self.film.restoreState(_bytes(self._film_state))
        elif self.current is Workspace.QUEUE:
            self._queue.show_wide(True)
            self._queue_rows.addWidget(self._queue)
            self._queue.show()
        if self.current is Workspace.BOARD:
            self._panels.take_back(self._queue, self._viewer)
            self._panels.restore(self._board_state)
            self._panels.fit(self.width())

    def _fold_side(self, width: int) -> None:
        """The artist's own wish stays, whatever becomes of the window."""
        self._moved_by_hand()
        self._widen_side(width)

    def _moved_by_hand(self) -> None:
        self._fresh = False

    def _splitters(self) -> dict[str, QSplitter]:
        """Of the review, by the names that its sizes are kept under."""
        return {"review": self.review, "film": self.film, "side": self.side.parts}

    def _set_up(self) -> None:
        for splitter in self._splitters().values():
            splitter.setHandleWidth(8)
        self.review.setStretchFactor(0, 1)
        self.review.splitterMoved.connect(self._moved_by_hand)
        self.review.setCollapsible(0, False)
        self._size_review()

    def _size_review(self) -> None:
        self._fresh = True
        self._share_review()
        self.film.setSizes((10_000, 1) if self.film.count() > 1 else (1,))
        self.side.reset()

    def _share_review(self) -> None:
        """As much to the film as the window lets it have, until the artist moves the line."""
        self._widen_side(usual_width(self.width()))

    def _widen_side(self, width: int) -> None:
        self.review.setSizes((max(1, self.width() - width), width))


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode())


def _text(splitter: QSplitter) -> str:
    return bytes(splitter.saveState().toBase64().data()).decode("ascii")
