"""The batch format, version 1; ``schema()`` is its JSON Schema."""

import json
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from hailuo_desktop.domain.batch_files import MOST_SHOTS
from hailuo_desktop.domain.catalog import DEFAULT_DURATION, DEFAULT_QUALITY, HAILUO_02
from hailuo_desktop.domain.collation import one_line, plain
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.frame import GROUND, WHITE
from hailuo_desktop.domain.shot import MOST_TAKES
from hailuo_desktop.formats import number
from hailuo_desktop.translate import Marked, mark, t

FORMAT = "hailuo-storyboard"
VERSION = 1
LONGEST = 3600  # seconds: what is legal the rules say, more than this is no length of a shot
LEAST_CROP = 0.001  # of a picture's width or height: less is no part of it
_ROUNDING = 1e-6  # of what left and width, or top and height, give together


class BatchError(HailuoError):
    """A batch that cannot be read; ``problems`` are one sentence each."""

    def __init__(self, *problems: str) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


Place = Annotated[int, Field(ge=1, le=MOST_SHOTS)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Size = Annotated[float, Field(ge=LEAST_CROP, le=1, allow_inf_nan=False)]


def _inside(part: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, top, width, height = part
    if max(left + width, top + height) > 1 + _ROUNDING:
        raise ValueError(t("the crop reaches beyond its picture."))
    return part


# left, top, width, height, of the upright picture
Part = Annotated[tuple[Share, Share, Size, Size], AfterValidator(_inside)]

# the colour behind a picture that is transparent in parts
Ground = Annotated[str, Field(pattern=GROUND)]


Name = Annotated[str, AfterValidator(one_line)]
Text = Annotated[str, AfterValidator(plain)]


class BatchShot(BaseModel):
    """One shot. Frames are paths relative to the batch file; ``duration`` is seconds.

    ``first_from`` is the place, from 1, of the shot whose film ends in this one's first frame
    (``wait_for_kept``: only a take that the artist has kept will do), and ``last_from`` of the
    shot whose first frame is this one's last.
    """

    model_config = ConfigDict(extra="forbid")

    name: Name = ""
    prompt: Text = ""
    first_frame: str | None = None
    last_frame: str | None = None
    model: str = HAILUO_02.id
    quality: str = DEFAULT_QUALITY
    duration: int = Field(default=DEFAULT_DURATION, ge=1, le=LONGEST)
    prompt_optimizer: bool = True
    fast_pretreatment: bool = False
    takes: int = Field(default=1, ge=1, le=MOST_TAKES)
    scene: Name = ""
    notes: Text = ""
    first_from: Place | None = None
    last_from: Place | None = None
    wait_for_kept: bool = False
    first_crop: Part | None = None
    last_crop: Part | None = None
    first_ground: Ground = WHITE
    last_ground: Ground = WHITE


class Batch(BaseModel):
    """A storyboard as a file."""

    model_config = ConfigDict(extra="forbid")

    format: Literal["hailuo-storyboard"] = FORMAT
    version: Literal[1] = VERSION
    name: Name = ""
    shots: list[BatchShot] = Field(min_length=1, max_length=MOST_SHOTS)

    @model_validator(mode="after")
    def _links_lead_somewhere(self) -> "Batch":
        for place, shot in enumerate(self.shots, start=1):
            for field in ("first_from", "last_from"):
                target = getattr(shot, field)
                if target is not None and (target == place or target > len(self.shots)):
                    raise ValueError(
                        t(
                            "shot {shot} {field}: there is no other shot {target} in this batch.",
                            shot=place,
                            field=field,
                            target=target,
                        )
                    )
        return self


COLUMNS = tuple(BatchShot.model_fields)


def schema() -> dict[str, Any]:
    """The JSON schema of a batch, as dictionaries."""
    return Batch.model_json_schema()


def from_json(data: bytes, source: str) -> Batch:
    """Read strictly: a length in quotes, a misspelt or a doubled field is named, not guessed."""
    data = _utf8(data)
    if twice := doubled_key(data):
        raise BatchError(
            t(
                "{file}: “{key}” stands twice in one object: keep one.",
                file=source,
                key=_short(twice),
            )
        )
    try:
        return Batch.model_validate_json(data, strict=True)
    except ValidationError as error:
        found = error.errors()
        # Another version has other fields: to name those would only mislead.
        newer = [each for each in found if each["loc"] == ("version",)]
        raise BatchError(
            *(t("{file}: {problem}", file=source, problem=_sentence(e)) for e in newer or found)
        ) from None


def doubled_key(data: bytes) -> str:
    """The first key that an object gives twice, or nothing; what is no JSON is named elsewhere."""
    found: list[str] = []

    def check(pairs: list[tuple[str, object]]) -> None:
        keys = Counter(key for key, _ in pairs)
        found.extend(key for key, count in keys.items() if count > 1)

    with suppress(ValueError, RecursionError):
        json.loads(data, object_pairs_hook=check, parse_int=str, parse_float=str)
    return found[0] if found else ""


def _utf8(data: bytes) -> bytes:
    """JSON as some programs of Windows save it, too: with a mark, or as UTF-16."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16", "replace").encode("utf-8", "replace")
    return data.removeprefix(BOM_UTF8)


def from_row(values: dict[str, Any]) -> BatchShot:
    """One row of a table; BatchError has a sentence for every cell that is wrong."""
    try:
        return BatchShot.model_validate(values, strict=True)
    except ValidationError as error:
        raise BatchError(*(_sentence(e) for e in error.errors())) from None


def made(name: str, shots: list[BatchShot]) -> Batch:
    """A batch of shots that are valid each; BatchError where they are not together."""
    try:
        return Batch(name=name, shots=shots)
    except ValidationError as error:
        raise BatchError(*(_sentence(e) for e in error.errors())) from None


# What pydantic calls wrong, by its codes, with the limits that it names.
_PLAIN: Mapping[str, Marked] = {
    "int_type": mark("give a whole number"),
    "bool_type": mark("give true or false"),
    "string_type": mark("give a text"),
    "float_type": mark("give a number"),
    "tuple_type": mark("give four numbers: left, top, width and height, each from 0 to 1"),
    "greater_than_equal": mark("give {ge} or more"),
    "less_than_equal": mark("give {le} or less"),
    "finite_number": mark("input should be a finite number"),
    "string_pattern_mismatch": mark("string should match pattern '{pattern}'"),
    "too_short": mark("it holds {actual_length} and has to hold at least {min_length}"),
    "too_long": mark("it holds {actual_length} and may hold at most {max_length}"),
    "model_type": mark("input should be an object"),
    "list_type": mark("input should be a valid array"),
    "missing": mark("field required"),
}


def _sentence(error: ErrorDetails) -> str:
    where = _where(error["loc"])
    match error["type"]:
        case "json_invalid":
            return t(
                "this is no valid JSON ({why}): save it again from a program that writes JSON.",
                why=error.get("ctx", {}).get("error", ""),
            )
        case "extra_forbidden":
            known = ", ".join(COLUMNS)
            return t(
                "{field} is not a field of the format: a shot has {known}.",
                field=where,
                known=known,
            )
        case "literal_error" if error["loc"][-1:] == ("version",):
            return t("this batch is of a version that this app does not know: update the app.")
        case "value_error":
            said = error["msg"].removeprefix("Value error, ")
            return t("{field}: {problem}", field=where, problem=said) if error["loc"] else said
        case "literal_error":
            said = f'"format": "{FORMAT}"'
            return t("this is no batch: it must say {said}.", said=said)
        case _:
            if isinstance(error["input"], dict | list):
                return t("{field}: {problem}.", field=where, problem=_wrong(error))
            return t(
                "{field}: {problem} (found: {found}).",
                field=where,
                problem=_wrong(error),
                found=_found(error),
            )


def _wrong(error: ErrorDetails) -> str:
    """Of what has no words of ours, pydantic tells in English."""
    words = _PLAIN.get(error["type"])
    if words is None:
        return _lower(error["msg"])
    limits = error.get("ctx", {})
    return t(words, **{name: _limit(value) for name, value in limits.items()})


def _limit(value: object) -> str:
    return number(value) if isinstance(value, int | float) else str(value)


def _where(location: tuple[int | str, ...]) -> str:
    match location:
        case ("shots", int(place), *rest):
            if not rest:
                return t("shot {shot}", shot=place + 1)
            field = " ".join(map(_short, rest))
            return t("shot {shot} {field}", shot=place + 1, field=field)
        case ():
            return t("the batch")
        case _:
            return " ".join(map(_short, location))


def _short(name: object) -> str:
    text = str(name)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _found(error: ErrorDetails) -> str:
    try:
        text = repr(error["input"])
    except ValueError:  # Python does not spell out a number of thousands of digits
        return t("a number without end")
    return _short(text)


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]
