"""The keys of all commands: changed, cleared, restored, or as another program has them."""

from collections.abc import Callable, Iterable, Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from hailuo_desktop.translate import Marked, mark, t
from hailuo_desktop.ui.action_set import printed, title
from hailuo_desktop.ui.actions import ACTIONS, BY_NAME
from hailuo_desktop.ui.actions.action import Action, Place
from hailuo_desktop.ui.actions.presets import PRESETS
from hailuo_desktop.ui.drop_down import DropDown
from hailuo_desktop.ui.folding import folded
from hailuo_desktop.ui.keymap import Chosen, is_writing, keys_of, rivals
from hailuo_desktop.ui.labels import label, line_size, wrapped

from .part import Part

NAME = Qt.ItemDataRole.UserRole
KEPT_KEYS = {"Esc", "Tab", "Shift+Tab", "Backtab", "Shift+Backtab"}
CUSTOM = mark("Your own")
ABOUT = mark("Choose a command, click into the field below, and press the keys that it shall have.")
FIXED = mark("{keys} goes on in a dialog or leaves it, and cannot be a command.")
WRITES = mark("{keys} alone is written in texts: hold Ctrl or Alt with it.")
TAKEN = mark("{keys} is “{other}” already: “{verb}” takes it from there.")
TAKE = mark("Take it over")
TALLEST = 320  # logical pixels at first


class ShortcutsPart(Part):
    """The page on which keys are changed."""

    names = ("shortcuts",)

    def __init__(self) -> None:
        super().__init__()
        self.said = (t("Keyboard shortcuts"), *map(title, ACTIONS))
        self._chosen: Chosen = {}
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self._rows: list[QTreeWidgetItem] = []
        self.preset = DropDown()
        self.preset.addItems([*(t(each.title) for each in PRESETS), t(CUSTOM)])
        self.preset.setAccessibleName(t("Keys of the player"))
        self.list = _list()
        self.field = QKeySequenceEdit()
        self.field.setMaximumSequenceLength(1)
        self.field.setAccessibleName(t("New keys"))
        for line in self.field.findChildren(QLineEdit):  # which has the focus
            line.setAccessibleName(t("New keys"))
        self.assign = _button(mark("Assign"), self._assign)
        self.take = _button(TAKE, self._take)
        self.clear = _button(mark("Clear"), lambda: self._put(()))
        self.restore = _button(mark("Restore"), self._restore)
        self.restore_all = _button(mark("Restore all"), lambda: self._wish({}))
        self.trouble = wrapped(role="warning")
        self._fill()
        self._lay_out()
        self.preset.activated.connect(self._use_preset)
        self.list.currentItemChanged.connect(self._refresh)
        self.field.keySequenceChanged.connect(self._refresh)
        self._refresh()

    def narrow(self, words: Sequence[str]) -> None:
        rows = [(row, folded(f"{row.text(0)} {row.text(1)}")) for row in self._rows]
        found = [row for row, text in rows if all(word in text for word in words)]
        for row in self._rows:  # where only the page's own words were found, all of it is meant
            row.setHidden(bool(found) and not any(row is each for each in found))
        for top, rows in self._groups:
            top.setHidden(all(row.isHidden() for row in rows))

    def show_value(self, name: str, value: object) -> None:
        self._chosen = cast(Chosen, value)
        for item in self._rows:
            action = BY_NAME[item.data(0, NAME)]
            item.setText(1, _printed(keys_of(action, self._chosen)))
        self.preset.setCurrentIndex(self._preset_in_use())
        self.field.clear()
        self._refresh()

    def refuse(self, name: str, sentence: str) -> None:
        self._say(sentence)

    def choose(self, action: Action) -> None:
        """As a click on its row does."""
        (item,) = (each for each in self._rows if each.data(0, NAME) == action.name)
        self.list.setCurrentItem(item)

    def _action(self) -> Action | None:
        item = self.list.currentItem()
        return BY_NAME.get(item.data(0, NAME)) if item is not None else None

    def _keys(self) -> str:
        return self.field.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _refresh(self) -> None:
        """What can be done with the command that is chosen and the keys that were pressed."""
        action, keys = self._action(), self._keys()
        why = self._why_not(action, keys) if action and keys else ""
        others = rivals(action, keys, self._chosen) if action and keys and not why else []
        if others:
            why = t(TAKEN, keys=printed(keys), other=title(others[0]), verb=t(TAKE))
        self.field.setEnabled(action is not None)
        self.assign.setEnabled(bool(action and keys and not why))
        self.take.setVisible(bool(others))
        has = keys_of(action, self._chosen) if action else ()
        self.clear.setEnabled(bool(has))
        self.restore.setEnabled(action is not None and has != action.keys)
        self.restore_all.setEnabled(bool(self._chosen))
        self._say(why)

    def _why_not(self, action: Action, keys: str) -> str:
        if keys in KEPT_KEYS:
            return t(FIXED, keys=printed(keys))
        return t(WRITES, keys=printed(keys)) if is_writing(action, keys) else ""

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _assign(self) -> None:
        self._put((self._keys(),))

    def _take(self) -> None:
        action, keys = self._action(), self._keys()
        if action is None:
            return
        chosen = dict(self._chosen)
        for other in rivals(action, keys, self._chosen):
            left = tuple(each for each in keys_of(other, chosen) if each != keys)
            _set(chosen, other, left)
        _set(chosen, action, (keys,))
        self._wish(chosen)

    def _restore(self) -> None:
        action = self._action()
        if action is not None:
            self._put(action.keys)

    def _put(self, keys: tuple[str, ...]) -> None:
        action = self._action()
        if action is not None:
            chosen = dict(self._chosen)
            _set(chosen, action, keys)
            self._wish(chosen)

    def _wish(self, chosen: Chosen) -> None:
        self.edited.emit("shortcuts", dict(chosen))

    def _use_preset(self, at: int) -> None:
        """The player's own keys, and nothing else, become those of the other program."""
        if at < len(PRESETS):
            self._wish({**_without_film(self._chosen), **_known(PRESETS[at].keys)})

    def _preset_in_use(self) -> int:
        film = {n: keys for n, keys in self._chosen.items() if n not in _without_film(self._chosen)}
        matching = (at for at, each in enumerate(PRESETS) if _known(each.keys) == film)
        return next(matching, len(PRESETS))

    def _fill(self) -> None:
        for place in Place:
            actions = [each for each in ACTIONS if each.place is place]
            if not actions:
                continue
            top = QTreeWidgetItem([t(place.value)])
            top.setSizeHint(0, line_size(self))
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.list.addTopLevelItem(top)
            rows = [self._row(top, action) for action in actions]
            self._groups.append((top, rows))
            top.setExpanded(True)

    def _row(self, top: QTreeWidgetItem, action: Action) -> QTreeWidgetItem:
        row = QTreeWidgetItem(top, [title(action), ""])
        row.setData(0, NAME, action.name)
        row.setSizeHint(0, line_size(self))
        self._rows.append(row)
        return row

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        words = label(t("Keys of the player as in"))
        words.setBuddy(self.preset)
        for widget in (words, self.preset):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.restore_all)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        for button in (self.assign, self.take, self.clear, self.restore):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        layout.addWidget(wrapped(t(ABOUT), "muted"))
        layout.addLayout(row)
        layout.addWidget(self.trouble)


def _set(chosen: dict[str, tuple[str, ...]], action: Action, keys: tuple[str, ...]) -> None:
    """What is as in the table needs no word."""
    chosen.pop(action.name, None)
    if keys != action.keys:
        chosen[action.name] = keys


def _printed(keys: Iterable[str]) -> str:
    """Both Enter keys are one here."""
    return ", ".join(dict.fromkeys(map(printed, keys)))


def _without_film(chosen: Chosen) -> dict[str, tuple[str, ...]]:
    return {
        name: keys
        for name, keys in chosen.items()
        if name not in BY_NAME or BY_NAME[name].place is not Place.FILM
    }


def _known(keys: Chosen) -> dict[str, tuple[str, ...]]:
    return {name: each for name, each in keys.items() if name in BY_NAME}


def _button(words: Marked, call: Callable[[], object]) -> QPushButton:
    button = QPushButton(t(words))
    button.setAutoDefault(False)
    button.clicked.connect(lambda: call())
    return button


def _list() -> QTreeWidget:
    view = QTreeWidget()
    view.setColumnCount(2)
    view.setHeaderHidden(True)
    view.setProperty("role", "lines")
    view.setUniformRowHeights(True)
    view.setMinimumHeight(TALLEST)
    view.setAccessibleName(t("Commands"))
    header = view.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    return view
