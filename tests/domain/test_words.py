"""Every rule that can be broken has its sentence, with the measured value and the way out."""

import ast
import inspect
from collections.abc import Iterator
from gettext import NullTranslations
from types import ModuleType

import pytest

from hailuo_desktop.domain import frame, rules
from hailuo_desktop.domain import lint as linting
from hailuo_desktop.domain.catalog import HAILUO_02, HAILUO_23, HAILUO_23_FAST, MODELS, Model
from hailuo_desktop.domain.frame import Frame, ImageFacts, missing
from hailuo_desktop.domain.lint import lint
from hailuo_desktop.domain.rules import problems
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.words import lint_sentence, sentence
from hailuo_desktop.translate import speak
from tests.fakes.pseudo_locale import PseudoLocale, untranslated


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak(NullTranslations())


def still(
    width: int = 1366, height: int = 768, size: int = 1000, kind: str = "png", turned: int = 1
) -> Frame:
    return Frame("d" * 64, "still.png", ImageFacts(kind, width, height, size, turned))


OK = still()
FAST = HAILUO_23_FAST.id
SHOTS: dict[str, tuple[Shot, str]] = {
    "prompt_missing": (
        Shot("s"),
        "Write a prompt or add a first frame.",
    ),
    "prompt_too_long": (
        Shot("s", prompt="a" * 2118),
        "The prompt has 2\u2009118 characters and may have at most 2\u2009000: shorten it by 118.",
    ),
    "prompt_unsendable": (
        Shot("s", prompt="a\ud83d"),
        "The prompt holds half a character (U+D83D), which cannot be sent: delete it.",
    ),
    "mode_unsupported": (
        Shot("s", prompt="a", model=FAST),
        (
            "Hailuo 2.3 Fast does not offer text to video (T2V), only I2V: choose another model, "
            "or change the frames."
        ),
    ),
    "image_missing": (
        Shot("s", prompt="a", first=missing("boat.png")),
        "The first frame is a picture that is not there: choose it anew, or clear its slot.",
    ),
    "quality_illegal": (
        Shot("s", prompt="a", quality="512p"),
        "512p is not offered in text to video (T2V): choose 768p or 1080p.",
    ),
    "duration_illegal": (
        Shot("s", prompt="a", quality="1080p", duration=10),
        "10 s is not offered at 1080p: choose 6 s, or another quality.",
    ),
    "first_frame_missing": (
        Shot("s", last=OK),
        "A last frame needs a first frame to start from: add one, or swap the two slots.",
    ),
    "last_frame_cropped": (
        Shot("s", first=OK, last=still(768, 768)),
        (
            "The last frame has another shape than the first: 44 % of it will be cropped away. "
            "Crop it yourself to choose what stays."
        ),
    ),
    "image_format": (
        Shot("s", first=still(kind="gif")),
        (
            "The first frame is in GIF format and a frame must be JPEG, PNG or WebP: "
            "save it as PNG or JPEG."
        ),
    ),
    "image_bytes": (
        Shot("s", first=still(size=23_456_789)),
        (
            "The first frame has 23.46 MB and a frame may have at most 20 MB "
            "(20\u2009000\u2009000 bytes): "
            "save it smaller, as JPEG or WebP."
        ),
    ),
    "image_heavy": (
        Shot("s", first=still(size=14_200_000, kind="jpeg")),
        (
            "The first frame has 14.2 MB, where EvoLink advises 10 MB: it goes as it is, and a "
            "smaller one is safer."
        ),
    ),
    "image_short_edge": (
        Shot("s", first=OK, last=still(500, 300)),
        (
            "The last frame is 500 × 300 px and its short edge must be longer than 300 px: "
            "use a larger version, of 301 px or more on the short edge."
        ),
    ),
    "image_too_wide": (
        Shot("s", first=still(1501, 600)),
        (
            "The first frame is 1501 × 600 px and may not be wider than 5:2: "
            "crop its sides to at most 1500 px in width."
        ),
    ),
    "image_too_tall": (
        Shot("s", first=still(400, 1001)),
        (
            "The first frame is 400 × 1001 px and may not be taller than 2:5: "
            "crop its top or foot to at most 1000 px in height."
        ),
    ),
}
PROMPTS: dict[str, tuple[str, str]] = {
    "unknown": ("[Push out]", "“Push out” is not a camera command: write “Pull out”."),
    "wrong_case": (
        "[pan left]",
        "“pan left” is not spelled as the service documents it: write “Pan left”.",
    ),
    "too_many": (
        "[Pan left,Tilt up,Zoom in,Shake]",
        (
            "[Pan left,Tilt up,Zoom in,Shake] asks for 4 moves at once and at most 3 are advised: "
            "drop some, or let them follow in brackets of their own."
        ),
    ),
    "opposites": (
        "[Pan left,Pan right]",
        (
            "“Pan left” and “Pan right” in one bracket undo each other: keep one, or let them "
            "follow as [Pan left] [Pan right]."
        ),
    ),
    "static_with_move": (
        "[Static shot,Zoom in]",
        (
            "[Static shot,Zoom in] asks for a still camera and a move at once: write [Zoom in], "
            "or keep [Static shot] alone."
        ),
    ),
    "wide_comma": (
        "[Pan left，Tilt up]",
        (
            "[Pan left，Tilt up] is parted by a wide comma, which the service does not document: "
            "write [Pan left,Tilt up]."
        ),
    ),
    "wide_bracket": (
        "【推进】",
        "【推进】: write [Push in], the camera is directed in square brackets.",
    ),
    "empty_group": ("[]", "These brackets are empty: name a camera command, or delete them."),
    "unclosed": ("[Pan left", "The bracket of “[Pan left” is not closed: write [Pan left]."),
}


def emitted(module: ModuleType, *makers: str) -> set[str]:
    """The codes that a module's source hands to its makers of problems or lints."""
    calls = (n for n in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(n, ast.Call))
    return {
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in makers and call.args
        if isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    }


def test_every_problem_that_the_rules_emit_is_worded_here() -> None:
    codes = emitted(rules, "error", "warning") | emitted(frame, "error", "warning")
    assert codes == set(SHOTS)


def test_every_finding_that_the_lint_emits_is_worded_here() -> None:
    assert emitted(linting, "_warn", "Lint") | {"unknown", "wrong_case"} == set(PROMPTS)


@pytest.mark.parametrize("code", SHOTS)
def test_a_broken_rule_is_a_sentence(code: str) -> None:
    shot, words = SHOTS[code]
    found = [each for each in problems(shot, MODELS[shot.model]) if each.code == code]
    assert [sentence(each) for each in found] == [words]


@pytest.mark.parametrize("code", SHOTS)
def test_a_broken_rule_is_said_whole_in_another_language(code: str) -> None:
    speak(PseudoLocale())
    shot, _ = SHOTS[code]
    found = problems(shot, MODELS[shot.model])
    said = [sentence(each) for each in found if each.code == code]
    assert said
    assert not any(map(untranslated, said))


@pytest.mark.parametrize("code", PROMPTS)
def test_a_finding_is_said_whole_in_another_language(code: str) -> None:
    speak(PseudoLocale())
    prompt, _ = PROMPTS[code]
    said = [lint_sentence(each) for each in lint(prompt) if each.code == code]
    assert said
    assert not any(map(untranslated, said))


@pytest.mark.parametrize("code", PROMPTS)
def test_a_finding_is_a_sentence(code: str) -> None:
    prompt, words = PROMPTS[code]
    assert [lint_sentence(each) for each in lint(prompt) if each.code == code] == [words]


def test_a_finding_without_a_suggestion_names_another_way_out() -> None:
    beside, alone = lint("[Pan left,Paris]")[0], lint("a [ b")[0]
    assert lint_sentence(beside) == (
        "“Paris” is not one of the 15 camera commands: choose one of them, or take it out of "
        "the brackets."
    )
    assert lint_sentence(alone) == "This “[” is not closed: add the “]”, or delete it."


@pytest.mark.parametrize(("model", "mode"), [(HAILUO_23, "image to video (I2V)")])
def test_a_prompt_may_be_needed_beside_a_frame(model: Model, mode: str) -> None:
    missing = problems(Shot("s", first=OK, model=model.id), model)[0]
    assert sentence(missing) == (
        f"The prompt is empty and {model.name} needs one in {mode}: write what happens."
    )


def test_a_fit_shot_needs_no_words() -> None:
    assert problems(Shot("s", prompt="a"), HAILUO_02) == []
