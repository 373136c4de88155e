"""One edit of many shots, and what it would break."""

from hailuo_desktop.domain.bulk import Bulk, outcome
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard


def board() -> Storyboard:
    return Storyboard(
        "b", "B", (Shot("a", prompt="A boat"), Shot("b", name="SC2", prompt="A lamp", duration=10))
    )


def test_what_is_not_chosen_stays_in_every_shot() -> None:
    shot = Shot("a", prompt="A boat", quality="1080p", takes=3)
    assert Bulk().apply(shot) == shot
    changed = Bulk(quality="768p", prompt_optimizer=False).apply(shot)
    assert (changed.quality, changed.prompt_optimizer, changed.takes) == ("768p", False, 3)


def test_words_are_replaced_and_then_put_around_the_prompt() -> None:
    bulk = Bulk(before="Night. ", after=" [Push in]", find="boat", put="ship")
    assert bulk.apply(Shot("a", prompt="A boat")).prompt == "Night. A ship [Push in]"


def test_the_preview_names_each_shot_that_becomes_illegal_and_why() -> None:
    found = outcome(board(), ["a", "b"], Bulk(quality="1080p"))
    assert found.changed == 2
    assert [(code, problem.code) for code, problem in found.broken] == [("SC2", "duration_illegal")]


def test_what_was_wrong_before_is_not_laid_on_the_edit() -> None:
    broken = Storyboard("b", "B", (Shot("a", prompt=""),))
    assert outcome(broken, ["a"], Bulk(takes=2)).broken == ()


def test_shots_that_stay_the_same_are_not_counted() -> None:
    assert outcome(board(), ["a", "b"], Bulk(duration=10)).changed == 1
