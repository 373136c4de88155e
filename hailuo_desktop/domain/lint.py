"""What looks wrong in the camera commands of a prompt, where, and how to mend it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain, combinations

from .camera import ADVISED_IN_GROUP, BY_NAME, COMMANDS, Command, Family, Group, Member, groups
from .camera_aliases import called, folded
from .edit import Edit
from .problem import Severity

_FOLDED = {command.name.casefold(): command for command in COMMANDS}
# One word is too little to guess by: "Snake" and "Shane" are as near to "Shake" as a slip is.
_GUESSABLE = [name for name in _FOLDED if " " in name]
_ALIKE = 0.75  # difflib ratio: "Pan lefft" and "Zom in" pass, "Paris" and "John" do not
_EXTRA_WORDS = 2  # "slowly push in" is meant for the camera, a sentence in brackets is not
_OPEN = re.compile(r"\[[^\[\]]*(?=\[|\Z)")
_NAMES = "|".join(_FOLDED)
_BEGUN = re.compile(rf"\[\s*((?:{_NAMES})(?:\s*[,，、]\s*(?:{_NAMES}))*)(?!\w)", re.IGNORECASE)
_WIDE_COMMA = re.compile("[，、]")
# Brackets of other scripts, or one of them with one of ours: the service reads neither.
_WIDE_OPEN, _WIDE_CLOSE = "【［「『〔〖", "】］」』〕〗"
_ANY = re.escape(f"[]{_WIDE_OPEN}{_WIDE_CLOSE}")
_WIDE = re.compile(
    rf"[{_WIDE_OPEN}]([^{_ANY}\n]*)[{_WIDE_CLOSE}\]]|\[([^{_ANY}\n]*)[{_WIDE_CLOSE}]"
)
_JOINED = re.compile(r"\s*(?:[;；/|+&]|\band\b)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Lint:
    """A finding at ``[start, end)`` of the prompt; ``fix`` is one click, where there is one."""

    code: str
    severity: Severity
    start: int
    end: int
    found: str
    suggestion: str | None = None
    fix: Edit | None = None


def lint(prompt: str) -> list[Lint]:
    """Every finding, in text order. Brackets that are plainly not commands are left alone."""
    wide = [*_wide_brackets(prompt)]
    found = chain(chain.from_iterable(_group(group) for group in groups(prompt)), _unclosed(prompt))
    rest = [each for each in found if not any(one.start <= each.start < one.end for one in wide)]
    return sorted(wide + rest, key=lambda each: (each.start, each.end))


def nearest(name: str) -> Command | None:
    """The command that a name was probably meant to be, or nothing like one."""
    plain = folded(name)
    if plain in _FOLDED:
        return _FOLDED[plain]
    if known := called(plain):
        return BY_NAME[known]
    close = get_close_matches(plain, _GUESSABLE, n=1, cutoff=_ALIKE)
    return _FOLDED[close[0]] if close else _within(plain)


def meant(name: str) -> str | None:
    """What was probably meant, as it is to be written: one command, or several at once."""
    if command := nearest(name):
        return command.name
    parts = [nearest(part) for part in _JOINED.split(name)]
    names = [part.name for part in parts if part]
    return ",".join(names) if len(names) == len(parts) else None


def _within(plain: str) -> Command | None:
    """The one command among a few other words."""
    held = [name for name in _FOLDED if f" {name} " in f" {plain} "]
    if len(held) != 1 or len(plain.split()) - len(held[0].split()) > _EXTRA_WORDS:
        return None
    return _FOLDED[held[0]]


def _group(group: Group) -> Iterator[Lint]:
    if not group.members:
        yield _warn("empty_group", group, fix=Edit(group.start, group.end, ""))
        return
    if not any(meant(member.name) for member in group.members):
        return
    yield from (_unknown(member) for member in group.members if member.command is None)
    yield from _conflicts(group)
    if _WIDE_COMMA.search(group.source):
        mended = _WIDE_COMMA.sub(",", group.source)
        edit = Edit(group.start, group.end, mended)
        yield _warn("wide_comma", group, suggestion=mended, fix=edit)


def _wide_brackets(prompt: str) -> Iterator[Lint]:
    """Commands between other brackets, such as 【推进】 or 「Push in」; words there are let be."""
    for match in _WIDE.finditer(prompt):
        names = [name.strip() for name in re.split("[,，、]", match[1] or match[2] or "")]
        read = [meant(name) for name in names]
        if any(read):
            told = ",".join(new or name for new, name in zip(read, names, strict=True))
            edit = Edit(match.start(), match.end(), f"[{told}]")
            yield Lint(
                "wide_bracket",
                Severity.WARNING,
                match.start(),
                match.end(),
                match[0],
                edit.text,
                edit,
            )


def _unknown(member: Member) -> Lint:
    near = meant(member.name)
    fix = Edit(member.start, member.end, near) if near else None
    code = "wrong_case" if near and near.casefold() == member.name.casefold() else "unknown"
    return Lint(
        code,
        Severity.WARNING,
        member.start,
        member.end,
        member.name,
        near,
        fix,
    )


def _conflicts(group: Group) -> Iterator[Lint]:
    commands = group.commands
    if len(group.members) > ADVISED_IN_GROUP:
        yield _warn("too_many", group)
    for one, other in combinations(commands, 2):
        if one.opposite == other.name:
            yield _warn("opposites", group, f"{one.name}, {other.name}")
    still = [c for c in commands if c.family is Family.STATIC]
    rest = [m.name for m in group.members if m.command not in still]
    if still and rest:
        moves = f"[{','.join(rest)}]"
        fix = Edit(group.start, group.end, moves)
        yield _warn("static_with_move", group, suggestion=moves, fix=fix)


def _unclosed(prompt: str) -> Iterator[Lint]:
    for match in _OPEN.finditer(prompt):
        begun = _BEGUN.match(match[0])
        if begun is None:
            start, end = match.start(), match.start() + 1
            yield Lint("unclosed", Severity.WARNING, start, end, "[")
        else:
            yield _closable(match.start(), begun)


def _closable(start: int, begun: re.Match[str]) -> Lint:
    """A bracket that is not closed but holds commands: it ends behind the last of them."""
    names = (name.strip().casefold() for name in re.split("[,，、]", begun[1]))
    suggestion = f"[{','.join(_FOLDED[name].name for name in names)}]"
    end = start + begun.end()
    fix = Edit(start, end, suggestion)
    return Lint("unclosed", Severity.WARNING, start, end, begun[0], suggestion, fix)


def _warn(
    code: str,
    group: Group,
    found: str | None = None,
    suggestion: str | None = None,
    fix: Edit | None = None,
) -> Lint:
    words = found or group.source
    return Lint(code, Severity.WARNING, group.start, group.end, words, suggestion, fix)
