"""Lists as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.studio.text_list import Item, Parting, text_list


def prompts(text: str) -> list[str]:
    listed = text_list(text)
    return [item.prompt for item in listed.items(listed.likely)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("\ufeffone\r\ntwo\rthree\n", ["one", "two", "three"]),
        ("first\nparagraph\n\n  \nsecond", ["first\nparagraph", "second"]),
        ("\n\nalone\n\n", ["alone"]),
        ("no\0thing\n\0", ["nothing"]),
        (
            "A boat leaves\nGulls circle\n\nNight falls",
            ["A boat leaves", "Gulls circle", "Night falls"],
        ),
        ("A boat.\n\nGulls.\n\nNight.", ["A boat.", "Gulls.", "Night."]),
        (
            "[Push in] A boat\n[Pan left,Tilt up] Gulls",
            ["[Push in] A boat", "[Pan left,Tilt up] Gulls"],
        ),
        ("3 boats leave\n10.5 seconds of fog", ["3 boats leave", "10.5 seconds of fog"]),
        ("- A boat\n  that leaves\n- Gulls", ["A boat\nthat leaves", "Gulls"]),
        ("A boat\n---\nGulls\n// not yet\n<!-- nor this -->", ["A boat", "Gulls"]),
        (
            "10:30 in the morning\n3D titles\n2 - 3 boats",
            ["10:30 in the morning", "3D titles", "3 boats"],
        ),
        ("— Hello, says Mara\n— Ahoy", ["— Hello, says Mara", "— Ahoy"]),
    ],
)
def test_prompts_are_what_a_person_means(text: str, expected: list[str]) -> None:
    assert prompts(text) == expected


def test_a_heading_is_the_scene_of_what_follows() -> None:
    listed = text_list(
        "# Scene 1\n1. A boat leaves\n2) Gulls circle\n\nINT. CABIN - NIGHT\n- A lamp\n"
    )
    assert listed.lines == (
        Item("A boat leaves", scene="Scene 1"),
        Item("Gulls circle"),
        Item("A lamp", scene="INT. CABIN - NIGHT"),
    )
    assert not listed.is_plain


def test_a_number_with_a_letter_is_the_name_of_its_shot() -> None:
    assert text_list("12. A boat\n12A. Gulls").lines == (Item("A boat"), Item("Gulls", name="12A"))


WORDS = st.sampled_from(
    ("A boat leaves", "Gulls circle [Pan left]", "Ночь в порту", "夜の海", "Fog")
)
MARKS = st.sampled_from(
    (
        "{}. ",
        "{}) ",
        "({}) ",
        "{}: ",
        "- ",
        "* ",
        "• ",
        "– ",
        "- [ ] ",
        "[x] ",
        "\t◦ ",
        "  {}.\t",
        "",
    )
)


@given(
    st.lists(WORDS, min_size=1, max_size=8), MARKS, st.sampled_from(("\n", "\r\n", "\n\n", "\r"))
)
def test_a_list_is_its_prompts_however_it_is_marked(lines: list[str], mark: str, end: str) -> None:
    text = end.join(mark.format(number) + line for number, line in enumerate(lines, 1))
    assert prompts(text) == lines


@given(st.text(st.sampled_from("a -*#1.)\n\r\t[]x/—É"), max_size=60))
def test_any_text_is_read_without_losing_a_word(text: str) -> None:
    listed = text_list(text)
    for parting in Parting:
        assert all(item.prompt.strip() for item in listed.items(parting))
    if listed.is_plain:
        words = "".join(item.prompt for item in listed.items(listed.likely))
        assert "".join(words.split()) == "".join(text.split())
