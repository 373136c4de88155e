"""Every edit is one undo step, and what was undone is exactly what there was."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.board.edits import SAVE_AFTER, SAVE_AT_LATEST, Edits
from hailuo_desktop.domain.chain import chained
from hailuo_desktop.domain.errors import DiskFull
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.storyboard import (
    Storyboard,
    duplicated,
    inserted,
    moved,
    renamed,
    with_shot,
    without_shots,
)
from hailuo_desktop.store.library import Library
from hailuo_desktop.translate import mark
from tests.fakes.table import board

Edit = Callable[[Storyboard], Storyboard]
KINDS = ["", "", "prompt s0", "rename"]


@st.composite
def edits(draw: st.DrawFn, at: Storyboard, number: int) -> Storyboard:
    """One edit such as the artist makes, of whatever there is now."""
    ids = [shot.id for shot in at.shots]
    chosen = draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    row = draw(st.integers(0, len(ids)))
    new = [f"n{number}-{n}" for n in range(len(chosen))]
    made: list[Edit] = [
        lambda b: inserted(b, [Shot(f"n{number}", scene="Harbour")], row),
        lambda b: duplicated(b, chosen, new),
        lambda b: without_shots(b, chosen),
        lambda b: moved(b, chosen, row),
        lambda b: chained(b, chosen),
        lambda b: renamed(b, f"Board {number}"),
        lambda b: with_shot(b, replace(b.shots[0], prompt=f"{number}")) if b.shots else b,
    ]
    return draw(st.sampled_from(made))(at)


@given(st.data())
def test_any_sequence_of_edits_undone_gives_back_the_identical_board(data: st.DataObject) -> None:
    start = board(4)
    made = Edits(start, lambda _: None)
    values = [start]
    for number in range(data.draw(st.integers(1, 12))):
        after = data.draw(edits(made.board, number))
        made.make(after, mark("Edit"), data.draw(st.sampled_from(KINDS)))
        assert made.board == after
        values.append(after)
    while made.stack.canUndo():
        made.stack.undo()
        assert made.board in values
    assert made.board == start
    assert made.board.shots == start.shots
    while made.stack.canRedo():
        made.stack.redo()
    assert made.board == values[-1]
    made.close()


def test_typing_is_one_step_until_a_pause(qtbot: QtBot) -> None:
    made = Edits(board(), lambda _: None)
    for n in range(5):
        shot = replace(made.board.shots[0], prompt="x" * n)
        made.make(with_shot(made.board, shot), mark("Typing"), "prompt s0")
    made._end_run()  # what the timer of the pause calls
    made.make(with_shot(made.board, Shot("s0", prompt="after")), mark("Typing"), "prompt s0")
    made.stack.undo()
    assert made.board.shots[0].prompt == "xxxx"
    made.stack.undo()
    assert made.board == board()
    made.close()


def test_typing_after_an_undo_is_a_step_of_its_own(qtbot: QtBot) -> None:
    made = Edits(board(), lambda _: None)
    for text in ("a", "ab"):
        made.make(with_shot(made.board, Shot("s0", prompt=text)), mark("Typing"), "prompt s0")
    made.stack.undo()
    made.stack.redo()
    made.make(with_shot(made.board, Shot("s0", prompt="abc")), mark("Typing"), "prompt s0")
    made.stack.undo()
    assert made.board.shots[0].prompt == "ab"
    made.close()


def test_an_edit_that_changes_nothing_is_no_step(qtbot: QtBot) -> None:
    made = Edits(board(), lambda _: None)
    made.make(board(), mark("Nothing"))
    assert not made.stack.canUndo()
    made.close()


def test_an_edit_is_saved_soon_though_the_next_follows_at_once(qtbot: QtBot) -> None:
    saved: list[Storyboard] = []
    made = Edits(board(), saved.append)
    made.make(renamed(made.board, "One"), mark("Rename"))
    first = made._latest.remainingTime()
    made.make(renamed(made.board, "Two"), mark("Rename"))
    # The clock of the latest moment is not set back by what follows.
    assert 0 <= made._latest.remainingTime() <= first
    assert SAVE_AFTER < SAVE_AT_LATEST < 1000
    with qtbot.waitSignal(made._later.timeout):
        pass
    assert [each.name for each in saved] == ["Two"]
    assert not made._latest.isActive()
    made.close()


def test_each_board_keeps_its_own_steps(qtbot: QtBot) -> None:
    saved: list[Storyboard] = []
    made = Edits(board(), saved.append)
    made.make(renamed(made.board, "Renamed"), mark("Rename storyboard"))
    other = Storyboard("other", "Other", (Shot("x"),))
    made.open(other)
    assert saved[-1].name == "Renamed"
    assert not made.stack.canUndo()
    made.make(renamed(other, "Other too"), mark("Rename storyboard"))
    made.open(saved[0])
    assert made.undo_words() == "Rename storyboard"
    made.stack.undo()
    assert made.board == board()
    made.open(saved[1])
    made.stack.undo()
    assert made.board == other
    made.close()


def test_undo_tells_which_shots_it_concerned(qtbot: QtBot) -> None:
    made = Edits(board(6), lambda _: None)
    told: list[list[str]] = []
    made.stepped.connect(told.append)
    made.make(without_shots(made.board, ["s1", "s2"]), mark("Delete 2 shots"))
    made.make(moved(made.board, ["s5"], 0), mark("Reorder shot"))
    assert told == []
    made.stack.undo()
    made.stack.undo()
    made.stack.redo()
    assert told == [["s5"], ["s1", "s2"], ["s0"]]
    made.close()


CHILD = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from hailuo_desktop.app.board.edits import Edits
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.storyboard import Storyboard, with_shot
from hailuo_desktop.store.library import Library

app = QCoreApplication([])
library = Library.open(Path(sys.argv[1]), "a test")
edits = Edits(Storyboard("b", "B", (Shot("s"),)), library.boards.save)
count = 0

def typed():
    global count
    count += 1
    edits.make(with_shot(edits.board, Shot("s", prompt=str(count))), "Typing", "prompt s")
    print(count, time.monotonic(), flush=True)

typing = QTimer()
typing.timeout.connect(typed)
typing.start(40)
app.exec()
"""


def test_a_killed_program_loses_at_most_the_last_second(tmp_path: Path) -> None:
    """Typing without a pause, then SIGKILL: what is on disk is hardly older than the last key."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    typed: dict[int, float] = {}
    for line in child.stdout:
        count, moment = line.split()
        typed[int(count)] = float(moment)
        if len(typed) == 60:  # well over two seconds of typing
            break
    child.kill()
    for line in child.stdout.read().splitlines():
        count, moment = line.split()
        typed[int(count)] = float(moment)
    child.wait()
    child.stdout.close()
    library = Library.open(tmp_path, "the test")
    found = library.boards.find("b")
    library.close()
    assert found is not None
    lost = max(typed.values()) - typed[int(found.shots[0].prompt)]
    assert lost <= 1.0


def test_what_is_typed_and_taken_back_is_no_step(qtbot: QtBot) -> None:
    made = Edits(board(), lambda _: None)
    made.make(renamed(made.board, "Renamed"), mark("Rename storyboard"))
    for text in ("q", "Boat number 0"):
        shot = replace(made.board.shots[0], prompt=text)
        made.make(with_shot(made.board, shot), mark("Typing"), "prompt s0")
    assert made.undo_words() == "Rename storyboard"
    made.stack.undo()
    assert made.board == board()
    made.close()


def test_an_edit_of_a_board_that_is_not_in_hand_is_on_disk_and_undone_there(qtbot: QtBot) -> None:
    saved: list[Storyboard] = []
    made = Edits(board(), saved.append)
    other = Storyboard("other", "Other", (Shot("x"),))
    made.make_elsewhere(other, renamed(other, "Later"), mark("Rename storyboard"))
    assert [each.name for each in saved] == ["Later"]
    assert made.board == board()
    assert not made.stack.canUndo()
    made.open(saved[0])
    made.stack.undo()
    assert made.board == other
    made.stack.redo()
    assert made.board == saved[0]
    made.close()


def test_a_board_that_cannot_be_saved_is_told_and_tried_again(qtbot: QtBot) -> None:
    full, saved = [DiskFull("The disk is full.")], list[Storyboard]()

    def save(board: Storyboard) -> None:
        if full:
            raise full.pop()
        saved.append(board)

    made = Edits(board(), save)
    made._again.setInterval(0)
    with qtbot.waitSignal(made.unsaved) as told:
        made.make(renamed(made.board, "Renamed"), mark("Rename storyboard"))
    assert told.args == ["What you edit cannot be saved. The disk is full."]
    qtbot.waitUntil(lambda: [each.name for each in saved] == ["Renamed"])
    made.close()


def test_what_another_board_holds_by_now_comes_back_as_a_copy(qapp: object) -> None:
    """One shot is on one board: its takes would stand on both."""
    held: set[str] = set()
    at = Storyboard("b", "B", (Shot("s", prompt="A", kept="t"), Shot("u", first_link=Link("s"))))
    made = Edits(at, lambda _: None, lambda board_id: held if board_id == "b" else set())
    made.make(replace(at, shots=at.shots[1:]), mark("Cut"))
    held.add("s")
    made.stack.undo()
    back, hung = made.board.shots
    assert back.id != "s"
    assert (back.prompt, back.kept) == ("A", "")
    assert hung.first_link == Link(back.id)
    made.stack.redo()
    assert [shot.id for shot in made.board.shots] == ["u"]
    made.stack.undo()
    assert made.board.shots[0].id == back.id
    made.stack.redo()
    held.clear()
    made.stack.undo()
    assert made.board == at
