"""The main window in the states that an artist sees most."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from hailuo_desktop.app.widgets import Answers, Widgets
from hailuo_desktop.domain.drift import Drift, Sight
from hailuo_desktop.domain.marks import Marks, Verdict
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.standing import Standing
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Processing
from hailuo_desktop.ui.board.layout import Density
from hailuo_desktop.ui.board.pictures import Wanted
from hailuo_desktop.ui.compare.modes import Mode
from hailuo_desktop.ui.compare.page import ComparePage
from hailuo_desktop.ui.compare.side import Subject
from hailuo_desktop.ui.main_window import MainWindow
from hailuo_desktop.ui.notices import Kind, Verb
from hailuo_desktop.ui.service_badge import ServiceState
from hailuo_desktop.ui.viewer.take_facts import TakeFacts
from hailuo_desktop.ui.viewer.take_sheet import TakeSheet
from hailuo_desktop.ui.welcome.panel import Offer, WelcomePanel
from hailuo_desktop.ui.workspace import Workspace
from tests.fakes.pictures import picture
from tests.fakes.still_films import still_films

from . import facts
from .stage import theme, w

STANDINGS = {
    "s0": Standing(done=3, used="k0", kept=True, number=2, cost=Decimal(108)),
    "s1": Standing(in_flight=1),
    "s3": Standing(failed=1),
    "s4": Standing(done=1, used="k4", edited=True, number=1, cost=Decimal(36)),
    "s5": Standing(uncertain=1),
    "s6": Standing(queued=2),
}
COLOURS = ("#204060", "#3a3050", "#405038", "#603828", "#285050")


def still(number: int, width: int, height: int) -> QImage:
    at = number % len(COLOURS)
    return picture(width, height, COLOURS[at], "#e0a050" if at % 2 else "#c0d0d8")


def board(_: QWidget) -> QWidget:
    """A shot in hand, takes in the queue, a film in the viewer."""
    made = filled()
    made.shot.show_shot(facts.shots()[0])
    made.shot.set_frame(Field.FIRST_FRAME, facts.frame(1), still(0, 320, 180))
    return _kept(made)


def empty(_: QWidget) -> QWidget:
    """As on the first day."""
    made = Widgets(theme())
    made.cards.show(Storyboard("b", "", (Shot("s0"),)))
    made.board.select("s0")
    made.shot.show_shot(Shot("s0"))
    made.badge.show_state(ServiceState.NO_KEY, None)
    return _kept(made)


def several(_: QWidget) -> QWidget:
    """Many shots in hand, as large cards."""
    made = filled()
    made.board.set_density(Density.LARGE)
    made.board.list.selectAll()
    made.shot.show_several(facts.shots())
    return _kept(made)


def rows(_: QWidget) -> QWidget:
    """The board as a list; a shot without a prompt, and what stands in its way."""
    made = filled()
    made.board.set_density(Density.LIST)
    made.board.select("s2")
    made.shot.show_shot(facts.shots()[2])
    made.shot.send()
    return _kept(made)


def review(_: QWidget) -> QWidget:
    made = filled()
    made.window.workspaces.choose(Workspace.REVIEW)
    return _kept(made)


def waiting(_: QWidget) -> QWidget:
    """A take that is not made yet, looked at."""
    made = filled()
    made.window.workspaces.choose(Workspace.REVIEW)
    made.viewer.show_waiting(facts.take(2, Processing(62)), still(1, 640, 360))
    return _kept(made)


def queue(_: QWidget) -> QWidget:
    made = filled()
    made.window.workspaces.choose(Workspace.QUEUE)
    return _kept(made)


def culling(_: QWidget) -> QWidget:
    made = filled()
    made.window.workspaces.cull(True)
    made.window.workspaces.cull_page.show_take(4, 23, w("01 · take 2"), w("36 credits"))
    return _kept(made)


def comparing(_: QWidget) -> QWidget:
    """Three takes beside each other, one of them behind, with the figures of two."""
    made = filled()
    made.window.workspaces.choose(Workspace.REVIEW)
    source = still_films(lambda file: still(int(file.stem), 1366, 768))
    page = ComparePage(made.actions, made.icons, theme(), source)
    made.viewer.room.lend(page, page)
    subjects = [Subject(str(n), w(f"01 · take {n}"), Path(f"{n}.mp4")) for n in (1, 2, 3)]
    page.comparison.begin(subjects)
    page.comparison.look.choose(Mode.WIPE)
    page.comparison.shift(1, -2)
    page.comparison.playhead.dropped.see((0, 0, 0), 1)
    page.comparison.playhead.dropped.see((4, 1, 1), 1)
    page.figures.show_dropped()
    page.figures.show_drift(Drift(Sight(1124.0, 0.21), Sight(980.0, 0.24), 3.1))
    return _kept(made)


def welcome(_: QWidget) -> QWidget:
    """A first start without a key."""
    made = Widgets(theme())
    made.cards.show(Storyboard("b", "", (Shot("s0"),)))
    made.badge.show_state(ServiceState.NO_KEY, None)
    made.window.put_above(WelcomePanel(tuple(Offer), made.icons, theme()))
    return _kept(made)


def notice(kind: Kind, verb: bool) -> Callable[[QWidget], QWidget]:
    def made_with(_: QWidget) -> QWidget:
        made = filled()
        offered = Verb(w("Show in folder"), lambda: None) if verb else None
        made.window.show_notice(w("“The lighthouse” is saved as a/b.hailuo."), kind, offered)
        return _kept(made)

    return made_with


STATES: dict[str, Callable[[QWidget], QWidget]] = {
    "board": board,
    "empty board": empty,
    "welcome": welcome,
    "notice": notice(Kind.NOTE, False),
    "notice of a problem": notice(Kind.PROBLEM, False),
    "notice of good news": notice(Kind.DONE, True),
    "several shots": several,
    "rows": rows,
    "review": review,
    "review, waiting": waiting,
    "queue": queue,
    "culling": culling,
    "comparing": comparing,
}


def filled() -> Widgets:
    """The window with a storyboard, its pictures, its takes and a film."""
    made = Widgets(theme(), answers=Answers(standing=lambda shot: STANDINGS.get(shot, Standing())))
    made.board.pictures.wanted.connect(lambda wanted: _give(made, wanted))
    made.cards.show(facts.board())
    made.board.select("s0")
    made.shot.show_shot(facts.shots()[0])
    for take in facts.queue():
        made.takes.put(take)
    made.queue.list.setCurrentIndex(made.takes.index(0))
    made.badge.show_state(ServiceState.OFFLINE, None)
    _show_film(made)
    return made


def _give(widgets: Widgets, wanted: list[Wanted]) -> None:
    for want in wanted:
        number = int(want.name, 16) if want.frame else 0
        widgets.board.pictures.put(want, still(number, want.width, want.height))


def _show_film(made: Widgets) -> None:
    takes = [facts.take(1, Completed("1.mp4")), facts.take(2, Completed("2.mp4"))]
    takes.append(facts.take(3, Processing(62)))
    told = {"2": TakeFacts(Verdict.KEPT, Marks(stars=3, note=w("The best")), w("Push in, slower"))}
    posters = {take.id: still(take.number, 160, 90) for take in takes[:2]}
    made.viewer.show_takes(takes, posters, "2", told)
    made.viewer.surface.show_picture(still(2, 1366, 768))
    made.viewer.transport.enable(True)
    made.viewer.transport.show_place(36, 143, w("0:01:12 / 0:05:24 · f 36"))
    made.inspector.show_sheet(TakeSheet(takes[1], told["2"], (), 1, usable=True))


def _kept(made: Widgets) -> MainWindow:
    made.window.resize(1280, 800)
    made.window.widgets = made  # type: ignore[attr-defined] - its presenters would hold them
    return made.window
