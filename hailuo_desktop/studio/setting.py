"""What a setting is, and how all of them are read, kept and followed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, Generic, Protocol, TypeVar

from pydantic import TypeAdapter, ValidationError

from hailuo_desktop.translate import Marked, mark

T = TypeVar("T")
NOTHING = Marked("")


class Page(Enum):
    """Where a setting stands in the dialog of settings; the value is the page's title, marked."""

    KEY = mark("API key")
    LOOK = mark("Appearance")
    FILES = mark("Library and export")
    QUEUE = mark("Queue")
    FILM = mark("Film")
    NOTICES = mark("Notifications")
    NETWORK = mark("Network")
    SHORTCUTS = mark("Shortcuts")
    PRIVACY = mark("Privacy and backups")


@dataclass(frozen=True, kw_only=True)
class Shown:
    """How the dialog of settings shows one: its bounds are those of the setting's own type.

    ``unit`` follows a number; ``least`` is said in place of the smallest one; ``choices`` are the
    words for the values of an enumeration; ``rule`` is said of a text that cannot be one.
    """

    page: Page
    title: Marked
    help: Marked = NOTHING
    unit: Marked = NOTHING
    least: Marked = NOTHING
    rule: Marked = NOTHING
    choices: Mapping[str, Marked] = field(default_factory=dict[str, Marked])


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One whose name ends in a dot or an @ is a family: ``of`` gives its members.

    ``personal``: the artist's own, in any library; else it belongs to one library.
    """

    name: str
    kind: TypeAdapter[T]
    default: T
    used: str
    personal: bool = False
    shown: Shown | None = None

    @property
    def is_family(self) -> bool:
        return self.name.endswith((".", "@"))

    def of(self, member: str) -> "Setting[T]":
        return replace(self, name=self.name + member)

    def fits(self, value: object) -> bool:
        try:
            self.kind.validate_python(value)
        except ValidationError:
            return False
        return True


class Storage(Protocol):
    def get(self, name: str, default: object) -> object: ...

    def put(self, name: str, value: object) -> None: ...


class Settings:
    """``library`` keeps what belongs to one library, ``personal`` what is the artist's own."""

    def __init__(self, library: Storage, personal: Storage | None = None) -> None:
        self._library = library
        self._personal = personal or library
        self._followers: dict[str, list[Callable[[Any], object]]] = {}

    def get(self, setting: Setting[T]) -> T:
        """What was put there last, or the default where there is nothing that it can be."""
        kept = self.kept(setting)
        if kept is None:
            return setting.default
        try:
            return setting.kind.validate_python(kept)
        except ValueError:
            return setting.default

    def put(self, setting: Setting[T], value: T) -> None:
        """On disk when this returns, and told to whoever follows; LibraryError where it cannot."""
        self._storage(setting).put(setting.name, setting.kind.dump_python(value, mode="json"))
        for call in tuple(self._followers.get(setting.name, ())):
            call(value)

    def follow(self, setting: Setting[T], call: Callable[[T], object]) -> None:
        """Call it with the value now, and with each that is put later."""
        self._followers.setdefault(setting.name, []).append(call)
        call(self.get(setting))

    def kept(self, setting: Setting[Any]) -> object:
        """As it lies on disk, whether or not it makes sense; None: nothing was ever put."""
        return self._storage(setting).get(setting.name, None)

    def _storage(self, setting: Setting[Any]) -> Storage:
        return self._personal if setting.personal else self._library
