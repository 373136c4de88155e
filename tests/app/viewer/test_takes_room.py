"""Takes are judged by key where they are looked at: in strip, film and board, never in editors."""

import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from hailuo_desktop.domain.marks import NO_MARKS, Verdict
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed
from tests.app.conftest import Stage
from tests.fakes.any_take import take

BOARD = Storyboard("here", "Here", tuple(Shot(name, prompt=f"A boat {name}") for name in "abc"))
Key = Qt.Key


@pytest_asyncio.fixture
async def room(stage: Stage) -> Stage:
    stage.put(
        take("a1", Completed("a1.mp4"), shot="a"),
        take("a2", Completed("a2.mp4"), shot="a", number=2),
        take("b1", Completed("b1.mp4"), shot="b"),
    )
    stage.wiring._boards_presenter.add_board(BOARD)
    return stage


def verdicts(stage: Stage) -> list[Verdict]:
    return [stage.wiring.marks_presenter.verdict_of(each) for each in ("a1", "a2", "b1")]


def places(stage: Stage) -> list[QWidget]:
    w = stage.widgets
    return [w.viewer, w.viewer.strip, w.board.list]


async def test_p_and_x_and_digits_judge_the_take_that_is_shown(room: Stage) -> None:
    marks = room.wiring.marks_presenter
    for at in places(room):
        QTest.keyClick(at, Key.Key_P)
        assert verdicts(room)[1] is Verdict.KEPT
        QTest.keyClick(at, Key.Key_X)
        assert verdicts(room) == [Verdict.UNDECIDED, Verdict.REJECTED, Verdict.UNDECIDED]
        QTest.keyClick(at, Key.Key_4)
        assert marks.marks_of("a2").stars == 4
        QTest.keyClick(at, Key.Key_0)
        QTest.keyClick(at, Key.Key_X)
        assert marks.marks_of("a2") == NO_MARKS


async def test_in_editors_and_the_queue_they_are_letters(room: Stage) -> None:
    w = room.widgets
    w.shot.prompt.setFocus()
    for at in (w.shot.prompt, w.queue.list):
        for key in (Key.Key_P, Key.Key_X, Key.Key_3):
            QTest.keyClick(at, key)
    assert verdicts(room) == [Verdict.UNDECIDED] * 3
    assert room.wiring.marks_presenter.marks_of("a2") == NO_MARKS
    assert w.shot.shot().prompt == "px3A boat a"


async def test_enter_goes_to_the_next_shot_and_what_follows_is_meant_for_it(room: Stage) -> None:
    viewer = room.widgets.viewer
    QTest.keyClick(viewer, Key.Key_Return)
    QTest.keyClick(viewer, Key.Key_P)  # though its strip is not filled yet
    assert room.wiring.board_presenter.shot_id == "b"
    assert verdicts(room) == [Verdict.UNDECIDED, Verdict.UNDECIDED, Verdict.KEPT]
    QTest.keyClick(viewer.strip, Key.Key_Return)
    QTest.keyClick(viewer.strip, Key.Key_Return)  # the last one stays
    assert room.wiring.board_presenter.shot_id == "c"
    QTest.keyClick(viewer, Key.Key_X)  # it has no take
    assert verdicts(room)[2] is Verdict.KEPT
