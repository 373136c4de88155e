"""What goes and what stays, and that everybody who asks is told the same."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hailuo_desktop.domain.catalog import DURATIONS, MODELS, QUALITIES
from hailuo_desktop.domain.frame import Frame, ImageFacts
from hailuo_desktop.domain.review import blocking, frozen, sendable
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.standing import Standing
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Cancelled, Failed, Hold, Pending, Take
from hailuo_desktop.store.library import Library
from hailuo_desktop.studio.preflight import check
from hailuo_desktop.studio.sending import Sending, without_takes
from hailuo_desktop.ui.board.state import PROBLEMS, state_of
from tests.fakes.any_take import take
from tests.fakes.clock import FakeClock

WIDE = Frame("a" * 64, "wide.png", ImageFacts("png", 1280, 720, 9))
SMALL = Frame("b" * 64, "small.png", ImageFacts("png", 200, 200, 9))
frames = st.sampled_from([None, WIDE, SMALL])
links = st.sampled_from([None, *(Link(f"s{n}") for n in range(4))])  # s3 is on no board
shots = st.builds(
    Shot,
    id=st.just(""),
    prompt=st.sampled_from(["", "A boat", "x" * 2001, "half \ud800"]),
    first=frames,
    last=frames,
    model=st.sampled_from([*MODELS, "Other-9"]),
    quality=st.sampled_from([*QUALITIES, "8k"]),
    duration=st.sampled_from([*DURATIONS, 7]),
    first_link=links,
    last_link=links,
    takes=st.integers(1, 3),
)


@st.composite
def boards(draw: st.DrawFn) -> Storyboard:
    made = draw(st.lists(shots, min_size=3, max_size=3))
    return Storyboard("b", "B", tuple(replace(s, id=f"s{n}") for n, s in enumerate(made)))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path, "a test")
    yield opened
    opened.close()


@pytest.fixture
def sending(library: Library) -> Sending:
    return Sending(library.takes, FakeClock())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(board=boards())
def test_the_card_the_preflight_and_the_queue_are_of_one_mind(
    sending: Sending, board: Storyboard
) -> None:
    outgoing = sending.outgoing(board, board.shots)
    went = {made.shot for made in outgoing.takes}
    assert went == {shot.id for shot in sendable(board)}
    assert went == {each.shot.id for each in check(board, board.shots) if not each.blocks}
    assert {each.shot for each in outgoing.left_out} == {s.id for s in board.shots} - went
    for shot in board.shots:
        kind = state_of(board, shot, lambda _: Standing()).kind
        empty = not shot.prompt and not (shot.first or shot.last or shot.first_link)
        if not empty and not shot.last_link:  # an empty shot is a draft, whatever else it is
            assert (kind == PROBLEMS) == (shot.id not in went)
        assert len([t for t in outgoing.takes if t.shot == shot.id]) == (
            shot.takes if shot.id in went else 0
        )
    for made in outgoing.takes:
        assert made.request == frozen(board, board.shot(made.shot))


def test_what_is_left_out_is_named_with_the_rule(sending: Sending) -> None:
    board = Storyboard("b", "B", tuple(Shot(f"s{n}", prompt="A" * (n % 2)) for n in range(9)))
    outgoing = sending.outgoing(board, board.shots, Hold())
    assert [made.name for made in outgoing.takes] == ["02", "04", "06", "08"]
    assert all(made.hold == Hold() for made in outgoing.takes)
    said = outgoing.sentence()
    assert said.startswith("Shot 01 is not sent: The prompt is empty")
    assert "Shot 03 is not sent: " in said
    assert said.endswith("3 more shots are not sent either: the pre-flight of a batch says why.")
    assert sending.outgoing(board, board.shots[1:2]).sentence() == ""


def test_numbers_go_on_from_the_last_that_the_ledger_knows(
    sending: Sending, library: Library
) -> None:
    shot = Shot("s", prompt="A boat", takes=2)
    library.takes.save(take("a", Pending(), shot="s", number=4))
    board = Storyboard("b", "B", (shot,))
    assert [made.number for made in sending.outgoing(board, [shot]).takes] == [5, 6]
    again = sending.again(take("a", shot="s"))
    assert (again.number, again.key == take("a").key) == (5, False)


def test_a_shot_without_a_living_take_is_left_to_send() -> None:
    board = Storyboard("b", "B", (Shot("s"), Shot("t"), Shot("u")))
    takes: dict[str, list[Take]] = {
        "s": [take("a", Failed("no")), take("b", Cancelled())],
        "t": [take("c", Pending())],
        "u": [],
    }
    assert [shot.id for shot in without_takes(board, takes.__getitem__)] == ["s", "u"]
    assert blocking(board, board.shots[0])
