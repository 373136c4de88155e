"""What the rules say, in sentences: the thing, the rule, what was measured, the way out."""

from collections.abc import Callable, Mapping

from hailuo_desktop.formats import choice, listed, number, percent, seconds
from hailuo_desktop.translate import Marked, mark, n, t

from .camera import ADVISED_IN_GROUP, COMMANDS, groups
from .catalog import Mode
from .frame_words import IMAGE
from .lint import Lint
from .problem import Field, Problem, Values, several, whole

Wording = Callable[[Values], str]

MODE_NAMES: Mapping[Mode, Marked] = {
    Mode.T2V: mark("text to video"),
    Mode.I2V: mark("image to video"),
    Mode.FLF: mark("first and last frame"),
}
_PICTURES: Mapping[Field, Marked] = {
    # Translators: the {picture} of many sentences.
    Field.FIRST_FRAME: mark("The first frame"),
    # Translators: the {picture} of many sentences.
    Field.LAST_FRAME: mark("The last frame"),
}


def sentence(problem: Problem) -> str:
    """One problem of a shot; KeyError for a code that no rule emits."""
    if problem.code in IMAGE:
        return IMAGE[problem.code](t(_PICTURES[problem.field]), problem.values)
    return _SHOT[problem.code](problem.values)


def lint_sentence(lint: Lint) -> str:
    """One finding in the prompt's camera commands; KeyError for a code that no lint emits."""
    return _LINT[lint.code](lint)


def _mode(values: Values) -> str:
    mode = Mode(values["mode"])
    return t("{name} ({letters})", name=t(MODE_NAMES[mode]), letters=mode.value)


# Rules of a shot as a whole.


def _prompt_missing(values: Values) -> str:
    if values["mode"] == Mode.T2V.value:
        return t("Write a prompt or add a first frame.")
    return t(
        "The prompt is empty and {model} needs one in {mode}: write what happens.",
        model=values["model"],
        mode=_mode(values),
    )


def _prompt_too_long(values: Values) -> str:
    length, limit = whole(values, "length"), whole(values, "limit")
    return n(
        "The prompt has {length} character and may have at most {limit}: shorten it by {over}.",
        "The prompt has {length} characters and may have at most {limit}: shorten it by {over}.",
        length,
        length=number(length),
        limit=number(limit),
        over=number(length - limit),
    )


def _prompt_unsendable(values: Values) -> str:
    return t(
        "The prompt holds half a character ({character}), which cannot be sent: delete it.",
        character=values["character"],
    )


def _mode_unsupported(values: Values) -> str:
    return t(
        "{model} does not offer {mode}, only {modes}: choose another model, or change the frames.",
        model=values["model"],
        mode=_mode(values),
        modes=listed(map(str, several(values, "modes"))),
    )


def _model_unknown(values: Values) -> str:
    return t(
        "The model “{model}” is not one of {known}: choose one.",
        model=values["model"],
        known=listed(map(str, several(values, "known"))),
    )


def _quality_illegal(values: Values) -> str:
    return t(
        "{quality} is not offered in {mode}: choose {legal}.",
        quality=values["quality"],
        mode=_mode(values),
        legal=choice(map(str, several(values, "legal"))),
    )


def _duration_illegal(values: Values) -> str:
    return t(
        "{length} is not offered at {quality}: choose {legal}, or another quality.",
        length=seconds(whole(values, "duration")),
        quality=values["quality"],
        legal=choice(seconds(int(each)) for each in several(values, "legal")),
    )


def _link_without_picture(values: Values) -> str:
    return t(
        "The last frame is to be the first frame of shot {shot}, which has none yet: give that "
        "shot a first frame.",
        shot=values["shot"],
    )


def _last_frame_cropped(values: Values) -> str:
    return t(
        "The last frame has another shape than the first: {share} of it will be cropped away. "
        "Crop it yourself to choose what stays.",
        share=percent(whole(values, "percent")),
    )


_SHOT: Mapping[str, Wording] = {
    "prompt_missing": _prompt_missing,
    "prompt_too_long": _prompt_too_long,
    "prompt_unsendable": _prompt_unsendable,
    "mode_unsupported": _mode_unsupported,
    "model_unknown": _model_unknown,
    "quality_illegal": _quality_illegal,
    "duration_illegal": _duration_illegal,
    "first_frame_missing": lambda _: t(
        "A last frame needs a first frame to start from: add one, or swap the two slots."
    ),
    "link_lost": lambda _: t(
        "The shot that this frame was to come from is not on the board any more: link it to "
        "another one, or choose a picture."
    ),
    "link_circle": lambda _: t(
        "These shots wait for each other in a circle: give one of them a first frame of its own."
    ),
    "link_without_picture": _link_without_picture,
    "last_frame_cropped": _last_frame_cropped,
}


# Findings in the camera commands.


def _unknown(lint: Lint) -> str:
    if lint.suggestion:
        return t(
            "“{found}” is not a camera command: write “{suggestion}”.",
            found=lint.found,
            suggestion=lint.suggestion,
        )
    return t(
        "“{found}” is not one of the {commands} camera commands: choose one of them, or take it "
        "out of the brackets.",
        found=lint.found,
        commands=len(COMMANDS),
    )


def _wrong_case(lint: Lint) -> str:
    return t(
        "“{found}” is not spelled as the service documents it: write “{suggestion}”.",
        found=lint.found,
        suggestion=lint.suggestion,
    )


def _too_many(lint: Lint) -> str:
    return n(
        "{found} asks for {count} move at once and at most {advised} are advised: drop some, or "
        "let them follow in brackets of their own.",
        "{found} asks for {count} moves at once and at most {advised} are advised: drop some, or "
        "let them follow in brackets of their own.",
        len(groups(lint.found)[0].members),
        found=lint.found,
        advised=ADVISED_IN_GROUP,
    )


def _opposites(lint: Lint) -> str:
    one, other = lint.found.split(", ")
    return t(
        "“{one}” and “{other}” in one bracket undo each other: keep one, or let them follow as "
        "[{one}] [{other}].",
        one=one,
        other=other,
    )


def _static_with_move(lint: Lint) -> str:
    return t(
        "{found} asks for a still camera and a move at once: write {suggestion}, or keep {still} "
        "alone.",
        found=lint.found,
        suggestion=lint.suggestion,
        still="[Static shot]",
    )


def _wide_comma(lint: Lint) -> str:
    return t(
        "{found} is parted by a wide comma, which the service does not document: write "
        "{suggestion}.",
        found=lint.found,
        suggestion=lint.suggestion,
    )


def _unclosed(lint: Lint) -> str:
    if lint.suggestion:
        return t(
            "The bracket of “{found}” is not closed: write {suggestion}.",
            found=lint.found,
            suggestion=lint.suggestion,
        )
    return t("This “[” is not closed: add the “]”, or delete it.")


_LINT: Mapping[str, Callable[[Lint], str]] = {
    "unknown": _unknown,
    "wrong_case": _wrong_case,
    "too_many": _too_many,
    "opposites": _opposites,
    "static_with_move": _static_with_move,
    "wide_comma": _wide_comma,
    "wide_bracket": lambda lint: t(
        "{found}: write {suggestion}, the camera is directed in square brackets.",
        found=lint.found,
        suggestion=lint.suggestion or "",
    ),
    "empty_group": lambda _: t("These brackets are empty: name a camera command, or delete them."),
    "unclosed": _unclosed,
}
