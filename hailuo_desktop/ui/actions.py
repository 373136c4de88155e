"""The window's menus: every wish by its words and its keys."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

Key = QKeySequence.StandardKey | str


@dataclass(frozen=True)
class Wish:
    """One menu entry: ``name`` is how the window is asked to find its action again."""

    name: str
    words: str
    key: Key | None = None


Menu = tuple[str, tuple[Wish | None, ...]]

MENUS: tuple[Menu, ...] = (
    (
        "&File",
        (
            Wish("new_shot", "&New shot", QKeySequence.StandardKey.New),
            None,
            Wish("key", "API &key…"),
            None,
            Wish("quit", "&Quit", QKeySequence.StandardKey.Quit),
        ),
    ),
    (
        "&Edit",
        (
            Wish("undo", "&Undo", "Ctrl+Alt+Z"),
            Wish("redo", "&Redo", "Ctrl+Alt+Shift+Z"),
            None,
            Wish("duplicate", "&Duplicate shot", "Ctrl+D"),
            Wish("delete", "De&lete shot"),
        ),
    ),
    (
        "&Queue",
        (
            Wish("send", "&Add shot to the queue"),
            Wish("send_all", "Add &all shots without a take", "Ctrl+Shift+Return"),
        ),
    ),
    (
        "&Help",
        (
            Wish("shortcuts", "&Keyboard shortcuts", QKeySequence.StandardKey.HelpContents),
            Wish("about", "&About Hailuo Desktop"),
        ),
    ),
)


def fill(window: QMainWindow, wished: Callable[[str], None]) -> dict[str, QAction]:
    """Put the menus on the window; ``wished`` hears the name of what was chosen."""
    actions: dict[str, QAction] = {}
    for title, wishes in MENUS:
        menu = window.menuBar().addMenu(title)
        for wish in wishes:
            if wish is None:
                menu.addSeparator()
            else:
                actions[wish.name] = _action(menu, wish, wished)
    return actions


def _action(menu: QMenu, wish: Wish, wished: Callable[[str], None]) -> QAction:
    action = menu.addAction(wish.words)
    if wish.key is not None:
        action.setShortcut(QKeySequence(wish.key))
    action.triggered.connect(lambda: wished(wish.name))
    return action
