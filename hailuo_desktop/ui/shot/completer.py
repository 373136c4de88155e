"""The 15 commands, offered while one is being written between brackets."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit

from hailuo_desktop.domain.camera import COMMANDS
from hailuo_desktop.domain.edit import Edit
from hailuo_desktop.domain.lint import nearest
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import say

from .completion import Unfinished, finish, unfinished_at

_TAKEN = frozenset(
    {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape}
)
_ICON_AND_EDGES = 56  # logical pixels beside the widest name


class CommandCompleter(QCompleter):
    """``place`` tells the prompt and the cursor in it; ``apply`` takes the finished command."""

    def __init__(
        self,
        editor: QPlainTextEdit,
        place: Callable[[], tuple[str, int]],
        apply: Callable[[Edit], None],
        icons: Icons,
        theme: Theme,
    ) -> None:
        super().__init__(editor)
        self._place = place
        self._apply = apply
        self._icons = icons
        self._editor = editor
        self._commands = QStandardItemModel(self)
        self.list = QListView()
        self.setModel(self._commands)
        self.setWidget(editor)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(9)
        self.list.setIconSize(QSize(16, 16))
        self.list.setProperty("role", "floating")
        say(self.list, name=mark("Camera commands"))
        self.setPopup(self.list)
        self.set_theme(theme)
        self.activated.connect(self._chosen)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._commands.clear()
        for command in COMMANDS:
            self._commands.appendRow(QStandardItem(command.name))

    def _draw(self) -> None:
        """The glyphs, when they are first to be seen: the window need not wait for them."""
        for row, command in enumerate(COMMANDS):
            item, color = self._commands.item(row), self._theme.text
            if item.icon().isNull():
                icon = self._icons.icon(command.slug, color)
                selected = self._icons.pixmap(command.slug, 32, color, 1.0)
                icon.addPixmap(selected, QIcon.Mode.Selected)
                item.setIcon(icon)

    def takes(self, event: QKeyEvent) -> bool:
        """Whether the key is for the list that hangs below the cursor."""
        return self.list.isVisible() and event.key() in _TAKEN

    def follow(self, event: QKeyEvent) -> None:
        """After a key has written something: offer what it may become, or go away."""
        if event.text() or self.list.isVisible():
            self.follow_text()

    def follow_text(self) -> None:
        """The same after an input method has: what is still being composed is not there yet."""
        unfinished = unfinished_at(*self._place())
        if unfinished is None or not self._offers(unfinished):
            self.close()
        else:
            self._open()

    def close(self) -> None:
        self.list.hide()

    def _offers(self, unfinished: Unfinished) -> bool:
        self.setCompletionPrefix(_sought(unfinished.typed))
        return self.completionCount() > 0 and self.currentCompletion() != unfinished.typed

    def _open(self) -> None:
        self._draw()
        self.list.setCurrentIndex(self.completionModel().index(0, 0))
        names = self._editor.fontMetrics()
        width = max(names.horizontalAdvance(command.name) for command in COMMANDS)
        corner = self._editor.cursorRect().translated(self._editor.viewport().pos())
        self.complete(QRect(corner.topLeft(), corner.size()).adjusted(0, 0, width, 4))
        self.list.resize(max(self.list.width(), width + _ICON_AND_EDGES), self.list.height())

    def _chosen(self, name: str) -> None:
        prompt, position = self._place()
        unfinished = unfinished_at(prompt, position)
        if unfinished is not None and _sought(unfinished.typed).casefold() in name.casefold():
            self._apply(finish(prompt, unfinished, name))


def _sought(typed: str) -> str:
    """What the list is narrowed to: of a name in another language the command that it means."""
    command = nearest(typed) if typed and not typed.isascii() else None
    return command.name if command else typed
