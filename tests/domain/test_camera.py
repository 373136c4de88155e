"""The camera grammar: to the letter, with positions, and every change is one edit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.camera import (
    BY_NAME,
    COMMANDS,
    Command,
    Family,
    Group,
    Text,
    combine,
    group_at,
    group_touching,
    groups,
    insert,
    moves,
    parse,
    remove,
    render,
)
from hailuo_desktop.domain.edit import Edit
from tests.domain.prompts import COMMAND, PROMPTS

PAN, PUSH, TILT = BY_NAME["Pan left"], BY_NAME["Push in"], BY_NAME["Tilt up"]


def test_the_fifteen_commands_stand_in_their_families() -> None:
    assert {
        family.value: [c.name for c in COMMANDS if c.family is family] for family in Family
    } == {
        "Truck": ["Truck left", "Truck right"],
        "Pan": ["Pan left", "Pan right"],
        "Dolly": ["Push in", "Pull out"],
        "Pedestal": ["Pedestal up", "Pedestal down"],
        "Tilt": ["Tilt up", "Tilt down"],
        "Zoom": ["Zoom in", "Zoom out"],
        "Shake": ["Shake"],
        "Tracking": ["Tracking shot"],
        "Static": ["Static shot"],
    }


def test_an_opposite_has_an_opposite() -> None:
    paired = [command for command in COMMANDS if command.opposite]
    assert len(paired) == 12
    for command in paired:
        other = BY_NAME[command.opposite or ""]
        assert other.opposite == command.name
        assert other.family is command.family


def test_a_slug_names_a_file() -> None:
    assert [c.slug for c in (PAN, BY_NAME["Shake"])] == ["pan-left", "shake"]
    assert len({c.slug for c in COMMANDS}) == 15


@given(PROMPTS)
def test_a_prompt_comes_back_to_the_letter(prompt: str) -> None:
    assert render(parse(prompt)) == prompt


@given(st.text(st.characters(), max_size=40))
def test_any_text_at_all_comes_back_to_the_letter(prompt: str) -> None:
    written = render(parse(prompt))
    assert written.encode("utf-8", "surrogatepass") == prompt.encode("utf-8", "surrogatepass")


@given(PROMPTS)
def test_every_position_points_at_what_it_names(prompt: str) -> None:
    at = 0
    for segment in parse(prompt):
        assert segment.start == at
        assert prompt[segment.start : segment.end] == segment.source
        at = segment.end
        for member in segment.members if isinstance(segment, Group) else ():
            assert segment.start < member.start < member.end < segment.end
            assert prompt[member.start : member.end] == member.name
            assert member.name == member.name.strip() != ""
    assert at == len(prompt)


def test_text_and_groups_are_told_apart() -> None:
    prompt = "A fox 🦊 [Push in, Tilt up], then [Shake]."
    assert [type(segment) for segment in parse(prompt)] == [Text, Group, Text, Group, Text]
    first, second = groups(prompt)
    assert (first.source, first.start, first.end) == ("[Push in, Tilt up]", 8, 26)
    assert [member.name for member in first.members] == ["Push in", "Tilt up"]
    assert second.commands == (BY_NAME["Shake"],)


@pytest.mark.parametrize(
    ("prompt", "sources"),
    [
        ("", []),
        ("no brackets", []),
        ("[]", ["[]"]),
        ("[Pan left", []),
        ("Pan left]", []),
        ("[[Pan left]]", ["[Pan left]"]),
        ("[a[Pan left]b]", ["[Pan left]"]),
        ("][Shake][", ["[Shake]"]),
        ("[Pan\nleft]", ["[Pan\nleft]"]),
    ],
)
def test_a_group_is_the_innermost_closed_bracket(prompt: str, sources: list[str]) -> None:
    assert [group.source for group in groups(prompt)] == sources


@pytest.mark.parametrize("comma", [",", ", ", " ,", "，", "、", "　，"])
def test_a_comma_of_any_width_parts_two_commands(comma: str) -> None:
    assert moves(f"[Pan left{comma}Tilt up]") == ((PAN, TILT),)


def test_moves_stand_in_the_order_of_the_text() -> None:
    assert moves("[Tilt up,Pan left] [John] [pan left] [Push in]") == ((TILT, PAN), (PUSH,))


@pytest.mark.parametrize(("position", "inside"), [(1, False), (2, True), (9, True), (10, False)])
def test_beside_a_bracket_is_outside(position: int, inside: bool) -> None:
    assert (group_at("a[Push in]b", position) is not None) is inside


def test_a_touching_group_is_the_one_that_ends_here() -> None:
    prompt = "[Push in][Tilt up]"
    touched = [group_touching(prompt, position) for position in (0, 9, 18)]
    assert [g.source if g else "" for g in touched] == ["[Push in]", "[Push in]", "[Tilt up]"]
    assert group_touching("a [Push in]", 1) is None


@pytest.mark.parametrize(
    ("prompt", "position", "result"),
    [
        ("", 0, "[Push in]"),
        ("fox", 3, "fox [Push in]"),
        ("fox", 0, "[Push in] fox"),
        ("a fox", 2, "a [Push in] fox"),
        ("a fox", 1, "a [Push in] fox"),
        ("fox, runs", 3, "fox [Push in], runs"),
        ("(fox)", 1, "([Push in] fox)"),
        ("fox\nruns", 4, "fox\n[Push in] runs"),
        ("🦊🦊", 1, "🦊 [Push in] 🦊"),
        ("[Pan left]", 10, "[Pan left] [Push in]"),
        ("[Pan left] x", 5, "[Pan left] [Push in] x"),
        ("fox", 99, "fox [Push in]"),
    ],
)
def test_a_command_is_written_with_single_spaces(prompt: str, position: int, result: str) -> None:
    edit = insert(prompt, position, PUSH)
    assert edit.apply(prompt) == result
    assert edit.apply(prompt)[: edit.cursor].rstrip().endswith("[Push in]")


@given(PROMPTS, st.integers(0, 80), COMMAND)
def test_a_written_command_is_one_more_move(prompt: str, position: int, command: Command) -> None:
    edit = insert(prompt, position, command)
    written = edit.apply(prompt)
    assert edit.start == edit.end
    assert written.replace(edit.text, "", 1) == prompt or edit.text in prompt
    assert written[: edit.start] + written[edit.cursor :] == prompt
    assert sorted(c.name for m in moves(written) for c in m) == sorted(
        [command.name, *(c.name for m in moves(prompt) for c in m)]
    )


@pytest.mark.parametrize(
    ("prompt", "position", "result"),
    [
        ("[Pan left]", 5, "[Pan left,Push in]"),
        ("[Pan left]", 0, "[Pan left,Push in]"),
        ("[Pan left]", 10, "[Pan left,Push in]"),
        ("[Pan left ]", 2, "[Pan left,Push in ]"),
        ("[]", 1, "[Push in]"),
        ("[ ]", 1, "[Push in ]"),
        ("[Push in]", 3, "[Push in]"),
        ("fox", 3, "fox [Push in]"),
        ("[Pan left][Tilt up]", 10, "[Pan left,Push in][Tilt up]"),
        ("[John]", 3, "[John] [Push in]"),
        ("[the castle](http://a.b)", 0, "[Push in] [the castle](http://a.b)"),
    ],
)
def test_a_command_joins_the_group_at_the_position(prompt: str, position: int, result: str) -> None:
    assert combine(prompt, position, PUSH).apply(prompt) == result


def test_a_group_that_holds_the_command_stays_and_the_cursor_goes_behind_it() -> None:
    assert combine("x [Push in] y", 4, PUSH) == Edit(11, 11, "")


@given(PROMPTS, st.integers(0, 80), COMMAND)
def test_joining_loses_no_move_and_adds_at_most_one(
    prompt: str, position: int, command: Command
) -> None:
    before = [c.name for m in moves(prompt) for c in m]
    after = [c.name for m in moves(combine(prompt, position, command).apply(prompt)) for c in m]
    held = sorted(after) == sorted(before)
    assert held or sorted(after) == sorted([*before, command.name])


@pytest.mark.parametrize(
    ("prompt", "result"),
    [
        ("[Push in]", ""),
        ("a [Push in] b", "a b"),
        ("a [Push in], b", "a, b"),
        ("[Push in] b", "b"),
        ("a [Push in]", "a"),
        ("a [Pan left,Push in] b", "a [Pan left] b"),
        ("[Push in, John]", "[John]"),
        ("[Push in,Push in]", ""),
    ],
)
def test_a_command_leaves_its_group_and_takes_an_empty_one_along(prompt: str, result: str) -> None:
    assert remove(prompt, groups(prompt)[0], PUSH).apply(prompt) == result


@given(PROMPTS, COMMAND)
def test_leaving_a_group_touches_no_other(prompt: str, command: Command) -> None:
    for number, group in enumerate(groups(prompt)):
        if group.holds(command):
            left = remove(prompt, group, command).apply(prompt)
            others = [g.source for n, g in enumerate(groups(prompt)) if n != number]
            assert all(left.count(source) >= others.count(source) for source in others)
