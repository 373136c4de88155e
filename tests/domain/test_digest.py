"""What is the same request, and what is another one."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.catalog import HAILUO_02, HAILUO_23, Mode
from hailuo_desktop.domain.digest import canonical_prompt, request_digest, take_digest
from hailuo_desktop.domain.frame import Crop, Frame, ImageFacts
from hailuo_desktop.domain.shot import Link, Request
from tests.fakes.any_take import take
from tests.fakes.takes import FIRST, LAST

SWITCHES = (("fast_pretreatment", False), ("prompt_optimizer", True))
BASE = Request(HAILUO_02.id, Mode.FLF, "A boat", (FIRST, LAST), "768p", 6, SWITCHES)
NARROW = replace(FIRST, crop=Crop(0.1, 0.0, 0.8, 1.0))
OTHERS = [
    replace(BASE, model=HAILUO_23.id),
    replace(BASE, mode=Mode.I2V),
    replace(BASE, prompt="A boat "[:-2]),
    replace(BASE, prompt="A  boat"),
    replace(BASE, prompt="a boat"),
    replace(BASE, frames=(LAST, FIRST)),
    replace(BASE, frames=(FIRST,)),
    replace(BASE, frames=(NARROW, LAST)),
    replace(BASE, quality="1080p"),
    replace(BASE, duration=10),
    replace(BASE, parameters=SWITCHES[1:]),
    replace(BASE, parameters=(("fast_pretreatment", True), SWITCHES[1])),
]
SAME = [
    replace(BASE, prompt=" A boat\r\n"),
    replace(BASE, frames=(replace(FIRST, name="copy.png"), LAST)),
    replace(BASE, frames=(replace(FIRST, facts=ImageFacts("png", 1, 1, 1)), LAST)),
    replace(BASE, frames=(replace(FIRST, crop=Crop(0.0, 0.0, 1.0, 1.0)), LAST)),
    replace(BASE, parameters=SWITCHES[::-1]),
]


def test_it_is_a_digest_that_no_later_version_may_change() -> None:
    """It stands in the ledgers of artists: another form needs a step of the database."""
    assert request_digest(BASE) == request_digest(replace(BASE))
    plain = Request(HAILUO_02.id, Mode.T2V, "A boat", (), "768p", 6, SWITCHES)
    assert request_digest(plain) == (
        "aad9fabaf3876b7081e224ba8fc8feccb5a2ad5f630dd39dfba328114bb3777e"
    )


@pytest.mark.parametrize("same", SAME)
def test_what_the_service_cannot_tell_apart_is_the_same(same: Request) -> None:
    assert request_digest(same) == request_digest(BASE)


def test_everything_else_is_another_request() -> None:
    assert len({request_digest(each) for each in (BASE, *OTHERS)}) == 1 + len(OTHERS)


@given(st.text())
def test_a_prompt_has_one_form(prompt: str) -> None:
    form = canonical_prompt(prompt)
    assert canonical_prompt(form) == form
    for other in (
        unicodedata.normalize("NFD", prompt),
        prompt.replace("\n", "\r\n"),
        f" {prompt}\t\n",
    ):
        assert canonical_prompt(other) == form


@given(st.text(min_size=1, alphabet=st.characters(codec="utf-16", categories=("Cs", "L"))))
def test_no_prompt_is_too_odd(prompt: str) -> None:
    assert len(request_digest(replace(BASE, prompt=prompt))) == 64


def test_a_first_frame_from_a_film_counts_by_its_source() -> None:
    rest = replace(BASE, frames=(LAST,))
    waiting = take(request=rest, first_from=Link("before"))
    assert take_digest(waiting) == request_digest(rest, "before")
    given_ = take(request=BASE, source="t1")
    decoded_anew = take(request=replace(BASE, frames=(_other(FIRST), LAST)), source="t1")
    assert take_digest(given_) == take_digest(decoded_anew) == request_digest(rest, "t1")
    assert take_digest(take(request=BASE)) == request_digest(BASE)
    assert len({take_digest(each) for each in (waiting, given_, take(request=BASE))}) == 3


def _other(frame: Frame) -> Frame:
    return replace(frame, digest="c3" * 32)
