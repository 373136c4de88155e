"""What a batch says of itself before a credit is spent."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from hailuo_desktop.domain.frame import Frame, ImageFacts
from hailuo_desktop.domain.money import Cost
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.rules import request_of
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Failed, Take
from hailuo_desktop.studio.preflight import Check, Verdict, check, linked, sums

STILL = Frame("d" * 64, "still.png", ImageFacts("png", 1280, 720, 9))
OTHER = replace(STILL, digest="e" * 64)


def checked(*shots: Shot, takes: tuple[Take, ...] = ()) -> list[Check]:
    return looked(board(*shots), shots, takes)


def looked(
    at: Storyboard,
    shots: Sequence[Shot],
    takes: Sequence[Take] = (),
    left_out: Collection[str] = (),
) -> list[Check]:
    return linked(at, check(at, shots), takes, left_out)


def board(*shots: Shot) -> Storyboard:
    return Storyboard("b", "Board", shots)


def take(shot: Shot, **changes: object) -> Take:
    made = Take(f"t-{shot.id}", shot.id, 1, request_of(shot), "key", 0.0, state=Completed("f"))
    return replace(made, **changes)


def test_a_sound_shot_is_ready_and_has_nothing_to_say() -> None:
    (found,) = checked(Shot("s", prompt="A boat [Push in]"))
    assert (found.verdict, found.blocks, found.sentences, found.mended) == (
        Verdict.READY,
        False,
        (),
        None,
    )
    assert found.code == "01"


def test_what_only_the_artist_can_mend_blocks() -> None:
    (found,) = checked(Shot("s"))
    assert (found.verdict, found.blocks) == (Verdict.BLOCK, True)
    assert "Write a prompt" in found.sentences[0]


def test_an_illegal_setting_is_one_click_away() -> None:
    (found,) = checked(Shot("s", prompt="A boat", quality="1080p", duration=10))
    assert (found.verdict, found.blocks) == (Verdict.FIX, True)
    assert found.mended is not None
    (after,) = checked(found.mended)
    assert after.verdict is Verdict.READY


def test_a_misspelt_command_may_be_sent_and_mended() -> None:
    (found,) = checked(Shot("s", prompt="A boat [push in]"))
    assert (found.verdict, found.blocks) == (Verdict.FIX, False)
    assert found.mended is not None
    assert found.mended.prompt == "A boat [Push in]"


def test_a_click_that_would_leave_it_blocked_is_not_offered() -> None:
    (found,) = checked(Shot("s", prompt="x" * 2001 + " [push in]"))
    assert (found.verdict, found.mended) == (Verdict.BLOCK, None)


def test_advice_without_a_fix_is_a_warning() -> None:
    (found,) = checked(Shot("s", prompt="A [Pan left,Pan right]"))
    assert (found.verdict, found.blocks) == (Verdict.WARN, False)


def test_an_unknown_model_blocks() -> None:
    (found,) = checked(Shot("s", prompt="A", model="Other-9"))
    assert (found.verdict, found.blocks) == (Verdict.BLOCK, True)
    assert "Other-9" in found.sentences[0]


def test_a_linked_shot_says_what_it_waits_for() -> None:
    first, second = Shot("a", prompt="A"), Shot("b", prompt="B", first_link=Link("a"))
    alone = looked(board(first, second), [second], ())
    assert "waits for shot 01, which has no take" in alone[0].sentences[0]
    assert checked(first, second)[1].sentences == ()
    made = looked(board(first, second), [second], (take(first),))
    assert made[0].sentences == ()
    failed = looked(board(first, second), [second], (take(first, state=Failed(plain("No."))),))
    assert failed[0].verdict is Verdict.WARN


def test_a_shot_that_waits_for_a_choice_says_so() -> None:
    first, second = Shot("a", prompt="A"), Shot("b", prompt="B", first_link=Link("a", wait=True))
    assert checked(first, second)[1].sentences == ("It waits until a take of shot 01 is kept.",)


def test_a_choice_that_is_made_is_not_waited_for() -> None:
    made = take(Shot("a", prompt="A"))
    first = Shot("a", prompt="A", kept=made.id)
    second = Shot("b", prompt="B", first_link=Link("a", wait=True))
    (found,) = looked(board(first, second), [second], (made,))
    assert (found.verdict, found.sentences) == (Verdict.READY, ())


@pytest.mark.parametrize(("prompt", "left_out"), [("", ()), ("A", ("a",))])
def test_what_hangs_on_a_shot_that_is_not_sent_says_so(
    prompt: str, left_out: tuple[str, ...]
) -> None:
    shots = (
        Shot("a", prompt=prompt),
        Shot("b", prompt="B", first_link=Link("a")),
        Shot("c", prompt="C", first_link=Link("b")),
    )
    _, second, third = looked(board(*shots), shots, left_out=left_out)
    assert (second.verdict, second.blocks) == (Verdict.WARN, False)
    assert "waits for shot 01, which has no take" in second.sentences[0]
    assert third.sentences == ("It waits for shot 02, which has to wait itself.",)


def test_the_sums_count_what_goes_and_each_picture_once() -> None:
    shots = (
        Shot("a", prompt="A", takes=3),
        Shot("b", first=STILL),
        Shot("c", first=STILL, last=OTHER),
        Shot("d"),
    )
    at = board(*shots)
    found = sums(at, check(at, shots), (), uploaded=lambda frame: frame == OTHER)
    assert (found.shots, found.takes, found.uploads, found.there) == (3, 5, 1, 1)
    assert str(found.cost) == "unknown"


def test_the_cost_is_learnt_from_the_library_s_own_takes() -> None:
    shot = Shot("a", prompt="A", takes=2)
    known = [take(shot, cost=Cost(used=Decimal(20)))]
    found = sums(board(shot), checked(shot), known, uploaded=lambda _: False)
    assert str(found.cost) == "about 40 credits"
