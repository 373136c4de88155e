"""What is near stays, all films share one bound, and nothing is counted twice."""

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.media.picture_cache import PictureCache, bytes_of

FRAME = av.VideoFrame(64, 64, "yuv420p")
SIZE = bytes_of(FRAME)


def held(cache: PictureCache, film: object) -> list[int]:
    return [number for number in range(-1, 100) if cache.has(film, number)]


def filled(room: int) -> PictureCache:
    cache = PictureCache(room * SIZE)
    cache.stand("a", 50)
    for number in range(100):
        cache.put("a", number, FRAME)
    return cache


def test_the_nearest_to_where_a_film_stands_stay() -> None:
    assert held(filled(11), "a") == [*range(45, 56)]


def test_what_is_farther_than_all_others_does_not_push_them_out() -> None:
    cache = filled(3)
    cache.put("a", 99, FRAME)
    assert held(cache, "a") == [49, 50, 51]


def test_films_share_the_bound_and_leave_it_when_they_go() -> None:
    cache = filled(10)
    cache.stand("b", 7)
    for number in range(5, 10):
        cache.put("b", number, FRAME)
    assert held(cache, "b") == [5, 6, 7, 8, 9]
    assert cache.bytes == 10 * SIZE
    cache.forget("a")
    assert cache.bytes == 5 * SIZE
    cache.forget("b")
    cache.forget("b")
    assert cache.bytes == 0


def test_a_picture_that_is_larger_than_the_bound_is_not_kept() -> None:
    cache = PictureCache(SIZE - 1)
    cache.put("a", 0, FRAME)
    assert (cache.get("a", 0), cache.bytes) == (None, 0)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 40), st.booleans()), max_size=80))
def test_the_bound_holds_whatever_is_put_and_the_sum_is_right(
    puts: list[tuple[str, int, bool]],
) -> None:
    cache = PictureCache(7 * SIZE)
    for film, number, stands in puts:
        if stands:
            cache.stand(film, number)
        cache.put(film, number, FRAME)
        assert cache.bytes <= cache.bound
        assert cache.bytes == SIZE * sum(len(held(cache, each)) for each in "ab")


def test_what_a_picture_takes_is_what_its_planes_take() -> None:
    assert pytest.approx(64 * 64 * 1.5, rel=0.2) == SIZE


def test_room_is_shared_by_what_films_claim() -> None:
    cache = PictureCache(100 * SIZE)
    assert cache.room("a", SIZE) == 0
    cache.claim("a", 48)
    assert cache.room("a", SIZE) == 48
    cache.claim("b", 6)
    cache.claim("c", 6)
    assert [cache.room(film, SIZE) for film in "abc"] == [40, 5, 5]
    cache.claim("b", 48)
    cache.claim("c", 48)
    assert {cache.room(film, SIZE) for film in "abc"} == {16}
    cache.forget("c")
    assert cache.room("a", SIZE) == 25


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(0, 48)), st.integers(1, 9))
def test_what_all_have_room_for_is_within_the_bound(claims: dict[str, int], each: int) -> None:
    cache = PictureCache(100 * SIZE)
    for film, claim in claims.items():
        cache.claim(film, claim)
    assert sum(2 * each * SIZE * cache.room(film, each * SIZE) for film in claims) <= cache.bound
