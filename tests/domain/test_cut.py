"""The cut: where each shot stands, and the format that most films have."""

from fractions import Fraction

from hailuo_desktop.domain.cut import FilmFacts, common_format
from tests.fakes.cuts import cut


def test_shots_stand_one_behind_the_other_and_one_without_a_film_keeps_its_place() -> None:
    places = [(placed.start, placed.length) for placed in cut().placed]
    assert places[:3] == [(0, 100), (100, 150), (250, 141)]
    assert cut().length == 100 + 150 + 4 * 141
    assert cut().begin == 90_000


def test_a_longer_take_fills_no_more_than_the_place() -> None:
    board = cut()
    long, short = board.shots[0].others
    assert (board.used_of(long, 100), board.used_of(short, 100)) == (100, 40)


def test_most_films_decide_the_format_and_the_first_where_it_is_even() -> None:
    slow, fast = FilmFacts(1, Fraction(24), 1366, 768), FilmFacts(1, Fraction(30), 1920, 1080)
    assert common_format([slow, fast, fast]) == (30, 1920, 1080)
    assert common_format([slow, fast]) == (24, 1366, 768)
    assert common_format([]) == (25, 1366, 768)
