"""A click writes, joins or leaves; the cursor stays where the next click is expected."""

import pytest

from hailuo_desktop.domain.camera import BY_NAME
from hailuo_desktop.ui.shot.chip_edit import chip_edit


@pytest.mark.parametrize(
    ("before", "join", "after"),
    [
        ("a|", False, "a [Pan left]|"),
        ("[Zoom in]|", False, "[Zoom in] [Pan left]|"),
        ("[Zoom in]|", True, "[Zoom in,Pan left]|"),
        ("🐦 [Zo|om in] b", False, "🐦 [Zoom in,Pan left|] b"),
        ("[|]", False, "[Pan left|]"),
        ("[Pan| left,Zoom in]", False, "[Zoom in|]"),
        ("a [Pan| left] b", True, "a| b"),
        ("[Pan left]|", True, "[Pan left]|"),
        ("a |[Zoom in]", True, "a |[Zoom in,Pan left]"),
        ("a|", True, "a [Pan left]|"),
    ],
)
def test_a_click_on_pan_left(before: str, join: bool, after: str) -> None:
    prompt, position = before.replace("|", ""), before.index("|")
    edit, cursor = chip_edit(prompt, position, BY_NAME["Pan left"], join)
    result = edit.apply(prompt)
    assert f"{result[:cursor]}|{result[cursor:]}" == after
