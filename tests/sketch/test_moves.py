"""The camera's arithmetic: where each command leads, and in which order."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.sketch.moves import MARGIN, View, groups_of, settled, view_at

COMMANDS = [
    "Truck left", "Truck right", "Pan left", "Pan right", "Push in", "Pull out", "Pedestal up",
    "Pedestal down", "Tilt up", "Tilt down", "Zoom in", "Zoom out", "Shake", "Tracking shot",
    "Static shot",
]  # fmt: skip


def end(prompt: str) -> View:
    return view_at(groups_of(prompt), 1.0)


def test_commands_act_in_the_order_of_the_text() -> None:
    groups = groups_of("slowly [Push in], [no command] then [pan left, Pedestal up] and [Shake]")
    assert groups == [("push in",), ("pan left", "pedestal up"), ("shake",)]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_known(command: str) -> None:
    assert groups_of(f"[{command}]") == [(command.casefold(),)]


@pytest.mark.parametrize(
    ("command", "sign", "axis"),
    [
        ("Pan left", -1, "x"), ("Pan right", 1, "x"), ("Truck left", -1, "x"),
        ("Truck right", 1, "x"), ("Tilt up", -1, "y"), ("Tilt down", 1, "y"),
        ("Pedestal up", -1, "y"), ("Pedestal down", 1, "y"),
    ],
)  # fmt: skip
def test_the_view_goes_where_the_camera_goes(command: str, sign: int, axis: str) -> None:
    view = end(f"[{command}]")
    assert (getattr(view, axis) - 0.5) * sign > 0.05
    assert view.scale == pytest.approx(1.0)


@pytest.mark.parametrize("near", ["Push in", "Zoom in", "Tracking shot"])
def test_what_comes_nearer_sees_less(near: str) -> None:
    assert end(f"[{near}]").scale < 0.95


@pytest.mark.parametrize("far", ["Pull out", "Zoom out"])
def test_what_goes_away_sees_more(far: str) -> None:
    assert end(f"[{far}]").scale > 1.05


def test_there_and_back_is_where_it_began() -> None:
    view = end("[Pan left] [Pan right]")
    assert (view.x, view.y, view.scale) == pytest.approx((0.5, 0.5, 1.0))
    assert view_at(groups_of("[Pan left] [Pan right]"), 0.5).x < 0.45


def test_a_static_shot_stands_still() -> None:
    assert {view_at(groups_of("[Static shot]"), n / 20) for n in range(21)} == {View()}


def test_a_shake_shakes() -> None:
    xs = [view_at(groups_of("[Shake]"), n / 150).x - 0.5 for n in range(150)]
    turns = sum(a * b < 0 for a, b in pairwise(xs))
    assert turns > 20


groups = st.lists(st.lists(st.sampled_from(COMMANDS), min_size=1, max_size=4), max_size=6)


@given(groups=groups, time=st.floats(0, 1))
def test_the_view_never_leaves_what_there_is(groups: list[list[str]], time: float) -> None:
    prompt = " ".join(f"[{','.join(group)}]" for group in groups)
    view = view_at(groups_of(prompt), time)
    for middle in (view.x, view.y):
        assert middle - view.scale / 2 >= -MARGIN - 1e-9
        assert middle + view.scale / 2 <= 1 + MARGIN + 1e-9
    assert view.scale > 0.05


@given(groups=groups)
def test_every_shot_starts_on_the_whole_picture(groups: list[list[str]]) -> None:
    prompt = " ".join(f"[{','.join(group)}]" for group in groups)
    assert view_at(groups_of(prompt), 0.0) == View()
    assert settled(end(prompt), 1.0) == View()


def test_even_a_hundred_pushes_leave_something_to_see() -> None:
    assert end("[Push in]" * 100).scale >= 0.2
