"""What looks wrong in camera commands, exactly where, and a fix that mends it."""

import pytest
from hypothesis import given

from hailuo_desktop.domain.camera import COMMANDS, moves
from hailuo_desktop.domain.camera_aliases import ALIASES, NAMES, folded
from hailuo_desktop.domain.lint import Lint, lint, nearest
from hailuo_desktop.domain.problem import Severity
from tests.domain.prompts import PROMPTS

Finding = tuple[str, str, str | None]


def found(prompt: str) -> list[Finding]:
    return [(each.code, prompt[each.start : each.end], each.suggestion) for each in lint(prompt)]


def mended(prompt: str) -> str:
    """The prompt after the first fix on offer."""
    fix = next(each.fix for each in lint(prompt) if each.fix)
    assert fix is not None
    return fix.apply(prompt)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.slug)
def test_a_documented_command_is_right(command: object) -> None:
    assert lint(f"A fox [{getattr(command, 'name', '')}] runs.") == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("【推进】", "[Push in]"),
        ("［推进］", "[Push in]"),
        ("「Push in」", "[Push in]"),
        ("『push in』", "[Push in]"),
        ("〔左摇、上摇〕", "[Pan left,Tilt up]"),
        ("［Ｐｕｓｈ ｉｎ］", "[Push in]"),
        ("【推进]", "[Push in]"),
        ("[推进】", "[Push in]"),
        ("【镜头推进】", "[Push in]"),
        ("【Cámara fija】", "[Static shot]"),
    ],
)
def test_brackets_of_other_scripts_are_mended(written: str, meant: str) -> None:
    prompt = f"雾 {written} 海"
    assert found(prompt) == [("wide_bracket", written, meant)]
    assert mended(prompt) == f"雾 {meant} 海"
    assert lint(mended(prompt)) == []


@pytest.mark.parametrize("quiet", ["他说「你好」", "【第一幕】", "『海』", "「」"])
def test_words_in_such_brackets_are_let_be(quiet: str) -> None:
    assert lint(quiet) == []


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("固定镜头", "Static shot"),
        ("跟随镜头", "Tracking shot"),
        ("推镜头", "Push in"),
        ("向左摇镜", "Pan left"),
        ("手持", "Shake"),
        ("Paneo a la izquierda", "Pan left"),
        ("panorámica hacia la derecha", "Pan right"),
        ("Cámara en mano", "Shake"),
        ("toma estática", "Static shot"),
        ("Zoom adentro", "Zoom in"),
        ("seguimiento", "Tracking shot"),
    ],
)
def test_a_name_in_another_language_is_mended(name: str, command: str) -> None:
    assert mended(f"[{name}]") == f"[{command}]"


def test_each_alias_means_a_command_and_only_one() -> None:
    assert {NAMES[name] for name in NAMES} == {command.name for command in COMMANDS}
    assert all(folded(name) == name for name in NAMES)
    assert sum(len(told.split(", ")) for told in ALIASES.values()) == len(NAMES)


@pytest.mark.parametrize(
    ("prompt", "findings", "after"),
    [
        ("a [Push out] b", [("unknown", "Push out", "Pull out")], "a [Pull out] b"),
        ("🦊 [pan left]", [("wrong_case", "pan left", "Pan left")], "🦊 [Pan left]"),
        ("[ZOOM IN]", [("wrong_case", "ZOOM IN", "Zoom in")], "[Zoom in]"),
        ("[Pan lefft]", [("unknown", "Pan lefft", "Pan left")], "[Pan left]"),
        ("[Zom in]", [("unknown", "Zom in", "Zoom in")], "[Zoom in]"),
        ("[pan-left]", [("unknown", "pan-left", "Pan left")], "[Pan left]"),
        ("[Dolly in]", [("unknown", "Dolly in", "Push in")], "[Push in]"),
        ("[Zoom]", [("unknown", "Zoom", "Zoom in")], "[Zoom in]"),
        ("[slowly push in]", [("unknown", "slowly push in", "Push in")], "[Push in]"),
        ("[Pan]", [("unknown", "Pan", "Pan left")], "[Pan left]"),
        ("[Pan up]", [("unknown", "Pan up", "Tilt up")], "[Tilt up]"),
        ("[Shake!]", [("unknown", "Shake!", "Shake")], "[Shake]"),
        (
            "[Pan left and tilt up]",
            [("unknown", "Pan left and tilt up", "Pan left,Tilt up")],
            "[Pan left,Tilt up]",
        ),
        (
            "[Zoom in; Shake/Pan left]",
            [("unknown", "Zoom in; Shake/Pan left", "Zoom in,Shake,Pan left")],
            "[Zoom in,Shake,Pan left]",
        ),
        ("[左摇]", [("unknown", "左摇", "Pan left")], "[Pan left]"),
        ("[Handheld]", [("unknown", "Handheld", "Shake")], "[Shake]"),
        ("[Tracking]", [("unknown", "Tracking", "Tracking shot")], "[Tracking shot]"),
        (
            "[Static shot,Pan left]",
            [("static_with_move", "[Static shot,Pan left]", "[Pan left]")],
            "[Pan left]",
        ),
        (
            "[Pan left，Tilt up]",
            [("wide_comma", "[Pan left，Tilt up]", "[Pan left,Tilt up]")],
            "[Pan left,Tilt up]",
        ),
        ("a [] b", [("empty_group", "[]", None)], "a  b"),
        ("[ , ]", [("empty_group", "[ , ]", None)], ""),
        ("x [Pan left and", [("unclosed", "[Pan left", "[Pan left]")], "x [Pan left] and"),
        (
            "[ pan left, Tilt up then",
            [("unclosed", "[ pan left, Tilt up", "[Pan left,Tilt up]")],
            "[Pan left,Tilt up] then",
        ),
        ("Straße İ [tilt UP", [("unclosed", "[tilt UP", "[Tilt up]")], "Straße İ [Tilt up]"),
    ],
)
def test_a_finding_has_its_place_and_its_fix(
    prompt: str, findings: list[Finding], after: str
) -> None:
    assert found(prompt) == findings
    assert mended(prompt) == after
    assert lint(after) == []


@pytest.mark.parametrize(
    ("prompt", "code", "words"),
    [
        ("[Pan left,Tilt up,Zoom in,Shake]", "too_many", "[Pan left,Tilt up,Zoom in,Shake]"),
        ("[Pan left,Pan right]", "opposites", "Pan left, Pan right"),
        ("[Push in,Tilt up,Pull out]", "opposites", "Push in, Pull out"),
        ("[Pan left,Paris]", "unknown", "Paris"),
        ("a [", "unclosed", "["),
        ("[Pan leftwards", "unclosed", "["),
    ],
)
def test_a_finding_without_one_right_answer_offers_no_fix(
    prompt: str, code: str, words: str
) -> None:
    (only,) = lint(prompt)
    assert (only.code, only.found, only.fix) == (code, words, None)


def test_three_at_once_is_as_advised() -> None:
    assert lint("[Pan left,Tilt up,Zoom in]") == []


def test_opposites_may_follow_each_other() -> None:
    assert lint("[Push in], then [Pull out]") == []


@pytest.mark.parametrize(
    "prompt",
    [
        "[John]",
        "[1]",
        "[INT. HOUSE]",
        "[INT. HOUSE - NIGHT, RAIN]",
        "see [the castle](https://example.com/a_(b))",
        "[Snake]",
        "[Shane] and [Jake]",
        "[Paris, London]",
        "[x]",
        "[...]",
        "[they push in through the old door]",
        "[salt and pepper]",
        "[pan and brush]",
        "[John， Mary]",
        "plain words, pan left, no brackets",
        "a stray ] bracket",
    ],
)
def test_what_is_plainly_no_command_is_left_alone(prompt: str) -> None:
    assert lint(prompt) == []


def test_a_still_camera_loses_nothing_but_itself() -> None:
    (first, *_) = [each for each in lint("[Static shot,John,Pan left]") if each.fix]
    assert first.fix is not None
    assert first.fix.apply("[Static shot,John,Pan left]") == "[John,Pan left]"


def test_findings_stand_in_the_order_of_the_text() -> None:
    starts = [each.start for each in lint("[ [pan left] [] [Push out,Pan left,Pan right] [Tilt up")]
    assert starts == sorted(starts)
    assert len(starts) == 6


def test_every_finding_is_advice() -> None:
    prompt = "[ [pan left] [] [Push out,Pan left,Pan right,Static shot] [Tilt up"
    assert {each.severity for each in lint(prompt)} == {Severity.WARNING}


@pytest.mark.parametrize("name", ["John", "Snake", "", "in", "Zoom in and pan left"])
def test_nothing_is_near_to_what_is_far_or_double(name: str) -> None:
    assert nearest(name) is None


@given(PROMPTS)
def test_a_finding_lies_in_the_prompt_and_its_fix_lies_in_the_finding(prompt: str) -> None:
    for each in lint(prompt):
        assert 0 <= each.start < each.end <= len(prompt)
        if each.fix:
            assert each.start <= each.fix.start <= each.fix.end <= each.end
            assert each.fix.apply(prompt) != prompt


@given(PROMPTS)
def test_a_fix_makes_its_finding_go_away_and_touches_nothing_else(prompt: str) -> None:
    for each in lint(prompt):
        if each.fix:
            after = each.fix.apply(prompt)
            assert _key(each, prompt) not in {_key(other, after) for other in lint(after)}
            assert after.startswith(prompt[: each.start])
            assert after.endswith(prompt[each.end :])


@given(PROMPTS)
def test_fix_after_fix_comes_to_an_end_and_loses_no_move(prompt: str) -> None:
    moved = [c for m in moves(prompt) for c in m if c.name != "Static shot"]
    for _ in range(60):
        if not any(each.fix for each in lint(prompt)):
            break
        prompt = mended(prompt)
    else:
        raise AssertionError(f"still mending: {prompt!r}")
    after = [c for m in moves(prompt) for c in m]
    assert all(after.count(command) >= moved.count(command) for command in moved)


def _key(each: Lint, prompt: str) -> tuple[str, str, str, str]:
    """What was found, and all that stands before and behind it."""
    return each.code, each.found, prompt[: each.start], prompt[each.end :]
