"""All that is wrong with a shot, its neighbours taken into account."""

from hailuo_desktop.domain.frame import Frame, ImageFacts
from hailuo_desktop.domain.review import review
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.storyboard import Storyboard

STILL = Frame("d" * 64, "still.png", ImageFacts("png", 1280, 720, 9))


def codes(*shots: Shot) -> list[str]:
    return [problem.code for problem in review(Storyboard("b", "B", shots), shots[0])]


def test_the_rules_of_the_model_and_of_the_links_come_together() -> None:
    shot = Shot("s", quality="512p", duration=10, first=STILL, last_link=Link("gone"))
    assert codes(shot) == ["quality_illegal", "link_lost"]


def test_a_borrowed_last_frame_is_judged_with_the_others() -> None:
    square = Frame("e" * 64, "square.png", ImageFacts("png", 720, 720, 9))
    shot = Shot("s", first=STILL, last_link=Link("n"))
    assert codes(shot, Shot("n", first=square)) == ["last_frame_cropped"]


def test_a_model_that_nobody_knows_is_all_that_is_said() -> None:
    assert codes(Shot("s", model="Other-9")) == ["model_unknown"]
