"""JSON of unknown shape, read without a complaint."""

from typing import Any, cast


def mapping(value: object) -> dict[str, Any]:
    """The object that the value is, or an empty one."""
    return cast(dict[str, Any], value) if isinstance(value, dict) else {}


def items(value: object) -> list[Any]:
    """The array that the value is, or an empty one."""
    return cast(list[Any], value) if isinstance(value, list) else []
