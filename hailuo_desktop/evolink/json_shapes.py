"""JSON of unknown shape, read without a complaint."""

from typing import Any, cast


def mapping(value: object) -> dict[str, Any]:
    """The object that the value is, or an empty one."""
    return cast(dict[str, Any], value) if isinstance(value, dict) else {}


def items(value: object) -> list[Any]:
    """The array that the value is, or an empty one."""
    return cast(list[Any], value) if isinstance(value, list) else []


def listed(value: object) -> list[Any] | None:
    """The list that an answer holds, bare or under a name; None where it holds none."""
    if isinstance(value, list):
        return items(cast(object, value))
    inner = mapping(value)
    found = (listed(inner[name]) for name in ("data", "tasks", "items", "list") if name in inner)
    return next((each for each in found if each is not None), None)
