"""By ear and by keys: what takes the focus has a name, Tab goes on as the eye does, and no key
means two things."""

import asyncio
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import Completed, Failed, Uncertain
from hailuo_desktop.ui.actions.shots import BULK, SCENE
from hailuo_desktop.ui.board.rejects import Reject
from tests.app.conftest import Stage
from tests.fakes.pictures import image_file
from tests.fakes.tabs import between

DIALOGS = (
    "settings",
    "palette",
    "shortcuts",
    "about",
    "backups",
    "sheet",
    "films",
    "key",
    "batch_without",
    "animatic",
)
TABLE = "Prompt,Seconds\nA boat,six\n"


@pytest.fixture
async def busy(stage: Stage, tmp_path: Path) -> Stage:
    """Everything that the window can show at once is in it."""
    wiring, w = stage.wiring, stage.widgets
    await wiring._show_sample()
    picture = image_file(tmp_path, "one.png", 1280, 720)
    frame = await wiring.studio.intake.file(picture, Field.FIRST_FRAME)
    w.shot.set_frame(Field.FIRST_FRAME, frame, None)
    w.shot.prompt.insertPlainText("[push in] ")
    stage.put(
        stage.take("a", Completed("a.mp4")),
        stage.take("b", Failed(plain("The prompt was refused. " * 40)), number=2, task="task-b"),
        stage.take("c", Uncertain(plain("The answer was lost.")), number=3),
    )
    w.window.resize(1280, 800)
    w.board.filter_bar.begin()
    w.board.rejects.show_rejects([Reject("r", "is no picture.", "Convert it")])
    w.queue.show_halt("EvoLink wants a key.", "Enter key…")
    w.queue.list.setCurrentIndex(w.takes.index(w.takes.row_of("b") or 0))
    wiring._viewer_presenter.show_shot(wiring.board_presenter.shot_id)
    await background(stage)
    w.window.show_notice("A sentence for the artist. " * 60)
    QApplication.sendPostedEvents()  # laid out anew
    return stage


async def background(stage: Stage) -> None:
    while tasks := list(stage.wiring._background._tasks):
        await asyncio.gather(*tasks)


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def stops(top: QWidget) -> list[QWidget]:
    """Where Tab stops, in its order, from the first widget of all."""
    return [
        each
        for each in between(top, top)
        if each.window() is top
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isVisible()
        and each.isEnabled()
        and each.focusProxy() is None
    ]


def nameless(top: QWidget) -> list[str]:
    return [
        f"{type(each).__name__} in {type(each.parent()).__name__}"
        for each in stops(top)
        if not spoken(each)
    ]


def scopes(top: QWidget) -> Iterator[tuple[str, QWidget]]:
    """Every active key and the widget within which it is heard."""
    inner = Qt.ShortcutContext.WidgetWithChildrenShortcut
    for action in top.findChildren(QAction):
        for keys in action.shortcuts():
            yield keys.toString(), top
    for shortcut in top.findChildren(QShortcut):
        owner = shortcut.parent()
        assert isinstance(owner, QWidget)
        yield shortcut.key().toString(), owner if shortcut.context() == inner else top


def ambiguous(top: QWidget) -> list[str]:
    """Keys that two would hear at one place."""
    heard = list(scopes(top))
    return [
        keys
        for place, (keys, scope) in enumerate(heard)
        for other, within in heard[place + 1 :]
        if keys == other
        and (scope is within or scope.isAncestorOf(within) or within.isAncestorOf(scope))
    ]


async def opened(stage: Stage, tmp_path: Path, name: str) -> QDialog:
    """One of the dialogs of the window, as the artist opens it."""
    w, wiring = stage.widgets, stage.wiring
    (tmp_path / "night.csv").write_text(TABLE)
    asks: dict[str, Callable[[], object]] = {
        "bulk": lambda: w.actions.run(BULK),
        "scene": lambda: w.actions.run(SCENE),
        "table": lambda: wiring.commands.carry.import_file(tmp_path / "night.csv"),
        "crop": lambda: wiring.commands.crop.open_dialog(Field.FIRST_FRAME),
        "resolve": lambda: w.queue.menu_for([w.takes.take_at(0)]).actions()[0].trigger(),
    }
    asks.get(name, lambda: w.window.action_set.by_name[name].trigger())()
    await background(stage)
    (dialog,) = (each for each in w.window.findChildren(QDialog) if each.isVisible())
    return dialog


async def test_whatever_takes_the_focus_says_what_it_is(busy: Stage) -> None:
    assert nameless(busy.widgets.window) == []


async def test_tab_goes_from_panel_to_panel_and_never_back(busy: Stage) -> None:
    w = busy.widgets
    panels = {w.window.notice: "notice", w.board: "board", w.shot: "shot"}
    panels |= {w.queue: "queue", w.viewer: "viewer", w.window.status: "status"}
    panels[w.window.menuBar()] = "corner"

    def panel_of(each: QWidget) -> str:
        return next(
            name for panel, name in panels.items() if panel.isAncestorOf(each) or panel is each
        )

    assert [name for name, _ in groupby(map(panel_of, stops(w.window)))] == [*panels.values()]


async def test_no_key_is_heard_by_two(busy: Stage) -> None:
    assert len({keys for keys, _ in scopes(busy.widgets.window)}) > 10
    assert ambiguous(busy.widgets.window) == []


@pytest.mark.parametrize("name", [*DIALOGS, "bulk", "scene", "table", "crop", "resolve"])
async def test_a_dialog_speaks_too(busy: Stage, tmp_path: Path, name: str) -> None:
    dialog = await opened(busy, tmp_path, name)
    assert stops(dialog)
    assert nameless(dialog) == []
    assert ambiguous(dialog) == []
    dialog.close()


async def test_what_is_said_is_what_is_read_out(busy: Stage) -> None:
    """A label that has a name of its own hides its words from whoever listens."""
    labels = [each for each in busy.widgets.window.findChildren(QLabel) if each.isVisible()]
    hidden = [
        each.text() for each in labels if each.text() and len(spoken(each)) < len(each.text())
    ]
    assert hidden == []
