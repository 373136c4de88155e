"""Which keys a command has: those of the table, or those that the artist has chosen instead.

It is one for the whole program, as the language is: menus, tips, panels and the page of shortcuts
ask here each time, and are said anew when it changes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from .actions import ACTIONS, BY_NAME
from .actions.action import Action, Place

Chosen = Mapping[str, tuple[str, ...]]  # keys by the name of a command; none: it has no key
SomeAction = TypeVar("SomeAction", bound=Action)
MODIFIERS = ("Ctrl", "Alt", "Meta")


class _Map:
    """``turn`` grows with each change, so that what was made of an older map is made anew."""

    def __init__(self) -> None:
        self.chosen: Chosen = {}
        self.turn = 0
        self.letters = True  # whether a letter by itself is a command


_map = _Map()


def choose(chosen: Chosen) -> bool:
    """From now on; a command that is not named has the keys of the table. Whether any is new."""
    if chosen == _map.chosen:
        return False
    _map.chosen = dict(chosen)
    _map.turn += 1
    return True


def use_letters(wanted: bool) -> bool:
    """Whether letters by themselves are commands; whether that is new."""
    if wanted == _map.letters:
        return False
    _map.letters = wanted
    _map.turn += 1
    return True


def unusable(chosen: Chosen, is_key: Callable[[str], bool]) -> Iterator[tuple[Action, str]]:
    """What a file by hand names as keys, and a command cannot have."""
    for action in filter(None, map(BY_NAME.get, chosen)):
        for keys in keys_of(action, chosen):
            if not is_key(keys) or is_writing(action, keys):
                yield action, keys


def keys_of(action: Action, chosen: Chosen | None = None) -> tuple[str, ...]:
    """Those that are heard now; or, of ``chosen``, all that it names."""
    if chosen is not None:
        return chosen.get(action.name, action.keys)
    keys = _map.chosen.get(action.name, action.keys)
    return keys if _map.letters else tuple(each for each in keys if not _is_letter(each))


def _is_letter(keys: str) -> bool:
    last = keys.removeprefix("Shift+")
    return len(last) == 1 and last.isalnum()


class Heard(Generic[SomeAction]):
    """The actions that a panel hears by itself, by their keys as numbers."""

    def __init__(self, actions: Iterable[SomeAction], combined: Callable[[str], int]) -> None:
        self._actions = tuple(actions)
        self._combined = combined
        self._turn = -1
        self._by_key: dict[int, SomeAction] = {}

    def get(self, combination: int) -> SomeAction | None:
        if self._turn != _map.turn:
            self._turn = _map.turn
            pairs = ((keys, action) for action in self._actions for keys in keys_of(action))
            self._by_key = {self._combined(keys): action for keys, action in pairs}
        return self._by_key.get(combination)


def rivals(action: Action, keys: str, chosen: Chosen) -> list[Action]:
    """Other commands that would hear the same keys at the same place."""
    return [
        other
        for other in ACTIONS
        if other is not action and keys in keys_of(other, chosen) and _meet(action, other)
    ]


def conflicts(chosen: Chosen) -> Iterator[tuple[str, Action, Action]]:
    """Keys that two would hear at one place, each pair once."""
    for at, action in enumerate(ACTIONS):
        for keys in keys_of(action, chosen):
            for other in ACTIONS[at + 1 :]:
                if keys in keys_of(other, chosen) and _meet(action, other):
                    yield keys, action, other


def is_writing(action: Action, keys: str) -> bool:
    """Whether the window would take a key that is meant to be written, or moves in a text."""
    *held, last = keys.replace("++", "+Plus").split("+")
    function_key = last.startswith("F") and last[1:].isdigit()
    everywhere = action.place is Place.WINDOW
    return everywhere and not function_key and not set(held) & set(MODIFIERS)


# Those of the film are heard while films are compared.
_TOGETHER = {Place.FILM, Place.COMPARE}


def _meet(one: Action, other: Action) -> bool:
    places = {one.place, other.place}
    return len(places) == 1 or Place.WINDOW in places or places == _TOGETHER
