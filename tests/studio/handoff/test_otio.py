"""The open timeline, with and without the format's own library, which is late for new Pythons."""

import json

import pytest

from hailuo_desktop.domain.cut import Cut, CutShot
from hailuo_desktop.studio.handoff import otio as module
from hailuo_desktop.studio.handoff.otio import by_the_library, otio
from tests.fakes.cuts import RATES, cut, cut_take


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_without_the_library_the_file_is_the_same(
    rate: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = cut(rate)  # type: ignore[arg-type]
    by_library = otio(board)
    monkeypatch.setattr(module, "LIBRARY", "nobody_has_this")
    alone = otio(board)
    assert alone == by_library
    assert by_the_library(alone.decode()).encode() == alone


def test_takes_beyond_nine_keep_their_order() -> None:
    others = tuple(cut_take(number) for number in range(2, 13))
    board = Cut("b", "Many", (CutShot("s1", "01", cut_take(1), others),))
    assert by_the_library(otio(board).decode()).encode() == otio(board)


def test_what_no_text_can_hold_is_left_out() -> None:
    board = Cut("b", "Bell\x07 \ud800", (CutShot("s1", "0\x001", cut_take(1), notes="\ud800x"),))
    assert json.loads(otio(board))["name"] == "Bell "


def test_the_library_names_what_is_none() -> None:
    with pytest.raises(ValueError, match=r"(?i)json"):
        by_the_library("{")
