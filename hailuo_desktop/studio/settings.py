"""Every setting that a library keeps: its name, its type, its default, and where it is used.

A new one is a line here. What is on disk and cannot be one, from another version or another hand,
gives way to the default. ``store.settings`` is where they lie.
"""

from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar

from pydantic import NonNegativeInt, TypeAdapter

from hailuo_desktop.domain.hand_off import DEFAULT_TEMPLATE as HAND_OFF_TEMPLATE
from hailuo_desktop.domain.hand_off import Kind, Which
from hailuo_desktop.domain.rewrite import Said
from hailuo_desktop.store.names import DEFAULT_TEMPLATE

T = TypeVar("T")


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One whose name ends in a dot or an @ is a family: ``of`` gives its members."""

    name: str
    kind: TypeAdapter[T]
    default: T
    used: str

    @property
    def is_family(self) -> bool:
        return self.name.endswith((".", "@"))

    def of(self, member: str) -> "Setting[T]":
        return replace(self, name=self.name + member)


@dataclass(frozen=True)
class BoardView:
    """How a board was left; ``density`` is a Density's value, or "" for the usual one, and
    ``card`` the width of a card in logical pixels, or 0."""

    shot: str = ""
    scroll: int = 0
    density: str = ""
    text: str = ""
    kinds: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    card: int = 0


@dataclass(frozen=True)
class ExportChoice:
    """Where films go and under which names."""

    folder: str = ""
    template: str = DEFAULT_TEMPLATE
    every: bool = False
    automatic: bool = False


@dataclass(frozen=True)
class HandOffChoice:
    template: str = HAND_OFF_TEMPLATE
    which: Which = Which.NOT_REJECTED
    kinds: frozenset[Kind] = frozenset({Kind.OTIO, Kind.PREMIERE, Kind.RESOLVE})


def _setting(name: str, kind: Any, default: T, used: str) -> Setting[T]:
    return Setting(name, TypeAdapter(kind), default, used)


BOARD = _setting("window.board", str, "", "app/wiring: the board to open with")
BOARD_VIEW = _setting("board.left.", BoardView, BoardView(), "app/board/boards_presenter")
BOARD_SOURCE = _setting(
    "board.source.", str, "", "studio/board_identity: a mark of the file that it came from"
)
SCRIPT_BOARD = _setting(
    "script.board.", str, "", "studio/script_rewrites: the board in use, by the script's own id"
)
SCRIPT_SAID: Setting[tuple[Said, ...] | None] = _setting(
    "script.said.",
    tuple[Said, ...] | None,
    None,
    "studio/script_rewrites: what the script said of its shots, by board",
)
CAP = _setting(
    "queue.cap", NonNegativeInt, 0, "app/queue/batch_presenter: credits, or 0 for no cap"
)
PAUSED = _setting("queue.paused", bool, False, "engine/queue: a new start is no reason to spend")
ENGINE = _setting("engine.", Any, None, "engine: what it remembers, by names of its own")
EXPORT = _setting("export", ExportChoice, ExportChoice(), "app/carry/export_presenter")
HAND_OFF = _setting("handoff", HandOffChoice, HandOffChoice(), "app/carry/hand_off_presenter")
HAND_OFF_FOLDER = _setting(
    "handoff.folder.", str, "", "app/carry/hand_off_presenter: where a board went last"
)
SERVICE_OFFERED = _setting(
    "service.offered", bool, False, "app/help/service_presenter: the first look was offered"
)
UPDATES_DAILY = _setting("updates.daily", bool, False, "app/help/updates_presenter: a day's look")
UPDATES_LOOKED = _setting(
    "updates.looked", float, 0.0, "app/help/updates_presenter: the last look, in unix seconds"
)
UPDATES_SKIPPED = _setting("updates.skipped", str, "", "app/help/updates_presenter: a version")

SETTINGS: tuple[Setting[Any], ...] = (
    BOARD, BOARD_VIEW, BOARD_SOURCE, SCRIPT_BOARD, SCRIPT_SAID, CAP, PAUSED, ENGINE, EXPORT,
    HAND_OFF, HAND_OFF_FOLDER, SERVICE_OFFERED, UPDATES_DAILY, UPDATES_LOOKED, UPDATES_SKIPPED,
)  # fmt: skip


class Storage(Protocol):
    def get(self, name: str, default: object) -> object: ...

    def put(self, name: str, value: object) -> None: ...


class Settings:
    """The registry of all settings, over the library's storage."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def get(self, setting: Setting[T]) -> T:
        """What was put there last, or the default where there is nothing that it can be."""
        kept = self._storage.get(setting.name, None)
        if kept is None:
            return setting.default
        try:
            return setting.kind.validate_python(kept)
        except ValueError:
            return setting.default

    def put(self, setting: Setting[T], value: T) -> None:
        self._storage.put(setting.name, setting.kind.dump_python(value, mode="json"))


class EngineMemory:
    """The same for the engine, which knows names alone; KeyError for one that nobody registered."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def get(self, name: str, default: object) -> object:
        return self._settings.get(replace(named(name), default=default))

    def put(self, name: str, value: object) -> None:
        self._settings.put(named(name), value)


def named(name: str) -> Setting[Any]:
    """The registered setting, or the member of a family, of that name."""
    for each in SETTINGS:
        if each.name == name or (each.is_family and name.startswith(each.name)):
            return replace(each, name=name)
    raise KeyError(name)
