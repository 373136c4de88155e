"""What the rules say, in sentences: the thing, the rule, what was measured, the way out."""

from collections.abc import Callable, Iterable, Mapping

from hailuo_desktop.formats import number, percent, seconds

from .camera import ADVISED_IN_GROUP, COMMANDS, groups
from .catalog import Mode
from .frame import COMFORTABLE, MAX_BYTES, MEGABYTE, MIN_SHORT_EDGE, TALLEST, WIDEST
from .lint import Lint
from .problem import Field, Problem, Value

Values = Mapping[str, Value]
Wording = Callable[[Values], str]

MODE_NAMES: Mapping[Mode, str] = {
    Mode.T2V: "text to video",
    Mode.I2V: "image to video",
    Mode.FLF: "first and last frame",
}
FIELD_NAMES: Mapping[Field, str] = {
    Field.PROMPT: "prompt",
    Field.FIRST_FRAME: "first frame",
    Field.LAST_FRAME: "last frame",
    Field.QUALITY: "quality",
    Field.DURATION: "duration",
    Field.MODEL: "model",
}


def sentence(problem: Problem) -> str:
    """One problem of a shot; KeyError for a code that no rule emits."""
    if problem.code in _IMAGE:
        clause, way = _IMAGE[problem.code]
        return f"The {FIELD_NAMES[problem.field]} {clause(problem.values)}: {way(problem.values)}."
    return _SHOT[problem.code](problem.values)


def image_refused(name: str, problems: Iterable[Problem]) -> str:
    """Why the file of that name cannot be a frame, by every image rule that it breaks.

    Of a file in a format that the service refuses, nothing else is known, so nothing is said.
    """
    known = {problem.code: problem for problem in problems}
    told = [known["image_format"]] if "image_format" in known else known.values()
    broken = [(problem.values, *_IMAGE[problem.code]) for problem in told]
    clauses = ", ".join(clause(values) for values, clause, _ in broken)
    ways = ", and ".join(dict.fromkeys(way(values) for values, _, way in broken))
    return f"“{name}” {clauses}: {ways}."


def lint_sentence(lint: Lint) -> str:
    """One finding in the prompt's camera commands; KeyError for a code that no lint emits."""
    return _LINT[lint.code](lint)


def choice(words: Iterable[str]) -> str:
    """“768p or 1080p”, “6 s”: what there is to choose from."""
    *front, last = words
    return f"{', '.join(front)} or {last}" if front else last


def _mode(values: Values) -> str:
    return f"{MODE_NAMES[Mode(values['mode'])]} ({values['mode']})"


def _pixels(values: Values) -> str:
    return f"is {values['width']} × {values['height']} px"


# Image rules: what is wrong with the file, and what to do about it.


_SPELT_WITH_A_VOWEL = ("AVIF", "EXR", "ICO", "SVG")


def _format(values: Values) -> str:
    kind = str(values["format"]).upper()
    rule = "a frame must be JPEG, PNG or WebP"
    if not kind:
        return f"is no picture that is known here and {rule}"
    article = "an" if kind in _SPELT_WITH_A_VOWEL else "a"
    return f"is {article} {kind} file and {rule}"


def _bytes(values: Values) -> str:
    limit = MAX_BYTES // MEGABYTE
    measured = float(values["megabytes"])
    has = f"has {number(measured, 2)} MB" if measured > limit else f"is just over {limit} MB"
    return f"{has} and a frame may have at most {limit} MB ({number(MAX_BYTES)} bytes)"


def _heavy(values: Values) -> str:
    measured = number(float(values["megabytes"]), 1)
    return f"has {measured} MB, where EvoLink advises {COMFORTABLE // MEGABYTE} MB"


def _widest(values: Values) -> str:
    width = int(values["height"]) * WIDEST[0] // WIDEST[1]
    return f"crop its sides to at most {width} px in width"


def _tallest(values: Values) -> str:
    height = int(values["width"]) * TALLEST[1] // TALLEST[0]
    return f"crop its top or foot to at most {height} px in height"


_IMAGE: Mapping[str, tuple[Wording, Wording]] = {
    "image_format": (_format, lambda _: "save it as PNG or JPEG"),
    "image_bytes": (_bytes, lambda _: "save it smaller, as JPEG or WebP"),
    "image_heavy": (
        _heavy,
        lambda _: "it goes as it is, and a smaller one is safer",
    ),
    "image_short_edge": (
        lambda v: f"{_pixels(v)} and its short edge must be longer than {MIN_SHORT_EDGE} px",
        lambda _: f"use a larger version, of {MIN_SHORT_EDGE + 1} px or more on the short edge",
    ),
    "image_too_wide": (
        lambda v: f"{_pixels(v)} and may not be wider than {WIDEST[0]}:{WIDEST[1]}",
        _widest,
    ),
    "image_too_tall": (
        lambda v: f"{_pixels(v)} and may not be taller than {TALLEST[0]}:{TALLEST[1]}",
        _tallest,
    ),
}


# Rules of a shot as a whole.


def _prompt_missing(values: Values) -> str:
    alone = values["mode"] == Mode.T2V.value
    where = "where there is no first frame" if alone else f"in {_mode(values)}"
    return f"The prompt is empty and {values['model']} needs one {where}: write what happens."


def _prompt_too_long(values: Values) -> str:
    length, limit = int(values["length"]), int(values["limit"])
    return (
        f"The prompt has {length} characters and may have at most {limit}: "
        f"shorten it by {length - limit}."
    )


def _mode_unsupported(values: Values) -> str:
    return (
        f"{values['model']} does not offer {_mode(values)}, only {values['modes']}: "
        "choose another model, or change the frames."
    )


def _quality_illegal(values: Values) -> str:
    legal = choice(str(values["legal"]).split(", "))
    return f"{values['quality']} is not offered in {_mode(values)}: choose {legal}."


def _duration_illegal(values: Values) -> str:
    legal = " or ".join(seconds(int(each)) for each in str(values["legal"]).split(" or "))
    return (
        f"{seconds(int(values['duration']))} is not offered at {values['quality']}: "
        f"choose {legal}, or another quality."
    )


_SHOT: Mapping[str, Wording] = {
    "prompt_missing": _prompt_missing,
    "prompt_too_long": _prompt_too_long,
    "prompt_unsendable": lambda v: (
        f"The prompt holds half a character ({v['character']}), which cannot be sent: delete it."
    ),
    "mode_unsupported": _mode_unsupported,
    "model_unknown": lambda v: f"The model “{v['model']}” is not one of {v['known']}: choose one.",
    "quality_illegal": _quality_illegal,
    "duration_illegal": _duration_illegal,
    "first_frame_missing": lambda _: (
        "A last frame needs a first frame to start from: add one, or swap the two slots."
    ),
    "link_lost": lambda _: (
        "The shot that this frame was to come from is not on the board any more: link it to "
        "another one, or choose a picture."
    ),
    "link_circle": lambda _: (
        "These shots wait for each other in a circle: give one of them a first frame of its own."
    ),
    "link_without_picture": lambda v: (
        f"The last frame is to be the first frame of shot {v['shot']}, which has none yet: "
        "give that shot a first frame."
    ),
    "last_frame_cropped": lambda v: (
        "The last frame has another shape than the first: "
        f"{percent(float(v['percent']))} of it will be cropped away. "
        "Crop it yourself to choose what stays."
    ),
}


# Findings in the camera commands.


def _unknown(lint: Lint) -> str:
    if lint.suggestion:
        return f"“{lint.found}” is not a camera command: write “{lint.suggestion}”."
    return (
        f"“{lint.found}” is not one of the {len(COMMANDS)} camera commands: "
        "choose one of them, or take it out of the brackets."
    )


def _too_many(lint: Lint) -> str:
    count = len(groups(lint.found)[0].members)
    return (
        f"{lint.found} asks for {count} moves at once and at most {ADVISED_IN_GROUP} are "
        "advised: drop some, or let them follow in brackets of their own."
    )


def _opposites(lint: Lint) -> str:
    one, other = lint.found.split(", ")
    return (
        f"“{one}” and “{other}” in one bracket undo each other: keep one, or let them follow "
        f"as [{one}] [{other}]."
    )


def _unclosed(lint: Lint) -> str:
    if lint.suggestion:
        return f"The bracket of “{lint.found}” is not closed: write {lint.suggestion}."
    return "This “[” is not closed: add the “]”, or delete it."


_LINT: Mapping[str, Callable[[Lint], str]] = {
    "unknown": _unknown,
    "wrong_case": lambda each: (
        f"“{each.found}” is not spelled as the service documents it: write “{each.suggestion}”."
    ),
    "too_many": _too_many,
    "opposites": _opposites,
    "static_with_move": lambda each: (
        f"{each.found} asks for a still camera and a move at once: write {each.suggestion}, "
        "or keep [Static shot] alone."
    ),
    "wide_comma": lambda each: (
        f"{each.found} is parted by a wide comma, which the service does not document: "
        f"write {each.suggestion}."
    ),
    "empty_group": lambda _: "These brackets are empty: name a camera command, or delete them.",
    "unclosed": _unclosed,
}
