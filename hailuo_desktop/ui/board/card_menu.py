"""What can be done with the chosen cards, as a menu."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu, QWidget

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import Theme

from .state import KINDS

Call = Callable[[], object]


@dataclass(frozen=True)
class Entry:
    """``name`` is the verb of the panel that it calls."""

    name: str
    words: str
    icon: str = ""
    keys: str = ""


_SEND = (
    Entry("send", "Add to the queue", "send"),
    Entry("play", "Play the animatic from here", "play", "Space"),
)
_EDIT = (
    Entry("cut", "Cut", "", "Ctrl+X"),
    Entry("copy", "Copy", "copy", "Ctrl+C"),
    Entry("paste", "Paste", "paste", "Ctrl+V"),
    Entry("duplicate", "Duplicate", "duplicate", "Ctrl+D"),
    Entry("delete", "Delete", "remove", "Del"),
)
_ONE = (
    Entry("add", "New shot after", "plus", "N"),
    Entry("add_before", "New shot before", "", "Shift+N"),
    Entry("rename", "Change code", "", "F2"),
    Entry("scene", "Scene heading…", "", "Shift+F2"),
)
_LINKS = {
    "link": Entry("link", "Use last frame of the shot before", "link"),
    "chain": Entry("chain", "Chain selected shots", "link"),
    "wait": Entry("wait", "Wait for a kept take"),
    "wait_any": Entry("wait_any", "Take any finished take"),
    "unlink": Entry("unlink", "Unlink"),
}
# They work on the cards without the menu too.
KEYS = {each.keys: each.name for each in (*_SEND, *_EDIT, *_ONE) if each.keys}


def card_menu(
    parent: QWidget, shots: list[Shot], calls: dict[str, Call], icons: Icons, theme: Theme
) -> QMenu:
    """Only what makes sense for the shots is there; nothing is greyed for a puzzle."""
    menu = QMenu(parent)
    for group in _groups(shots):
        if group and menu.actions():
            menu.addSeparator()
        for entry in group:
            action = menu.addAction(entry.words + (f"\t{entry.keys}" if entry.keys else ""))
            if entry.icon:
                action.setIcon(icons.icon(entry.icon, theme.text))
            action.triggered.connect(lambda _=False, name=entry.name: calls[name]())
    _add_choices(menu, calls)
    return menu


def _groups(shots: list[Shot]) -> Iterator[tuple[Entry, ...]]:
    if shots:
        yield _SEND
        yield _EDIT
        yield (Entry("bulk", f"Edit {len(shots)} shots…", "settings"),) if len(shots) > 1 else ()
        yield tuple(_links(shots))
    else:
        yield (_EDIT[2],)
    yield _ONE if len(shots) <= 1 else _ONE[:2]


def _links(shots: list[Shot]) -> Iterator[Entry]:
    linked = [shot.first_from for shot in shots if shot.first_from is not None]
    if len(shots) > 1:
        yield _LINKS["chain"]
    elif not linked:
        yield _LINKS["link"]
    if linked:
        yield _LINKS["wait_any" if all(link.wait for link in linked) else "wait"]
    if any(shot.first_link or shot.last_link for shot in shots):
        yield _LINKS["unlink"]


def _add_choices(menu: QMenu, calls: dict[str, Call]) -> None:
    menu.addSeparator()
    choose = menu.addMenu("Select")
    choose.addAction("All shots\tCtrl+A").triggered.connect(lambda: calls["select_all"]())
    for kind, words in KINDS.items():
        action = choose.addAction(words)
        action.triggered.connect(lambda _=False, kind=kind: calls[f"select {kind}"]())
