"""Where cards stand: every card has one place, and every place has one card at most."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractItemView

from hailuo_desktop.ui.board.layout import Density, Places
from hailuo_desktop.ui.board.moving import step

Action = QAbstractItemView.CursorAction


@st.composite
def places(draw: st.DrawFn) -> Places:
    count = draw(st.integers(1, 60))
    headings = draw(st.lists(st.integers(0, count - 1), unique=True, max_size=6))
    width = draw(st.integers(1, 1200))
    return Places(width, 17, draw(st.sampled_from(Density)), count, sorted(headings))


@given(places())
def test_every_card_is_found_where_it_stands(at: Places) -> None:
    for row in range(at.count):
        rect = at.rect(row)
        assert at.row_at(rect.center()) == row
        assert row in at.within(rect.top(), rect.bottom())
        assert rect.bottom() < at.height
        assert rect.right() < max(at.width, at.card)
    for one, other in pairwise(range(at.count)):
        assert not at.rect(one).intersects(at.rect(other))


@given(places(), st.integers(0, 5000), st.integers(1, 900))
def test_what_is_in_sight_is_all_that_can_be_seen_and_little_more(
    at: Places, top: int, seen: int
) -> None:
    shown = at.within(top, top + seen)
    for row in range(at.count):
        rect = at.rect(row)
        if rect.bottom() >= top and rect.top() <= top + seen:
            assert row in shown
    rows_of_cards = seen // at.row_height + 3
    assert len(shown) <= rows_of_cards * at.columns


@given(places(), st.integers(0, 1200), st.integers(-20, 6000))
def test_a_gap_is_a_row_or_the_end(at: Places, x: int, y: int) -> None:
    gap = at.gap_at(QPoint(x, y))
    assert 0 <= gap <= at.count
    assert not at.mark(gap).isEmpty()


@given(places())
def test_the_gap_before_a_card_is_on_its_near_side(at: Places) -> None:
    for row in range(at.count):
        rect = at.rect(row)
        assert at.gap_at(rect.topLeft() + QPoint(1, 1)) == row


@given(places(), st.sampled_from([*Action]), st.integers(1, 900), st.data())
def test_every_key_leads_to_a_card(
    at: Places, action: Action, seen: int, data: st.DataObject
) -> None:
    row = data.draw(st.integers(0, at.count - 1))
    assert 0 <= step(at, row, action, seen) < at.count


@given(places(), st.data())
def test_down_and_up_lead_through_all_lines(at: Places, data: st.DataObject) -> None:
    row = 0
    for _ in range(at.count):
        row = step(at, row, Action.MoveDown, 500)
    assert at.rect(row).top() == at.rect(at.count - 1).top()
    for _ in range(at.count):
        row = step(at, row, Action.MoveUp, 500)
    assert at.rect(row).top() == at.rect(0).top()


def test_a_scene_begins_on_a_new_line_below_its_heading() -> None:
    at = Places(400, 20, Density.SMALL, 7, [0, 4])
    assert at.columns == 3
    assert at.rect(3).top() == at.rect(2).top() + at.row_height
    assert at.rect(4).left() == 0
    assert at.heading(4).bottom() < at.rect(4).top()
    assert at.heading(4).top() > at.rect(3).bottom()
    assert at.row_at(at.heading(4).center()) == -1


def test_nothing_stands_on_an_empty_board() -> None:
    at = Places(400, 20, Density.LARGE, 0, [])
    assert at.height == 0
    assert at.row_at(QPoint(5, 5)) == -1
    assert at.gap_at(QPoint(5, 5)) == 0
    assert list(at.within(0, 500)) == []
    assert not at.mark(0).isEmpty()
