"""The window: its panels, menus and keys, and where it stands next time."""

from typing import cast

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.widgets import Widgets
from hailuo_desktop.ui import theme
from hailuo_desktop.ui.action_set import shown
from hailuo_desktop.ui.actions import ACTIONS
from hailuo_desktop.ui.actions.action import Action, Place
from hailuo_desktop.ui.actions.menus import MENUS
from hailuo_desktop.ui.actions.window import PANELS as PANEL_ACTIONS
from hailuo_desktop.ui.actions.window import SEND
from hailuo_desktop.ui.board.panel import NARROWEST
from hailuo_desktop.ui.main_window import FRAME, MainWindow, fitting
from hailuo_desktop.ui.panels import WIDEST_INSPECTOR
from hailuo_desktop.ui.shortcuts import ShortcutsDialog, lines
from hailuo_desktop.ui.theme import DARK, LIGHT

PANELS = [action.name for action in PANEL_ACTIONS]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def widgets(qtbot: QtBot) -> Widgets:
    made = Widgets(DARK)
    made.window.resize(1280, 800)
    qtbot.addWidget(made.window, before_close_func=lambda window: window.allow_close())
    with qtbot.waitExposed(made.window):
        made.window.show()
    made.window.activateWindow()
    return made


@pytest.fixture
def window(widgets: Widgets) -> MainWindow:
    return widgets.window


def visible(widgets: Widgets) -> list[str]:
    return [name for name in PANELS if getattr(widgets, name).isVisible()]


# Panels


@pytest.mark.parametrize("name", PANELS)
def test_every_panel_folds_away_and_comes_back(widgets: Widgets, name: str) -> None:
    action = widgets.window.action_set.by_name[name]
    action.trigger()
    assert visible(widgets) == [each for each in PANELS if each != name]
    assert not action.isChecked()
    action.trigger()
    assert visible(widgets) == PANELS
    assert getattr(widgets, name).width() > 40
    assert getattr(widgets, name).height() > 40


@pytest.mark.parametrize("name", PANELS)
def test_the_way_back_is_always_in_sight(widgets: Widgets, name: str) -> None:
    action = widgets.window.action_set.by_name[name]
    (button,) = [
        each for each in widgets.window.findChildren(QToolButton) if each.defaultAction() is action
    ]
    assert button.isVisible()
    assert button.accessibleName() == f"{name.capitalize()} panel"
    button.click()
    assert name not in visible(widgets)
    button.click()
    assert name in visible(widgets)


def test_the_column_goes_when_both_of_its_panels_are_folded(widgets: Widgets, qtbot: QtBot) -> None:
    widgets.window.resize(1240, 740)
    panels = widgets.window.panels
    wide = widgets.board.width()
    panels.show("queue", False)
    panels.show("viewer", False)
    assert not panels.right.isVisible()
    qtbot.waitUntil(lambda: widgets.board.width() > wide)
    assert widgets.shot.width() <= WIDEST_INSPECTOR
    panels.show("viewer")
    assert visible(widgets) == ["board", "shot", "viewer"]


def test_the_last_panel_stays(widgets: Widgets) -> None:
    panels = widgets.window.panels
    for name in ("board", "queue", "viewer", "shot"):
        panels.show(name, False)
    assert visible(widgets) == ["shot"]
    assert widgets.window.action_set.by_name["shot"].isChecked()


@pytest.mark.parametrize(("name", "place"), [("board", 0), ("shot", 1)])
def test_a_panel_dragged_shut_can_be_brought_back(widgets: Widgets, name: str, place: int) -> None:
    columns = widgets.window.panels.columns
    sizes = columns.sizes()
    sizes[place] = 0
    columns.setSizes(sizes)
    columns.splitterMoved.emit(0, place)
    action = widgets.window.action_set.by_name[name]
    assert not action.isChecked()
    action.trigger()
    assert action.isChecked()
    assert columns.sizes()[place] > 100


def test_a_column_dragged_shut_can_be_brought_back(widgets: Widgets) -> None:
    columns = widgets.window.panels.columns
    columns.setSizes([300, 900, 0])
    columns.splitterMoved.emit(0, 2)
    actions = widgets.window.action_set.by_name
    assert not actions["queue"].isChecked()
    assert not actions["viewer"].isChecked()
    actions["viewer"].trigger()
    assert columns.sizes()[2] > 100
    assert actions["queue"].isChecked()


def test_everything_stands_where_it_stood(widgets: Widgets, qtbot: QtBot) -> None:
    for name in ("queue", "shot"):
        widgets.window.panels.show(name, False)

    def narrow() -> bool:
        """Not before the panels that have gone have left their room."""
        widgets.window.resize(780, 600)
        return widgets.window.width() == 780

    qtbot.waitUntil(narrow)
    widgets.window.panels.columns.setSizes([320, 0, 440])
    widgets.viewer.transport.volume.setValue(25)
    widgets.window.action_set.by_name["sketches"].trigger()
    state = widgets.window.state()
    later = Widgets(DARK)
    qtbot.addWidget(later.window, before_close_func=lambda window: window.allow_close())
    later.window.restore(state)
    with qtbot.waitExposed(later.window):
        later.window.show()
    assert visible(later) == ["board", "viewer"]
    assert not later.window.action_set.by_name["queue"].isChecked()
    assert later.window.size() == widgets.window.size()
    qtbot.waitUntil(lambda: later.board.width() == widgets.board.width())
    assert widgets.board.width() != NARROWEST
    assert later.viewer.transport.volume.value() == 25
    assert not later.window.action_set.by_name["sketches"].isChecked()


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"window": "none of ours", "columns": "%%%", "right": "", "folded": "moon"},
        {"folded": "board,shot,queue,viewer"},
    ],
)
def test_a_layout_that_makes_no_sense_is_left_out(qtbot: QtBot, state: dict[str, str]) -> None:
    made = Widgets(DARK)
    made.window.resize(1280, 800)
    qtbot.addWidget(made.window, before_close_func=lambda window: window.allow_close())
    made.window.restore(state)
    with qtbot.waitExposed(made.window):
        made.window.show()
    assert visible(made) == PANELS


def test_a_window_left_on_a_screen_that_is_gone_comes_back_into_sight(
    window: MainWindow, qtbot: QtBot
) -> None:
    screen = window.screen().availableGeometry()
    window.move(screen.right() + 5000, screen.bottom() + 5000)
    state = window.state()
    window.move(0, 0)
    window.restore(state)
    assert screen.intersects(window.frameGeometry())


# Size


@pytest.mark.parametrize(
    ("screen", "size"),
    [
        (QSize(1280, 800), QSize(1280, 800) - FRAME),
        (QSize(1440, 900), QSize(1440, 900) - FRAME),
        (QSize(2560, 1440), QSize(1440, 900)),
    ],
)
def test_the_window_opens_whole_on_the_screen(screen: QSize, size: QSize) -> None:
    assert fitting(QSize(1440, 900), screen) == size


def test_nothing_is_cut_on_a_small_screen(widgets: Widgets, qtbot: QtBot) -> None:
    wiring = QSize(1280, 800) - FRAME
    hint = widgets.window.minimumSizeHint()
    assert (hint.width() <= wiring.width(), hint.height() <= wiring.height()) == (True, True)
    widgets.window.resize(wiring)
    qtbot.waitUntil(lambda: widgets.window.size() == wiring)
    for part in (widgets.shot.send_bar.button, widgets.viewer.transport.full, widgets.badge):
        corner = part.mapTo(widgets.window, part.rect().bottomRight())
        assert widgets.window.rect().contains(corner), part
        assert part.width() >= part.minimumSizeHint().width()


# Menus and keys


def test_every_entry_of_the_menus_runs_its_action(window: MainWindow) -> None:
    heard: list[str] = []
    actions = [action for _, menu in MENUS for action in menu if action is not None]
    for action in actions:
        window.action_set.bind(action, lambda *_, name=action.name: heard.append(name))
        window.action_set.of(action).setEnabled(True)
        window.action_set.of(action).trigger()
    assert heard == [action.name for action in actions]


def test_names_of_actions_are_their_own() -> None:
    names = [action.name for action in ACTIONS]
    assert len(names) == len(set(names))


def test_no_key_is_given_twice(window: MainWindow) -> None:
    keys = [
        key.toString()
        for action in window.action_set.by_name.values()
        for key in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))


def test_no_two_entries_of_a_menu_share_a_letter(window: MainWindow) -> None:
    for menu in window.menuBar().findChildren(QMenu):
        letters = [
            action.text().partition("&")[2][:1].lower()
            for action in menu.actions()
            if not action.isSeparator()
        ]
        assert "" not in letters
        assert len(letters) == len(set(letters)), menu.title()


@pytest.mark.parametrize("part", ["board", "queue", "viewer"])
def test_ctrl_enter_sends_from_every_panel(widgets: Widgets, qtbot: QtBot, part: str) -> None:
    panel = getattr(widgets, part)
    target = getattr(panel, "list", panel)
    target.setFocus()
    sent: list[bool] = []
    widgets.actions.bind(SEND, lambda: sent.append(True))
    QTest.keyClick(target, Qt.Key.Key_Return, CTRL)
    assert sent == [True]


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_every_key_stands_on_the_page_of_shortcuts(action: Action) -> None:
    page = [key for keys, _ in lines(action.place) for key in keys.split(", ")]
    assert set(shown(action)) <= set(page)


def test_the_page_says_what_each_key_does() -> None:
    assert all(keys and words for place in Place for keys, words in lines(place))


def test_the_page_of_shortcuts_closes_with_esc(window: MainWindow, qtbot: QtBot) -> None:
    page = ShortcutsDialog(window)
    page.open()
    with qtbot.waitSignal(page.finished):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    assert isinstance(page, QDialog)


def test_the_page_of_shortcuts_fits_on_the_screen_and_scrolls(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = ShortcutsDialog(window)
    with qtbot.waitExposed(page):
        page.show()
    screen = page.screen().availableSize()
    assert page.width() <= screen.width()
    assert page.height() <= screen.height()
    body = cast(QWidget, page.room.widget())
    assert body.height() >= body.minimumSizeHint().height()
    page.close()


# Notices and the way out


class Shown(QObject):
    """Each widget that is a window of its own when it is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(watched)
        return False


def test_no_part_of_the_window_flashes_up_by_itself(qapp: QApplication, qtbot: QtBot) -> None:
    seen = Shown()
    qapp.installEventFilter(seen)
    made = Widgets(DARK)
    qtbot.addWidget(made.window, before_close_func=lambda window: window.allow_close())
    with qtbot.waitExposed(made.window):
        made.window.show()
    qapp.removeEventFilter(seen)
    assert seen.windows == [made.window]


def test_a_notice_is_plain_text_and_can_be_closed(window: MainWindow) -> None:
    window.show_notice("<b>a.png</b> is no picture")
    (label,) = [each for each in window.findChildren(QLabel) if "a.png" in each.text()]
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert window.notice.isVisible()
    window.notice.close_button.click()
    assert not window.notice.isVisible()


def test_escape_closes_a_notice_from_the_board_the_prompt_and_the_queue(
    widgets: Widgets, qtbot: QtBot
) -> None:
    window = widgets.window
    with qtbot.waitExposed(window):
        window.show()
    for place in (widgets.board.list, widgets.shot.prompt, widgets.queue.list):
        window.show_notice("A sentence.")
        place.setFocus()
        qtbot.keyClick(place, Qt.Key.Key_Escape)
        assert not window.notice.isVisible(), place


def test_a_notice_moves_no_panel(widgets: Widgets, qtbot: QtBot) -> None:
    window = widgets.window
    with qtbot.waitExposed(window):
        window.show()
    before = [panel.geometry() for panel in (window.workspaces, widgets.board, widgets.queue)]
    window.show_notice("word " * 60)
    qtbot.waitUntil(window.notice.isVisible)
    after = [panel.geometry() for panel in (window.workspaces, widgets.board, widgets.queue)]
    assert after == before


def test_closing_is_a_wish_until_it_is_allowed(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.close_requested):
        window.close()
    assert window.isVisible()
    window.allow_close()
    window.close()
    assert not window.isVisible()


def test_another_theme_dresses_everything(widgets: Widgets) -> None:
    theme.apply(_application(), DARK)
    before = widgets.window.grab().toImage()
    theme.apply(_application(), LIGHT)
    widgets.set_theme(LIGHT)
    after = widgets.window.grab().toImage()
    theme.apply(_application(), DARK)
    assert before.pixelColor(4, 200).lightness() < 100 < after.pixelColor(4, 200).lightness()


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
