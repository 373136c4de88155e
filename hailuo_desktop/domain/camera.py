"""The camera grammar: find, write and change bracketed camera commands in a prompt.

Positions are Python string indices (code points). A prompt stays plain text: every
change is an ``Edit`` that an editor can apply as one undoable step.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from .edit import Edit


class Family(Enum):
    """Moves of one kind, in the order in which the chips are shown."""

    TRUCK = "Truck"
    PAN = "Pan"
    DOLLY = "Dolly"
    PEDESTAL = "Pedestal"
    TILT = "Tilt"
    ZOOM = "Zoom"
    SHAKE = "Shake"
    TRACKING = "Tracking"
    STATIC = "Static"


@dataclass(frozen=True)
class Command:
    """One of the 15 documented moves; ``name`` is exactly what the service reads."""

    name: str
    family: Family
    opposite: str | None = None

    @property
    def slug(self) -> str:
        return self.name.lower().replace(" ", "-")


def _pair(family: Family, one: str, other: str) -> tuple[Command, Command]:
    return Command(one, family, other), Command(other, family, one)


# Source: the prompt field of the vendor's OpenAPI for MiniMax-Hailuo-02, 2.3 and 2.3-Fast.
COMMANDS: tuple[Command, ...] = (
    *_pair(Family.TRUCK, "Truck left", "Truck right"),
    *_pair(Family.PAN, "Pan left", "Pan right"),
    *_pair(Family.DOLLY, "Push in", "Pull out"),
    *_pair(Family.PEDESTAL, "Pedestal up", "Pedestal down"),
    *_pair(Family.TILT, "Tilt up", "Tilt down"),
    *_pair(Family.ZOOM, "Zoom in", "Zoom out"),
    Command("Shake", Family.SHAKE),
    Command("Tracking shot", Family.TRACKING),
    Command("Static shot", Family.STATIC),
)
BY_NAME = {command.name: command for command in COMMANDS}
ADVISED_IN_GROUP = 3  # "max 3 recommended": advice of the same document, not a limit

_GROUP = re.compile(r"\[([^\[\]]*)\]")
_MEMBER = re.compile(r"[^,，、]+")


@dataclass(frozen=True)
class Member:
    """One name between the commas of a group; ``name`` is trimmed, the span is of the name."""

    name: str
    start: int
    end: int

    @property
    def command(self) -> Command | None:
        return BY_NAME.get(self.name)


@dataclass(frozen=True)
class Text:
    """Prompt text between groups, kept to the letter."""

    source: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.source)


@dataclass(frozen=True)
class Group:
    """A closed bracket and what stands in it; whether it means the camera is for the lint."""

    source: str
    start: int
    members: tuple[Member, ...]

    @property
    def end(self) -> int:
        return self.start + len(self.source)

    @property
    def commands(self) -> tuple[Command, ...]:
        return tuple(member.command for member in self.members if member.command)

    @property
    def joinable(self) -> bool:
        """Whether another command may stand in it: not in a bracket that means something else."""
        return bool(self.commands) or not self.members

    def holds(self, command: Command) -> bool:
        return command in self.commands


Segment = Text | Group


def parse(prompt: str) -> tuple[Segment, ...]:
    """Split a prompt into text and bracket groups; ``render`` gives the prompt back."""
    segments: list[Segment] = []
    last = 0
    for match in _GROUP.finditer(prompt):
        if match.start() > last:
            segments.append(Text(prompt[last : match.start()], last))
        segments.append(Group(match[0], match.start(), _members(match)))
        last = match.end()
    if last < len(prompt):
        segments.append(Text(prompt[last:], last))
    return tuple(segments)


def _members(group: re.Match[str]) -> tuple[Member, ...]:
    found: list[Member] = []
    for match in _MEMBER.finditer(group[1]):
        name = match[0].strip()
        if name:
            start = group.start(1) + match.start() + match[0].index(name)
            found.append(Member(name, start, start + len(name)))
    return tuple(found)


def render(segments: Iterable[Segment]) -> str:
    """The prompt that ``parse`` read, to the letter."""
    return "".join(segment.source for segment in segments)


def groups(prompt: str) -> tuple[Group, ...]:
    """Every closed bracket of the prompt, in text order, which is the order in time."""
    return tuple(segment for segment in parse(prompt) if isinstance(segment, Group))


def moves(prompt: str) -> tuple[tuple[Command, ...], ...]:
    """The camera's moves in order: each inner tuple acts at once."""
    return tuple(group.commands for group in groups(prompt) if group.commands)


def group_at(prompt: str, position: int) -> Group | None:
    """The group whose brackets enclose the position; beside a bracket is outside."""
    return next((g for g in groups(prompt) if g.start < position < g.end), None)


def group_touching(prompt: str, position: int) -> Group | None:
    """Like ``group_at``, or else the group that ends, or starts, right at the position."""
    return group_at(prompt, position) or next(
        (g for g in groups(prompt) if position in (g.end, g.start)), None
    )


def insert(prompt: str, position: int, command: Command) -> Edit:
    """Write ``[command]`` at the position, set off by single spaces where text touches it.

    Brackets in brackets mean nothing, so that inside a group it goes behind that group.
    """
    group = group_at(prompt, position)
    position = group.end if group else min(position, len(prompt))
    before, after = prompt[:position], prompt[position:]
    lead = "" if not before or before[-1].isspace() or before[-1] in "([{“‘\"'" else " "
    trail = "" if not after or after[0].isspace() or after[0] in ",.;:!?)]}”’\"'…" else " "
    return Edit(position, position, f"{lead}[{command.name}]{trail}")


def combine(prompt: str, position: int, command: Command) -> Edit:
    """Add the command to the group at the position, to act at once with it.

    Where no group of commands is near, this is ``insert``; a command that the group
    already holds changes nothing.
    """
    group = group_touching(prompt, position)
    if group is None or not group.joinable:
        return insert(prompt, position, command)
    if group.holds(command):
        return Edit(group.end, group.end, "")
    at = group.members[-1].end if group.members else group.start + 1
    return Edit(at, at, f",{command.name}" if group.members else command.name)


def remove(prompt: str, group: Group, command: Command) -> Edit:
    """Take the command out of its group; a group left empty goes with its brackets."""
    kept = [member.name for member in group.members if member.command != command]
    if kept:
        return Edit(group.start, group.end, f"[{','.join(kept)}]")
    start, end = group.start, group.end
    if prompt[:start].endswith(" ") and (end == len(prompt) or prompt[end] in " ,.;:!?"):
        start -= 1
    elif not start and prompt[end:].startswith(" "):
        end += 1
    return Edit(start, end, "")
