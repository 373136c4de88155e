"""Three arrangements of the same panels, each as it was left."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.widgets import Widgets
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Uncertain
from hailuo_desktop.ui.actions.window import RESET_LAYOUT, WORKSPACES
from hailuo_desktop.ui.panels import WIDEST_INSPECTOR
from hailuo_desktop.ui.theme import DARK
from hailuo_desktop.ui.workspace import Workspace
from tests.fakes.takes import take

BOARD, REVIEW, QUEUE = Workspace
SHOTS = tuple(Shot(f"s{n}", prompt=f"Shot {n}") for n in range(30))


def made(qtbot: QtBot, size: QSize) -> Widgets:
    widgets = Widgets(DARK)
    widgets.window.resize(size)
    qtbot.addWidget(widgets.window, before_close_func=lambda window: window.allow_close())
    widgets.cards.show(Storyboard("b", "Fox", SHOTS))
    with qtbot.waitExposed(widgets.window):
        widgets.window.show()
    return widgets


@pytest.fixture
def widgets(qtbot: QtBot) -> Widgets:
    return made(qtbot, QSize(1280, 800))


def seen(widgets: Widgets) -> list[str]:
    w = widgets
    parts = {"board": w.board, "shot": w.shot, "queue": w.queue, "viewer": w.viewer}
    parts["filmstrip"] = w.board.filmstrip
    return [name for name, part in parts.items() if part.isVisible()]


def choose(widgets: Widgets, workspace: Workspace) -> None:
    widgets.actions.of(WORKSPACES[[*Workspace].index(workspace)]).trigger()


@pytest.mark.parametrize(
    ("workspace", "parts"),
    [
        (BOARD, ["board", "shot", "queue", "viewer"]),
        (REVIEW, ["viewer", "filmstrip"]),
        (QUEUE, ["queue"]),
    ],
)
def test_each_shows_what_its_work_needs(
    widgets: Widgets, workspace: Workspace, parts: list[str]
) -> None:
    for other in Workspace:
        choose(widgets, other)
        choose(widgets, workspace)
        assert seen(widgets) == parts
        assert [widgets.actions.of(each).isChecked() for each in WORKSPACES] == [
            each is workspace for each in Workspace
        ]


def test_the_request_beside_the_film_folds_and_comes_back(qtbot: QtBot) -> None:
    widgets = made(qtbot, QSize(1280, 800))
    choose(widgets, REVIEW)
    side = widgets.window.workspaces.side
    qtbot.waitUntil(lambda: side.slim)
    side.toggle.click()
    qtbot.waitUntil(lambda: widgets.inspector.isVisible() and not side.slim)
    widgets.window.resize(1300, 820)  # what the artist has chosen stays
    assert not side.slim
    state = widgets.window.state()
    side.toggle.click()
    qtbot.waitUntil(lambda: side.slim)
    widgets.window.arrange(state)
    qtbot.waitUntil(lambda: not side.slim)
    widgets.window.workspaces.reset()
    qtbot.waitUntil(lambda: side.slim)


@pytest.mark.parametrize("size", [QSize(1280, 800), QSize(1920, 1080), QSize(5120, 1440)])
def test_the_film_has_most_of_the_review(qtbot: QtBot, size: QSize) -> None:
    """In a small window posters alone stand beside it, until the artist wants the request."""
    widgets = made(qtbot, size)
    choose(widgets, REVIEW)
    surface = widgets.viewer.surface

    def share() -> float:
        return surface.width() * surface.height() / (size.width() * size.height())

    qtbot.waitUntil(lambda: share() >= 0.6)
    side = widgets.window.workspaces.side
    assert side.slim == widgets.inspector.isHidden() == (size.width() < 1440)
    assert widgets.viewer.transport.scrubber.width() > 0.97 * surface.width()


@pytest.mark.parametrize("size", [QSize(1280, 800), QSize(1920, 1080), QSize(5120, 1440)])
def test_the_board_has_all_the_spare_room(qtbot: QtBot, size: QSize) -> None:
    widgets = made(qtbot, size)
    assert 360 <= widgets.shot.width() <= WIDEST_INSPECTOR
    assert widgets.board.width() >= size.width() - WIDEST_INSPECTOR - 500 - 48


def test_the_sizes_of_the_board_wait_for_it(widgets: Widgets) -> None:
    widgets.window.panels.show("queue", False)
    widgets.window.panels.columns.setSizes([500, 380, 368])
    before = widgets.window.panels.columns.sizes()
    choose(widgets, REVIEW)
    choose(widgets, QUEUE)
    choose(widgets, BOARD)
    assert widgets.window.panels.columns.sizes() == before
    assert seen(widgets) == ["board", "shot", "viewer"]


def test_a_narrow_window_shows_two_columns_and_a_wide_one_all_again(widgets: Widgets) -> None:
    before = widgets.window.panels.columns.sizes()
    widgets.window.resize(760, 640)
    assert widgets.window.width() == 760
    assert seen(widgets) == ["board", "shot"]
    widgets.window.panels.show("viewer")
    assert seen(widgets) == ["board", "viewer"]
    widgets.window.panels.show("shot")
    assert seen(widgets) == ["board", "shot"]
    widgets.window.resize(1280, 800)
    assert seen(widgets) == ["board", "shot", "queue", "viewer"]
    assert widgets.window.panels.columns.sizes() == before


@pytest.mark.parametrize("workspace", Workspace)
def test_nothing_is_cut_in_nine_hundred_pixels(qtbot: QtBot, workspace: Workspace) -> None:
    widgets = made(qtbot, QSize(900, 640))
    choose(widgets, workspace)
    assert widgets.window.size() == QSize(900, 640)
    for part in (widgets.badge, widgets.shot.send_bar.button, widgets.viewer.transport.full):
        if part.isVisible():
            corner = part.mapTo(widgets.window, part.rect().bottomRight())
            assert widgets.window.rect().contains(corner), part


def test_what_is_left_is_found_again(widgets: Widgets, qtbot: QtBot) -> None:
    widgets.window.panels.show("queue", False)
    choose(widgets, REVIEW)
    later = made(qtbot, QSize(1280, 800))
    later.window.restore(widgets.window.state())
    later.window.resize(1280, 800)
    assert later.window.workspaces.current is REVIEW
    assert seen(later) == ["viewer", "filmstrip"]
    choose(later, BOARD)
    assert seen(later) == ["board", "shot", "viewer"]


def test_the_layout_can_be_reset(widgets: Widgets) -> None:
    before = widgets.window.panels.columns.sizes()
    widgets.window.panels.columns.setSizes([300, 360, 600])
    widgets.window.panels.show("queue", False)
    widgets.actions.run(RESET_LAYOUT)
    assert seen(widgets) == ["board", "shot", "queue", "viewer"]
    assert widgets.window.panels.columns.sizes() == before


def test_the_filmstrip_and_the_board_choose_together(widgets: Widgets) -> None:
    told: list[str] = []
    widgets.board.shot_selected.connect(told.append)
    choose(widgets, REVIEW)
    strip = widgets.board.filmstrip
    index = strip.model().index(2, 0)
    QTest.mouseClick(
        strip.viewport(), Qt.MouseButton.LeftButton, pos=strip.visualRect(index).center()
    )
    assert told == ["s2"]
    assert widgets.board.selected() == ["s2"]
    assert "s2" in widgets.board.ids_in_sight()


def test_takes_stand_beside_the_film_and_below_it_on_the_board(widgets: Widgets) -> None:
    takes = [take(n, Completed(f"{n}.mp4")) for n in (1, 2)]
    widgets.viewer.show_takes(takes, {}, takes[0].id)
    strip = widgets.viewer.strip
    choose(widgets, REVIEW)
    one, two = (strip.visualItemRect(strip.item(row)) for row in (0, 1))
    assert two.top() > one.top()
    choose(widgets, BOARD)
    one, two = (strip.visualItemRect(strip.item(row)) for row in (0, 1))
    assert two.left() > one.left()
    assert widgets.viewer.isAncestorOf(strip)


def test_an_empty_queue_gives_no_button_the_keys(widgets: Widgets) -> None:
    paused: list[bool] = []
    widgets.queue.pause_requested.connect(paused.append)
    widgets.window.activateWindow()
    widgets.shot.prompt.setFocus()
    choose(widgets, QUEUE)
    focus = widgets.window.focusWidget()
    assert focus is None or not widgets.queue.head.isAncestorOf(focus)
    QTest.keyClick(focus or widgets.window, Qt.Key.Key_Space)
    assert paused == []


def test_the_foot_of_the_window_leads_to_what_is_to_be_decided(widgets: Widgets) -> None:
    status = widgets.window.status
    assert status.words.text() == "Nothing in the queue"
    assert not status.decide.isVisible()
    widgets.takes.put(take(1, Uncertain(())))
    assert status.decision.text() == "1 take may be charged: look at it"
    status.decide.click()
    assert seen(widgets) == ["queue"]
    assert [each.id for each in widgets.queue.selected()] == ["shot-1-take-1"]
    assert not status.isVisible()


def test_the_window_is_named_after_its_board(widgets: Widgets) -> None:
    widgets.window.name_board("Fox & Hound")
    assert widgets.window.windowTitle() == "Fox & Hound – Hailuo Desktop"
    widgets.window.name_board("")
    assert widgets.window.windowTitle() == "Hailuo Desktop"


def test_the_review_keeps_its_sizes_while_the_film_is_elsewhere(widgets: Widgets) -> None:
    workspaces = widgets.window.workspaces
    choose(widgets, REVIEW)
    workspaces.film.setSizes((400, 200))
    before = workspaces.film.sizes()
    choose(widgets, BOARD)
    kept = workspaces.state()
    choose(widgets, REVIEW)
    assert workspaces.film.sizes() == before
    workspaces.film.setSizes((500, 100))
    choose(widgets, BOARD)
    workspaces.restore(kept)
    choose(widgets, REVIEW)
    assert workspaces.film.sizes() == before


@pytest.mark.parametrize("workspace", [BOARD, REVIEW])
def test_the_first_key_goes_where_the_work_is(qtbot: QtBot, workspace: Workspace) -> None:
    """The window is filled and given its focus before any of that is seen."""
    widgets = Widgets(DARK)
    qtbot.addWidget(widgets.window, before_close_func=lambda window: window.allow_close())
    choose(widgets, workspace)
    widgets.window.workspaces.begin(widgets.shot.prompt)
    widgets.window.show()
    wanted = widgets.shot.prompt if workspace is BOARD else widgets.viewer
    qtbot.waitUntil(wanted.hasFocus)


def test_no_key_goes_to_a_text_that_is_out_of_sight(widgets: Widgets, qtbot: QtBot) -> None:
    choose(widgets, REVIEW)
    widgets.window.workspaces.begin(widgets.shot.prompt)
    qtbot.waitUntil(widgets.viewer.hasFocus)
    choose(widgets, BOARD)
    qtbot.waitUntil(widgets.shot.prompt.hasFocus)
