"""What stands in the way of a shot, as data: the window and the command line word it."""

import dataclasses
from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType


class Severity(Enum):
    """An error keeps a shot from being sent; a warning is advice."""

    WARNING = "warning"
    ERROR = "error"


class Field(Enum):
    """The part of a shot that a problem is shown beside."""

    PROMPT = "prompt"
    FIRST_FRAME = "first_frame"
    LAST_FRAME = "last_frame"
    QUALITY = "quality"
    DURATION = "duration"
    MODEL = "model"


Value = str | int | float | tuple[str, ...] | tuple[int, ...]
"""A number or a word; several of either where there is a choice."""
Values = Mapping[str, Value]


@dataclasses.dataclass(frozen=True)
class Problem:
    """One broken rule: ``values`` are what a sentence about it needs."""

    code: str
    field: Field
    severity: Severity = Severity.ERROR
    values: Values = dataclasses.field(default_factory=lambda: MappingProxyType[str, Value]({}))

    @property
    def blocks(self) -> bool:
        return self.severity is Severity.ERROR


def error(code: str, where: Field, **values: Value) -> Problem:
    return Problem(code, where, Severity.ERROR, MappingProxyType(values))


def warning(code: str, where: Field, **values: Value) -> Problem:
    return Problem(code, where, Severity.WARNING, MappingProxyType(values))


def measure(values: Values, name: str) -> float:
    """The number of that name."""
    value = values[name]
    if isinstance(value, tuple):
        raise TypeError(name)
    return float(value)


def whole(values: Values, name: str) -> int:
    return int(measure(values, name))


def several(values: Values, name: str) -> tuple[str | int, ...]:
    """All that there is to choose from under that name."""
    value = values[name]
    return value if isinstance(value, tuple) else (str(value),)
