"""The actions of one window, bound to what does them; menus are made of them."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, overload

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QToolButton, QWidget

from hailuo_desktop.translate import Marked, t

from .actions import ACTIONS
from .actions.action import Action, ShotAction, TakeAction
from .actions.menus import MENUS
from .keymap import keys_of
from .labels import tip
from .wording import follow

Chosen = Callable[[], list[str]]
DoShots = Callable[[list[str]], object]
Do = Callable[[], object]


class ActionSet:
    """A presenter binds each action to a call; whoever hears a key or a click runs it by name.

    Until it is bound, an action does nothing.
    """

    def __init__(self) -> None:
        self._calls: dict[Action, Callable[..., object]] = {}
        self._chosen: dict[type[Action], Chosen] = {}
        self.by_name: dict[str, QAction] = {}  # those of the window's own menus
        self._menus: list[tuple[QMenu, Marked]] = []
        self.lists: dict[Action, QMenu] = {}  # menus within them, for whoever fills them

    @overload
    def bind(self, action: ShotAction | TakeAction, call: DoShots) -> None: ...

    @overload
    def bind(self, action: Action, call: Do) -> None: ...

    def bind(self, action: Action, call: Callable[..., object]) -> None:
        """``call`` hears the ids of the shots or takes, where the action is for some."""
        self._calls[action] = call

    def wrap(
        self, action: Action, around: Callable[[Callable[..., object]], Callable[..., object]]
    ) -> None:
        """Put something around the call that is bound."""
        self._calls[action] = around(self._calls[action])

    def bind_toggle(self, action: Action, call: Callable[[bool], object]) -> None:
        """``call`` hears of every change of the check, whoever has made it."""
        self.of(action).toggled.connect(call)
        self._calls[action] = _nothing

    def choose_by(self, kind: type[Action], chosen: Chosen) -> None:
        """What an action of the kind is done with where nobody says otherwise."""
        self._chosen[kind] = chosen

    def run(self, action: Action, ids: Sequence[str] | None = None) -> None:
        call = self._calls.get(action)
        if call is None:
            return
        if isinstance(action, ShotAction | TakeAction):
            call(self._ids(action) if ids is None else list(ids))
        else:
            call()

    def is_bound(self, action: Action) -> bool:
        return action in self._calls

    def chosen(self, action: Action) -> list[str]:
        """The ids of the shots or takes that it would be done with now."""
        return self._ids(action)

    def of(self, action: Action) -> QAction:
        """The entry of the window's own menus."""
        return self.by_name[action.name]

    def unbound(self) -> list[str]:
        return [action.name for action in ACTIONS if action not in self._calls]

    def fill(self, bar: QMenuBar) -> None:
        """Put the menus on the window's bar."""
        for title, actions in MENUS:
            menu = bar.addMenu(t(title))
            menu.setToolTipsVisible(True)
            self._menus.append((menu, title))
            for action in actions:
                if action is None:
                    menu.addSeparator()
                else:
                    self.by_name[action.name] = self._entry(menu, action)

    def reword(self) -> None:
        """The window's own menus in another language."""
        for menu, title in self._menus:
            menu.setTitle(t(title))
        for action in ACTIONS:
            if action.name in self.by_name:
                _word(self.of(action), action)

    @property
    def menus(self) -> list[QMenu]:
        """The window's own, without those within them."""
        return [menu for menu, _ in self._menus]

    def _entry(self, menu: QMenu, action: Action) -> QAction:
        if action.opens_list:
            self.lists[action] = menu.addMenu("")
            entry = self.lists[action].menuAction()
        else:
            entry = menu.addAction("")
        _word(entry, action)
        entry.setAutoRepeat(action.repeats)
        entry.setCheckable(action.checkable)
        entry.triggered.connect(partial(_run, self.run, action))
        return entry

    def _ids(self, action: Action) -> list[str]:
        chosen = self._chosen.get(type(action))
        return chosen() if chosen is not None else []


def _word(entry: QAction, action: Action) -> None:
    """In the menu, and in short on a button; with the keys that it has now."""
    entry.setText(_worded(action))
    entry.setIconText(plain(t(action.text)))
    if action.tip:
        entry.setToolTip(tip(t(action.tip)))
    if action.by_menus:
        entry.setShortcuts([QKeySequence(key) for key in keys_of(action)])


def _worded(action: Action) -> str:
    """As it stands in the window's own menus."""
    text = t(action.menu) or t(action.text)
    return text if action.by_menus else with_keys(text, action)


def add_actions(
    menu: QMenu,
    actions: Iterable[Action],
    run: Callable[[Action], object],
    icon: Callable[[str], Any],
    **fields: object,
) -> None:
    """Entries with icon, tip and key; ``icon`` draws one by its name, ``fields`` fill the texts."""
    menu.setToolTipsVisible(True)
    for action in actions:
        entry = menu.addAction(with_keys(t(action.text, **fields), action))
        if action.icon:
            entry.setIcon(icon(action.icon))
        entry.setToolTip(tip(t(action.tip)))
        entry.triggered.connect(partial(_run, run, action))


def with_keys(text: str, action: Action) -> str:
    """An entry of a menu that only tells of the action's key, where it has one."""
    keys = shown(action)
    return f"{text}\t{keys[0]}" if keys else text


def hint(action: Action) -> str:
    """Its words with its key, for the tool tip of a button."""
    return with_key(plain(t(action.text)), action)


def with_key(words: str, *actions: Action) -> str:
    """“Play (Space)”; the first key of each that has one."""
    keys = ", ".join(keys[0] for action in actions if (keys := shown(action)))
    return f"{words} ({keys})" if keys else words


def name_after(button: QToolButton, action: Action) -> None:
    """A button without words of its own."""
    button.setToolTip(hint(action))
    button.setAccessibleName(plain(t(action.text)))


def named_button(action: Action) -> QToolButton:
    """One for the action, in whatever language is spoken."""
    button = QToolButton()
    follow(button, lambda: name_after(button, action))
    return button


def plain(text: str) -> str:
    """An action's text without its mnemonic and dots."""
    return text.replace("&", "").rstrip("…")


def title(action: Action) -> str:
    """Its words in full, where no menu stands around them."""
    return plain(t(action.menu) or t(action.text))


def shown(action: Action) -> list[str]:
    """The keys as they are printed on a keyboard, each once."""
    return list(dict.fromkeys(map(printed, keys_of(action))))


_PRINTED = {"Return": "Enter", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


def printed(keys: str) -> str:
    """“Ctrl+Return” as a keyboard has it: “Ctrl+Enter”."""
    *chord, last = keys.split("+")
    return "+".join([*chord, _PRINTED.get(last, last)])


def _run(run: Callable[[Action], object], action: Action, _checked: bool = False) -> None:
    run(action)


def _nothing() -> None:
    """What is done by the check alone."""


def hear(panel: QWidget, action: Action, run: Do) -> None:
    """The keys of the action, anywhere in the panel; held down, they are still one wish."""
    shortcut = QShortcut(panel)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.setAutoRepeat(action.repeats)
    shortcut.activated.connect(run)
    follow(panel, lambda: shortcut.setKeys([QKeySequence(keys) for keys in keys_of(action)]))
