"""What goes and what stays, and that everybody who asks is told the same."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hailuo_desktop.domain.catalog import DURATIONS, MODELS, QUALITIES
from hailuo_desktop.domain.frame import Frame, ImageFacts
from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.review import blocking, frozen, sendable
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.standing import Standing
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Failed,
    Hold,
    Pending,
    State,
    Take,
    Uncertain,
)
from hailuo_desktop.store.library import Library
from hailuo_desktop.studio.made import Made
from hailuo_desktop.studio.preflight import check
from hailuo_desktop.studio.sending import Again, Sending, without_takes
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
    assert said.startswith("Shot 01 is not sent: Write a prompt")
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
        "s": [take("a", Failed(plain("no"))), take("b", Cancelled())],
        "t": [take("c", Pending())],
        "u": [],
    }
    assert [shot.id for shot in without_takes(board, takes.__getitem__)] == ["s", "u"]
    assert blocking(board, board.shots[0])


FOG = Shot("s", prompt="Fog", takes=3)
SEA = Storyboard("b", "B", (FOG,))
DONE = Completed("media/takes/a.mp4")


def of(shot: Shot, take_id: str, state: State, **facts: object) -> Take:
    request = frozen(Storyboard("x", "X", (shot,)), shot)
    return take(take_id, state, **{"shot": shot.id, "request": request, **facts})


@pytest.mark.parametrize(
    ("state", "facts", "stands", "stands_when_failed_are_retried"),
    [
        (DONE, {}, True, True),
        (Pending(), {"submitted": 1.0, "task": "t"}, True, True),
        (Uncertain(plain("lost")), {"submitted": 1.0}, True, True),
        (Failed(plain("no"), "", Charge.NO), {"submitted": 1.0, "task": "t"}, True, False),
        (Failed(plain("no"), "", Charge.UNKNOWN), {"submitted": 1.0, "task": "t"}, True, False),
        (Cancelled(), {"submitted": 1.0}, True, False),  # given up in doubt
        (Failed(plain("The frame is missing.")), {}, False, False),  # it never reached the service
        (Cancelled(), {}, False, False),
    ],
)
@pytest.mark.parametrize("shot", ["s", "on another board"])
def test_only_what_never_reached_the_service_is_made_anew_unasked(
    sending: Sending,
    library: Library,
    state: State,
    facts: dict[str, object],
    stands: bool,
    stands_when_failed_are_retried: bool,
    shot: str,
) -> None:
    library.takes.save(of(replace(FOG, id=shot), "a", state, **facts))
    assert sending.covered(SEA, [FOG])["s"].lacking == 3 - stands
    retried = sending.covered(SEA, [FOG], Again(failed=True))["s"]
    assert retried.lacking == 3 - stands_when_failed_are_retried
    assert retried.retried == (stands and not stands_when_failed_are_retried)


def test_a_settled_take_stands_for_its_own_request_alone(
    sending: Sending, library: Library
) -> None:
    other = replace(FOG, prompt="Fog, then rain")
    library.takes.save(of(other, "a", DONE))
    assert sending.covered(SEA, [FOG])["s"].lacking == 3
    library.takes.save(of(other, "b", Pending(), number=2))
    assert sending.covered(SEA, [FOG])["s"].lacking == 2  # it may be meant for this


def test_again_counts_only_what_is_under_way(sending: Sending, library: Library) -> None:
    library.takes.save(of(FOG, "a", DONE))
    library.takes.save(of(FOG, "b", Pending(), number=2))
    library.takes.save(of(replace(FOG, id="elsewhere"), "c", DONE))
    has = sending.covered(SEA, [FOG], Again(everything=True))["s"]
    assert (has.lacking, has.over) == (2, ())


def test_takes_of_this_board_stay_with_their_own_shots(sending: Sending, library: Library) -> None:
    twin = replace(FOG, id="twin", takes=1)
    board = replace(SEA, shots=(FOG, twin))
    library.takes.save(of(twin, "a", DONE))
    library.takes.save(of(replace(FOG, id="elsewhere"), "b", DONE))
    has = sending.covered(board, board.shots)
    assert [each.id for each in has["s"].over] == ["b"]
    assert (has["s"].lacking, has["twin"].lacking) == (2, 0)


def test_a_long_chain_is_followed_to_its_head(sending: Sending, library: Library) -> None:
    def chain(name: str) -> Storyboard:
        links = [None, *(Link(f"{name}{n}") for n in range(399))]
        shots = (Shot(f"{name}{n}", prompt=str(n), first_link=each) for n, each in enumerate(links))
        return Storyboard(name, name, tuple(shots))

    old, new = chain("old"), chain("new")
    for n, shot in enumerate(old.shots):
        made = of(replace(shot, first_link=None), f"t{n}", DONE, created=float(n))
        if n:
            asked = frozen(old, shot)
            opening = replace(asked, frames=(WIDE, *asked.frames))
            made = replace(made, request=opening, source=f"t{n - 1}")
        library.takes.save(made)
    has = sending.covered(new, [new.shots[-1]])[new.shots[-1].id]
    assert [each.id for each in has.over] == ["t399"]
    assert Made(library.takes, new).of(new.shots[0])[0].id == "t0"
    circle = replace(new, shots=(replace(new.shots[0], first_link=Link("new5")), *new.shots[1:]))
    assert Made(library.takes, circle).of(circle.shots[9]) == []
