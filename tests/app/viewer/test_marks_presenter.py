"""Kept, rejected, stars and notes: on disk at once, and taken back by the same undo."""

import pytest_asyncio

from hailuo_desktop.app.viewer.marks_presenter import MarksPresenter
from hailuo_desktop.domain.marks import NO_MARKS, Marks, Verdict
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Pending
from hailuo_desktop.ui.actions.window import REDO, UNDO
from tests.app.conftest import Stage
from tests.fakes.any_take import take

HERE = Storyboard("here", "Here", (Shot("a", prompt="A boat"),))
THERE = Storyboard("there", "There", (Shot("z", prompt="A bird"),))


@pytest_asyncio.fixture
async def marks(stage: Stage) -> MarksPresenter:
    boards = stage.wiring._boards_presenter
    boards.add_board(THERE)
    boards.add_board(HERE)
    stage.put(
        take("one", Completed("1.mp4"), shot="a"),
        take("two", Completed("2.mp4"), shot="a", number=2),
        take("going", Pending(), shot="a", number=3),
        take("far", Completed("z.mp4"), shot="z"),
        take("lost", Completed("l.mp4"), shot="gone"),
    )
    return stage.wiring.marks_presenter


def kept(stage: Stage) -> str:
    return stage.wiring.edits.board.shot("a").kept


def saved(stage: Stage, take_id: str) -> Marks:
    return stage.wiring.studio.library.marks.find(take_id)


def undo(stage: Stage) -> None:
    stage.widgets.actions.of(UNDO).trigger()


def redo(stage: Stage) -> None:
    stage.widgets.actions.of(REDO).trigger()


def words(stage: Stage) -> str:
    return stage.wiring.edits.undo_words()


async def test_a_take_is_kept_and_let_go(stage: Stage, marks: MarksPresenter) -> None:
    marks.keep("two")
    assert (kept(stage), words(stage)) == ("two", "Keep take 2")
    marks.keep("one")
    assert kept(stage) == "one"
    assert marks.verdict_of("two") is Verdict.UNDECIDED
    marks.keep("one")
    assert (kept(stage), words(stage)) == ("", "Let take 1 go")
    undo(stage)
    assert kept(stage) == "one"
    marks.keep("unknown")
    marks.keep("going")
    assert kept(stage) == "one"


async def test_a_take_is_rejected_and_back(stage: Stage, marks: MarksPresenter) -> None:
    marks.reject("two")
    assert (marks.verdict_of("two"), words(stage)) == (Verdict.REJECTED, "Reject take 2")
    assert saved(stage, "two").rejected
    undo(stage)
    assert saved(stage, "two") == NO_MARKS
    redo(stage)
    assert saved(stage, "two").rejected
    marks.reject("two")
    assert words(stage) == "Reject take 2 no more"
    assert marks.verdict_of("two") is Verdict.UNDECIDED
    marks.reject("going")
    assert saved(stage, "going") == NO_MARKS


async def test_keep_and_reject_take_each_others_place_in_one_step(
    stage: Stage, marks: MarksPresenter
) -> None:
    marks.keep("one")
    marks.reject("one")
    assert kept(stage) == ""
    assert marks.verdict_of("one") is Verdict.REJECTED
    marks.keep("one")
    assert marks.verdict_of("one") is Verdict.KEPT
    assert not saved(stage, "one").rejected
    undo(stage)
    assert marks.verdict_of("one") is Verdict.REJECTED
    undo(stage)
    assert marks.verdict_of("one") is Verdict.KEPT
    assert not saved(stage, "one").rejected
    redo(stage)
    assert marks.verdict_of("one") is Verdict.REJECTED


async def test_stars_are_given_and_taken(stage: Stage, marks: MarksPresenter) -> None:
    marks.rate("one", 4)
    assert (saved(stage, "one").stars, words(stage)) == (4, "Give take 1 4 stars")
    marks.rate("one", 1)
    assert words(stage) == "Give take 1 1 star"
    marks.rate("one", 1)  # nothing new: no step
    marks.rate("one", 0)
    assert (saved(stage, "one").stars, words(stage)) == (0, "Take the stars off take 1")
    undo(stage)
    undo(stage)
    assert saved(stage, "one").stars == 4


async def test_a_note_typed_at_once_is_one_step(stage: Stage, marks: MarksPresenter) -> None:
    marks.note("one", "the h")
    marks.note("one", "the hand")
    marks.note("going", "watch the hand")
    assert saved(stage, "one").note == "the hand"
    undo(stage)
    assert saved(stage, "going").note == ""
    assert words(stage) == "Note on take 1"
    undo(stage)
    assert saved(stage, "one").note == ""
    redo(stage)
    assert saved(stage, "one").note == "the hand"


async def test_in_and_out_are_marks(stage: Stage, marks: MarksPresenter) -> None:
    marks.trim("one", 12, 48)
    assert (saved(stage, "one").first, saved(stage, "one").last) == (12, 48)
    assert words(stage) == "In and out of take 1"
    undo(stage)
    assert saved(stage, "one") == NO_MARKS


async def test_takes_of_another_board_and_of_none_are_marked_too(
    stage: Stage, marks: MarksPresenter
) -> None:
    marks.rate("far", 2)
    undo(stage)
    assert saved(stage, "far").stars == 0
    marks.keep("far")
    assert marks.verdict_of("far") is Verdict.KEPT
    marks.keep("lost")  # no shot could use it
    assert marks.verdict_of("lost") is Verdict.UNDECIDED
    marks.reject("lost")
    assert marks.verdict_of("lost") is Verdict.REJECTED


async def test_everybody_hears_of_it(stage: Stage, marks: MarksPresenter) -> None:
    told: list[str] = []
    marks.changed.connect(told.append)
    marks.reject("two")
    marks.keep("one")
    undo(stage)
    undo(stage)
    assert told[:2] == ["two", "one"]
    assert told[-1] == "two"
