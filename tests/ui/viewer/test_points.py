"""In is never behind out, and both are inside the film."""

from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.ui.viewer.points import WHOLE, Points

NUMBERS = st.integers(0, 300)


@given(st.lists(st.tuples(st.booleans(), NUMBERS), max_size=8), NUMBERS)
def test_in_and_out_keep_their_order_within_any_film(
    marks: list[tuple[bool, int]], last: int
) -> None:
    points = WHOLE
    for begins, number in marks:
        points = points.with_first(number) if begins else points.with_last(number)
        assert (points.first if begins else points.last) == number
    first, end = points.within(last)
    assert 0 <= first <= end <= last


def test_what_lies_on_the_wrong_side_gives_way() -> None:
    assert Points(5, 9).with_first(10) == Points(10, None)
    assert Points(5, 9).with_last(3) == Points(None, 3)
    assert Points(5, 9).with_first(9) == Points(9, 9)
