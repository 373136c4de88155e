"""Which command is being written, and what finishing it does to the prompt."""

import re
from dataclasses import dataclass

from hailuo_desktop.domain.edit import Edit

_OPEN = re.compile(r"\[[^\[\]\n]*$")
_REST_OF_NAME = re.compile(r"[^\[\],，、\n]*")


@dataclass(frozen=True)
class Unfinished:
    """The name between ``start`` and the cursor at ``end``; ``closed`` when a bracket follows."""

    start: int
    end: int
    typed: str
    closed: bool


def unfinished_at(prompt: str, position: int) -> Unfinished | None:
    """The command being written right before the position, in a bracket opened on its line."""
    opened = _OPEN.search(prompt[:position])
    if opened is None:
        return None
    before = re.split("[,，、]", opened[0][1:])[-1]
    typed = before.lstrip()
    rest = _REST_OF_NAME.match(prompt, position)
    end = rest.end() if rest else position
    closed = prompt[end : end + 1] in tuple("],，、")
    return Unfinished(position - len(typed), position, typed, closed)


def finish(prompt: str, unfinished: Unfinished, name: str) -> Edit:
    """Write the name out; a bracket that nothing closes is closed, and typing goes on after it."""
    if not unfinished.closed:
        return Edit(unfinished.start, unfinished.end, f"{name}]")
    if prompt[unfinished.end : unfinished.end + 1] == "]":
        return Edit(unfinished.start, unfinished.end + 1, f"{name}]")
    return Edit(unfinished.start, unfinished.end, name)
