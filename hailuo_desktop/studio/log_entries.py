"""The log as it can be read in the window: its end, by entries, without a key."""

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from hailuo_desktop.domain.masking import masked

MOST_BYTES = 400_000  # of the end of the log that are read
MOST = 2_000  # entries
LONGEST = 4_000  # characters of a line: a field of text is slow with longer ones
_CONTROLS = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) != "\t"}
_HEAD = re.compile(
    r"(?P<when>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d{3} (?P<level>[A-Z]+) (?P<where>[\w.]+): "
)


@dataclass(frozen=True)
class Entry:
    """``level`` is one of logging's numbers; ``text`` may have several lines."""

    level: int
    when: str
    text: str


def read_log(file: Path, key: str = "") -> list[Entry]:
    """The latest entries, oldest first; none where there is no log yet. OSError else."""
    try:
        with file.open("rb") as log:
            log.seek(0, 2)
            log.seek(max(0, log.tell() - MOST_BYTES))
            whole = log.tell() == 0
            text = log.read().decode("utf-8", "replace")
    except FileNotFoundError:
        return []
    lines = [_readable(line) for line in masked(text, key).splitlines()]
    return entries(lines if whole else lines[1:])[-MOST:]  # the first may be half a line


def _readable(line: str) -> str:
    """What another program has answered is in it, whatever that was."""
    shown = line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
    return shown.translate(_CONTROLS)


def entries(lines: Iterable[str]) -> list[Entry]:
    found: list[Entry] = []
    for line in lines:
        head = _HEAD.match(line)
        if head:
            level = logging.getLevelNamesMapping().get(head["level"], logging.INFO)
            found.append(Entry(level, head["when"], line))
        elif found:
            last = found.pop()
            found.append(Entry(last.level, last.when, f"{last.text}\n{line}"))
    return found


def at_least(found: Iterable[Entry], level: int) -> str:
    """The entries of that level and above, as one text."""
    return "\n".join(entry.text for entry in found if entry.level >= level)
