"""Notices: by choice, only where nobody looks, and a click leads to what they are about."""

import pytest

from hailuo_desktop.app.desk.notices_presenter import DECIDE, WISHES, NoticesPresenter
from hailuo_desktop.app.desk.tidings import Kind
from hailuo_desktop.app.system.keep_awake import KeepAwake
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import Completed, Failed, Processing, Queued, State, Uncertain
from hailuo_desktop.engine.events import Cause, Halt, TakeChanged
from hailuo_desktop.studio.settings import KEEP_AWAKE, NOTIFY_TAKE
from hailuo_desktop.ui.workspace import Workspace
from tests.app.conftest import Stage

DOUBT = Uncertain(plain("The answer was lost."))


class Desktop:
    """Remembers what it was asked to show."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, str]] = []  # titles and keys

    def show(self, title: str, text: str, key: str) -> None:
        self.shown.append((title, key))

    def close(self) -> None:
        """It has nothing to give back."""


class Home:
    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.desktop = Desktop()
        self.awake = KeepAwake([], "nowhere")
        self.looked_at = False
        self.notices = NoticesPresenter(
            stage.wiring._context,
            widgets=stage.widgets,
            queue=stage.wiring.queue_presenter,
            notifier=self.desktop,
            awake=self.awake,
            looked_at=lambda: self.looked_at,
        )

    def put(self, name: str, *states: State, number: int = 1) -> None:
        for state in states:
            take = self.stage.take(name, state, number=number, name="Dusk")
            self.stage.wiring.queue_presenter.handle_event(TakeChanged(take))

    def cause(self, kind: Kind) -> str:
        """Let something of the kind happen; the take that it is about."""
        if kind is Kind.DECISION:
            self.put("a", Queued(), DOUBT)
        else:
            self.put("b", Queued(), number=2)
            self.put("a", Queued(), Completed("a.mp4"))
            if kind is Kind.BATCH:
                self.desktop.shown.clear()
                self.put("b", Completed("b.mp4"), number=2)
        return "b" if kind is Kind.BATCH else "a"


@pytest.fixture
def home(stage: Stage) -> Home:
    return Home(stage)


@pytest.mark.parametrize("kind", WISHES)
async def test_each_kind_is_shown_by_choice_alone(home: Home, kind: Kind) -> None:
    settings = home.stage.wiring.studio.settings
    for each in WISHES:
        settings.put(WISHES[each], each is kind)
    take = home.cause(kind)
    assert [key for _, key in home.desktop.shown] == [take]


@pytest.mark.parametrize("kind", WISHES)
async def test_and_not_without_it(home: Home, kind: Kind) -> None:
    settings = home.stage.wiring.studio.settings
    for each in WISHES:
        settings.put(WISHES[each], False)
    home.cause(kind)
    assert home.desktop.shown == []


@pytest.mark.parametrize("kind", WISHES)
async def test_it_is_quiet_while_the_artist_looks(home: Home, kind: Kind) -> None:
    home.stage.wiring.studio.settings.put(NOTIFY_TAKE, True)
    home.looked_at = True
    home.cause(kind)
    assert home.desktop.shown == []


async def test_a_screen_reader_hears_each_once_and_always(home: Home) -> None:
    heard = list[str]()
    announcer = home.stage.widgets.window.announcer
    announcer.announced.connect(heard.append)
    home.looked_at = True
    home.put("b", Queued(), number=2)
    home.put("a", Queued(), Failed(plain("The prompt was refused.")))
    home.put("b", Completed("b.mp4"), number=2)
    home.stage.wiring.queue_presenter.halted.emit(Halt(Cause.CREDITS, plain("Empty.")))
    announcer.flush()
    announcer.flush()
    assert len(heard) == 1
    assert "The queue stands still. Empty." in heard[0]
    assert "failed" in heard[0]


async def test_a_halt_leads_to_where_it_is_settled(home: Home) -> None:
    home.stage.wiring.queue_presenter.halted.emit(Halt(Cause.CREDITS, plain("Empty.")))
    assert home.desktop.shown == [("The queue stands still", DECIDE)]
    home.notices.follow(DECIDE)
    assert home.stage.widgets.window.workspaces.current is Workspace.QUEUE


async def test_a_click_brings_the_window_and_the_take(home: Home) -> None:
    window = home.stage.widgets.window
    home.put("a", Queued(), Completed("a.mp4"))
    window.workspaces.choose(Workspace.QUEUE)
    window.showMinimized()
    home.notices.follow("a")
    assert not window.isMinimized()
    assert window.workspaces.current is Workspace.REVIEW
    assert home.stage.wiring._viewer_presenter.take_id == "a"


async def test_a_click_on_a_doubt_leads_to_it(home: Home) -> None:
    home.put("a", Queued(), DOUBT)
    home.notices.follow("a")
    workspaces = home.stage.widgets.window.workspaces
    assert workspaces.current is Workspace.QUEUE
    assert [take.id for take in home.stage.widgets.queue.selected()] == ["a"]
    workspaces.choose(Workspace.BOARD)  # a table that is painted after the loop would want posters


async def test_a_take_that_is_gone_meanwhile_only_brings_the_window(home: Home) -> None:
    home.notices.follow("never")
    assert home.stage.widgets.window.workspaces.current is Workspace.BOARD


async def test_the_computer_stays_awake_while_something_goes_on(home: Home) -> None:
    settings = home.stage.wiring.studio.settings
    assert not home.awake.on
    home.put("a", Queued(), Processing(5))
    assert home.awake.on
    settings.put(KEEP_AWAKE, False)
    assert not home.awake.on
    settings.put(KEEP_AWAKE, True)
    assert home.awake.on
    home.put("a", Completed("a.mp4"))
    assert not home.awake.on


@pytest.mark.parametrize("states", [[DOUBT], []])
async def test_what_stands_still_lets_it_sleep(home: Home, states: list[State]) -> None:
    home.put("a", Queued(), *states)
    halt = Halt(Cause.CREDITS, plain("Empty."))
    home.stage.wiring.queue_presenter.halted.emit(halt)
    assert not home.awake.on
