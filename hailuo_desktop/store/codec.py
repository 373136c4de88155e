"""Values as JSON and back: what a newer version adds is left out, what lacks has a default."""

import json
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def dump(value: Any, kind: Any) -> str:
    """One line of JSON; lone surrogates, which SQLite refuses, stay escaped."""
    return json.dumps(_adapter(kind).dump_python(value, mode="json"), ensure_ascii=True)


def load(text: str, kind: type[T]) -> T:
    """ValueError where the text is not such a value."""
    try:
        return _adapter(kind).validate_json(text)
    except ValueError:
        # Slower, and the one that takes an escaped half of a character.
        return _adapter(kind).validate_python(json.loads(text))
