"""The tiny type: what it writes, and what becomes of scripts that it does not have."""

import pytest

from hailuo_desktop.sketch.letters import HEIGHT, WIDTH, drawn, legible, wrapped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A boat [Push in], slowly!", "A boat [Push in], slowly!"),
        ("Straße über Łódź", "Strasse uber lodz"),
        ("Лодка [Pan left]", "lodka [Pan left]"),
        ("Ωμέγα", "omega"),
        ("ねこ", "neko"),
        ("안녕", "annyeong"),
        ("“hi” – ‘you’…", "'hi' - 'you'..."),
        ("cat 🐱 and ﬁsh", "cat and fish"),
        ("一只猫 [Pan left]", "[Pan left]"),
        ("", ""),
    ],
)
def test_text_is_shown_in_letters_that_there_are(text: str, shown: str) -> None:
    assert legible(text) == shown


@pytest.mark.parametrize("text", ["一只猫。", "🐱🐱🐱🐱", "שלום!"])
def test_what_cannot_be_shown_at_all_is_said_in_words(text: str) -> None:
    assert f"{len(text)} characters" in legible(text)


def test_a_character_without_a_shape_leaves_no_ink() -> None:
    assert drawn("猫", 2).sum() == 0
    assert drawn("A", 2).sum() > 0


def test_a_line_has_the_size_that_it_was_asked_for() -> None:
    assert drawn("abc", 3).shape == (3 * HEIGHT, 3 * 3 * WIDTH)


def test_long_text_is_cut_and_says_so() -> None:
    lines = wrapped("word " * 100, 20, 4)
    assert len(lines) == 4
    assert lines[-1].endswith("...")
    assert all(len(line) <= 20 for line in lines)
    assert wrapped("x" * 50, 20, 4) == ["x" * 20]
