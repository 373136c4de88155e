"""A rehearsal board is culled by the keyboard alone, and what was said survives a restart."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hailuo_desktop.domain.marks import Verdict
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import inserted
from hailuo_desktop.translate import mark
from tests.e2e.conftest import Open, Stage

Key = Qt.Key
NOTHING, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHOTS = (
    Shot("one", prompt="A boat leaves the harbour", takes=2),
    Shot("two", prompt="A bird over the sea", takes=2),
    Shot("three", prompt="A lamp in the fog"),
)


def press(stage: Stage, key: Qt.Key, held: Qt.KeyboardModifier = NOTHING) -> None:
    window = stage.widgets.window
    QTest.keyClick(window.focusWidget() or window, key, held)


def verdicts(stage: Stage) -> list[list[Verdict]]:
    of, known = stage.wiring.marks_presenter.verdict_of, stage.wiring.known_takes
    return [[of(take.id) for take in known.of_shot(shot.id)] for shot in SHOTS]


def counter(stage: Stage) -> str:
    return stage.widgets.window.workspaces.cull_page.counter.text()


KEPT, REJECTED, OPEN = Verdict.KEPT, Verdict.REJECTED, Verdict.UNDECIDED


async def test_a_board_is_culled_by_keyboard_alone(open_room: Open) -> None:
    async with open_room() as stage:
        wiring, window = stage.wiring, stage.widgets.window
        board = wiring.edits.board
        wiring.board_presenter.make(inserted(board, SHOTS, 0), mark("Three shots"))
        wiring.queue_presenter.send(SHOTS)
        await stage.done(5)
        await stage.background()
        window.activateWindow()
        press(stage, Key.Key_2, CTRL)  # the review
        press(stage, Key.Key_K, CTRL)
        assert counter(stage) == "1 of 5"
        for key in (Key.Key_X, Key.Key_P, Key.Key_P, Key.Key_4):
            press(stage, key)
        assert counter(stage) == "5 of 5"
        press(stage, Key.Key_Z, CTRL)  # the stars went to the wrong one
        assert counter(stage) == "4 of 5"
        press(stage, Key.Key_X)
        press(stage, Key.Key_P)
        assert not window.workspaces.culling
        assert verdicts(stage) == [[REJECTED, KEPT], [KEPT, REJECTED], [KEPT]]
        told = "5 takes gone through: 3 kept, 2 rejected, 0 undecided."
        assert window.notice.text() == told
        assert len(wiring.known_takes.all()) == 5  # no key has paid for another
    async with open_room() as stage:
        assert verdicts(stage) == [[REJECTED, KEPT], [KEPT, REJECTED], [KEPT]]
        assert [take.cost.used is not None for take in stage.wiring.known_takes.all()] == [True] * 5
