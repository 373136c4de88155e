"""The window's menus: every wish by its words and its keys."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

Key = QKeySequence.StandardKey | str
Standard = QKeySequence.StandardKey


@dataclass(frozen=True)
class Wish:
    """One menu entry: ``name`` is how the window is asked to find its action again.

    ``told`` is a key that a panel hears by itself: the menu only tells of it.
    """

    name: str
    words: str
    keys: tuple[Key, ...] = ()
    told: str = ""
    checkable: bool = False


Menu = tuple[str, tuple[Wish | None, ...]]
PANELS = ("board", "shot", "queue", "viewer")

MENUS: tuple[Menu, ...] = (
    (
        "&File",
        (
            Wish("new_shot", "&New shot", (Standard.New,)),
            None,
            Wish("import", "&Import a storyboard…", ("Ctrl+O",)),
            Wish("template", "Save a te&mplate for tables…"),
            Wish("package", "&Save as a package…", ("Ctrl+Shift+S",)),
            Wish("package_takes", "Save as a package &with its takes…"),
            Wish("films", "&Export films…", ("Ctrl+E",)),
            Wish("table", "Export as a &table…"),
            Wish("sheet", "Storyboard sheet (&PDF)…", ("Ctrl+P",)),
            None,
            Wish("backups", "&Backups…"),
            Wish("key", "API &key…"),
            Wish("associate", "Open .hailuo files with a &double click"),
            None,
            Wish("quit", "&Quit", ("Ctrl+Q",)),
        ),
    ),
    (
        "&Edit",
        (
            Wish("undo", "&Undo", ("Ctrl+Z",)),
            Wish("redo", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
            None,
            Wish("duplicate", "&Duplicate shot", ("Ctrl+D",)),
            Wish("delete", "De&lete shot", told="Del"),
        ),
    ),
    (
        "&View",
        (
            Wish("board", "&Board", ("Ctrl+1",), checkable=True),
            Wish("shot", "&Shot", ("Ctrl+2",), checkable=True),
            Wish("queue", "&Queue", ("Ctrl+3",), checkable=True),
            Wish("viewer", "&Viewer", ("Ctrl+4",), checkable=True),
            None,
            Wish("animatic", "Play the &animatic", ("Ctrl+Space",)),
            Wish("sketches", "Sketch camera &moves on hover", checkable=True),
            Wish("full_screen", "&Full screen film", ("F11",)),
        ),
    ),
    (
        "&Queue",
        (
            Wish("send", "&Add shot to the queue", told="Ctrl+Enter"),
            Wish(
                "batch_without",
                "Send batch: shots &without a take…",
                ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
            ),
            Wish("batch_ready", "Send batch: all &ready shots…"),
            Wish("batch_selected", "Send batch: &selected shots…"),
            None,
            Wish("pause", "&Pause the queue", ("Ctrl+Shift+P",), checkable=True),
        ),
    ),
    (
        "&Help",
        (
            Wish("shortcuts", "&Keyboard shortcuts", ("F1", "Ctrl+?")),
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


def hear_send(panel: QWidget, send: Callable[[], None]) -> None:
    """Ctrl+Enter, of either Enter key, anywhere in the panel."""
    for keys in ("Ctrl+Return", "Ctrl+Enter"):
        shortcut = QShortcut(QKeySequence(keys), panel)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)  # held down, it is still one wish
        shortcut.activated.connect(send)


def _action(menu: QMenu, wish: Wish, wished: Callable[[str], None]) -> QAction:
    action = menu.addAction(f"{wish.words}\t{wish.told}" if wish.told else wish.words)
    action.setShortcuts([QKeySequence(key) for key in wish.keys])
    action.setCheckable(wish.checkable)
    action.triggered.connect(lambda: wished(wish.name))
    return action
