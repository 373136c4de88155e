"""Which takes belong to a shot, and how they stand."""

from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import Cancelled, Completed, Failed, Pending, Uncertain
from hailuo_desktop.studio.known_takes import KnownTakes
from tests.fakes.any_take import take

TAKES = (
    take("c", Completed("c.mp4"), shot="s", number=3),
    take("a", Failed(plain("no")), shot="s", number=1),
    take("b", Pending(), shot="s", number=2),
    take("d", Cancelled(), shot="s", number=4),
    take("e", Uncertain(plain("?")), shot="s", number=5),
    take("x", Pending(), shot="other"),
)


def test_takes_of_a_shot_stand_by_number() -> None:
    known_takes = KnownTakes(TAKES)
    assert [each.id for each in known_takes.of_shot("s")] == ["a", "b", "c", "d", "e"]
    assert known_takes.of_shot("nobody") == []


def test_what_came_to_nothing_is_not_in_flight() -> None:
    known_takes = KnownTakes(TAKES)
    assert {each.id for each in known_takes.in_flight()} == {"b", "e", "x"}


def test_a_new_value_takes_the_place_of_the_old() -> None:
    known_takes = KnownTakes(TAKES)
    later = take("b", Completed("b.mp4"), shot="s", number=2)
    known_takes.put(later)
    assert known_takes.find("b") is later
    assert len(known_takes.all()) == len(TAKES)
