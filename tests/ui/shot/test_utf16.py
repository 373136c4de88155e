"""Qt's positions and the domain's, in both directions."""

from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.ui.shot.utf16 import points, units

TEXTS = st.text(st.sampled_from("a ü雪🐦𝄞\n"), max_size=30)


def test_an_emoji_is_two_units_and_one_point() -> None:
    assert [units("a🐦b", place) for place in range(4)] == [0, 1, 3, 4]
    assert [points("a🐦b", place) for place in (0, 1, 3, 4)] == [0, 1, 2, 3]


def test_a_position_inside_a_pair_means_its_character() -> None:
    assert points("a🐦b", 2) == 1


@given(TEXTS, st.integers(0, 30))
def test_there_and_back(text: str, position: int) -> None:
    place = min(position, len(text))
    assert points(text, units(text, place)) == place
    assert units(text, len(text)) == len(text.encode("utf-16-le")) // 2
