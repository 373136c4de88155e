"""Where a package was made: what its board, shots and takes are called in that library."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

ORIGIN = "origin.json"  # in a package, beside the storyboard
MOST = 2_000_000  # bytes: room for the ids of thousands of takes
Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]  # as this app makes them


class Origin(BaseModel):
    """``shots`` are in the order of the storyboard. ``takes`` are all that its shots had, and
    ``waiting`` those of them that were not settled when the package was made."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    board: Id
    shots: tuple[Id, ...]
    takes: tuple[Id, ...] = ()
    waiting: tuple[Id, ...] = ()


def origin_in(data: bytes, shots: int) -> Origin | None:
    """None where it makes no sense for a storyboard of so many: that comes in without it."""
    try:
        origin = Origin.model_validate_json(data)
    except ValidationError:
        return None
    whole = len(origin.shots) == shots == len(set(origin.shots))
    return origin if whole else None
