"""Every setting: its name, its type with bounds, its default, its words, and where it is used.

A new one is a line here. What is on disk and cannot be one, from another version or another hand,
is named and gives way to the default. The dialog of settings is made of those that are ``shown``.
``store.settings`` and ``store.preferences`` are where they lie.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, NonNegativeInt, TypeAdapter

from hailuo_desktop.domain.hand_off import DEFAULT_TEMPLATE as HAND_OFF_TEMPLATE
from hailuo_desktop.domain.hand_off import Kind, Which
from hailuo_desktop.domain.rewrite_pairs import Said
from hailuo_desktop.engine.limits import Limits
from hailuo_desktop.evolink.proxies import checked_proxy
from hailuo_desktop.store.names import DEFAULT_TEMPLATE
from hailuo_desktop.translate import mark, t

from .setting import Page, Setting, Settings, Shown, T

_USUAL = Limits()


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
    """What the artist chose at the last hand-off."""

    template: str = HAND_OFF_TEMPLATE
    which: Which = Which.NOT_REJECTED
    kinds: frozenset[Kind] = frozenset({Kind.OTIO, Kind.PREMIERE, Kind.RESOLVE})


Scheme = Literal["system", "dark", "light"]


def _setting(name: str, kind: Any, default: T, used: str, shown: Shown | None = None) -> Setting[T]:
    return Setting(name, TypeAdapter(kind), default, used, shown=shown)


def _own(name: str, kind: Any, default: T, used: str, shown: Shown | None = None) -> Setting[T]:
    """One of the artist's, whatever library is open."""
    return replace(_setting(name, kind, default, used, shown), personal=True)


# Of one library

BOARD = _setting("window.board", str, "", "app/wiring: the board to open with")
RECENT_BOARDS: Setting[tuple[str, ...]] = _setting(
    "window.boards", tuple[str, ...], (), "app/desk/recent_boards: the one used last first"
)
BOARD_VIEW = _setting("board.left.", BoardView, BoardView(), "app/board/boards_presenter")
BOARD_SOURCE = _setting(
    "board.source.", str, "", "studio/board_identity: a mark of the file that it came from"
)
SCRIPT_BOARD = _setting(
    "script.board.", str, "", "studio/list_rewrites: the board in use, by the script's own id"
)
SCRIPT_SAID: Setting[tuple[Said, ...] | None] = _setting(
    "script.said.",
    tuple[Said, ...] | None,
    None,
    "studio/list_rewrites: what the script said of its shots, by board",
)
CAP = _setting(
    "queue.cap",
    NonNegativeInt,
    0,
    "app/queue/batch_presenter: credits, or 0 for no cap",
    Shown(
        page=Page.QUEUE,
        title=mark("Cap on credits"),
        help=mark("Nothing more is sent once so many credits are spent or reserved."),
        unit=mark(" credits"),
        least=mark("none"),
    ),
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

# The artist's own

THEME: Setting[Scheme] = _own(
    "appearance.theme",
    Scheme,
    "system",
    "app/bare_window",
    Shown(
        page=Page.LOOK,
        title=mark("Theme"),
        help=mark("Both are made for looking at pictures: neutral greys, one accent."),
        choices={
            "system": mark("As the system has it"),
            "dark": mark("Dark"),
            "light": mark("Light"),
        },
    ),
)
PARALLEL: Setting[int] = _own(
    "queue.parallel",
    Annotated[int, Field(ge=1, le=50)],
    _USUAL.in_flight,
    "studio/studio: takes in flight",
    Shown(
        page=Page.QUEUE,
        title=mark("Takes at once"),
        help=mark(
            "So many takes are uploaded, rendered or downloaded at a time; the rest wait here, "
            "where they can still be reordered and cancelled."
        ),
    ),
)
POLL: Setting[int] = _own(
    "queue.poll",
    Annotated[int, Field(ge=2, le=120)],
    int(_USUAL.poll),
    "studio/studio: seconds between two questions",
    Shown(
        page=Page.QUEUE,
        title=mark("Ask EvoLink every"),
        help=mark("How often the progress of takes is asked for. 8 seconds is EvoLink's own pace."),
        unit=mark(" seconds"),
    ),
)
KEEP_AWAKE: Setting[bool] = _own(
    "queue.keep_awake",
    bool,
    True,
    "app/desk/notices_presenter",
    Shown(
        page=Page.QUEUE,
        title=mark("Keep the computer awake while takes are being made"),
        help=mark("The screen may go dark. Links to finished films die after 24 hours."),
    ),
)
AUTOPLAY: Setting[bool] = _own(
    "film.autoplay",
    bool,
    True,
    "app/viewer/viewer_presenter",
    Shown(
        page=Page.FILM,
        title=mark("Play a finished take by itself"),
        help=mark("Where you look at its shot. Otherwise it stands on its first frame."),
    ),
)
NOTIFY_TAKE: Setting[bool] = _own(
    "notify.take",
    bool,
    False,
    "app/desk/notices_presenter",
    Shown(
        page=Page.NOTICES,
        title=mark("When a take is done"),
        help=mark("For few takes that are long awaited: a large batch makes many of these."),
    ),
)
NOTIFY_BATCH: Setting[bool] = _own(
    "notify.batch",
    bool,
    True,
    "app/desk/notices_presenter",
    Shown(
        page=Page.NOTICES,
        title=mark("When the whole queue is done"),
        help=mark("Nothing is shown while you look at the window. A click leads to the take."),
    ),
)
NOTIFY_DECISION: Setting[bool] = _own(
    "notify.decision",
    bool,
    True,
    "app/desk/notices_presenter",
    Shown(
        page=Page.NOTICES,
        title=mark("When something needs your decision"),
        help=mark("A take that may be charged, or a queue that stands still until you answer."),
    ),
)
PROXY: Setting[str] = _own(
    "network.proxy",
    Annotated[str, AfterValidator(checked_proxy)],
    "",
    "studio/studio: the way to EvoLink",
    Shown(
        page=Page.NETWORK,
        title=mark("Proxy"),
        help=mark(
            "Such as http://proxy:8080 or socks5://localhost:1080; “direct” uses none. Empty: what "
            "the system or HTTPS_PROXY names, which is also the place for a login."
        ),
        rule=mark(
            "This is no proxy’s address: write http://host:port or socks5://host:port, and name "
            "one with a login in HTTPS_PROXY, as this file is no place for secrets."
        ),
    ),
)
SHORTCUTS: Setting[dict[str, tuple[str, ...]]] = _own(
    "shortcuts", dict[str, tuple[str, ...]], {}, "app/preferences/keys: by the name of a command"
)
LETTERS: Setting[bool] = _own(
    "shortcuts.letters",
    bool,
    True,
    "app/at_home",
    Shown(
        page=Page.SHORTCUTS,
        title=mark("Single letters are commands"),
        help=mark("Where no text is written. Without them, only keys with Ctrl or Alt are."),
    ),
)
RECENT_COMMANDS: Setting[tuple[str, ...]] = _own(
    "palette.recent", tuple[str, ...], (), "app/desk/palette_presenter: the newest first"
)
WELCOMED: Setting[bool] = _own(
    "welcome.dismissed", bool, False, "app/desk/welcome_presenter: it was shown"
)

SETTINGS: tuple[Setting[Any], ...] = (
    *(BOARD, RECENT_BOARDS, BOARD_VIEW, BOARD_SOURCE, SCRIPT_BOARD, SCRIPT_SAID, CAP, PAUSED),
    *(ENGINE, EXPORT),
    *(THEME, PARALLEL, POLL, KEEP_AWAKE, AUTOPLAY, NOTIFY_BATCH, NOTIFY_DECISION, NOTIFY_TAKE),
    *(PROXY, SHORTCUTS, LETTERS, RECENT_COMMANDS, WELCOMED),
    *(HAND_OFF, HAND_OFF_FOLDER, SERVICE_OFFERED, UPDATES_DAILY, UPDATES_LOOKED, UPDATES_SKIPPED),
)


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


def shown_settings() -> Iterable[tuple[Setting[Any], Shown]]:
    """Those that the dialog of settings shows, in its order."""
    return ((each, each.shown) for each in SETTINGS if each.shown is not None)


def unusable(settings: Settings) -> list[str]:
    """A sentence for each value on disk that is not used, naming it and what is used instead."""
    words = mark("The setting “{name}” is {value}, which it cannot be: {default} is used.")
    return [
        t(words, name=each.name, value=repr(kept)[:80], default=repr(each.default)[:80])
        for each in SETTINGS
        if not each.is_family and (kept := settings.kept(each)) is not None and not each.fits(kept)
    ]
