"""A command line that names a file and no command."""

from collections.abc import Sequence
from pathlib import Path

from hailuo_desktop.domain.batch_files import is_batch


def told(arguments: Sequence[str]) -> list[str]:
    """The command line in full: a storyboard behind nothing but options is to be opened.

    So is any other file that is there: the window says what can be done with it.
    """
    *before, last = arguments or ("",)
    words = iter(before)
    for word in words:
        if word == "--library":
            next(words, None)
        elif not word.startswith("-"):
            return list(arguments)
    if before[-1:] != ["--library"] and (is_batch(last) or _is_there(last)):
        return [*before, "open", last]
    return list(arguments)


def _is_there(text: str) -> bool:
    """A file that is called as a command is hides none: commands have neither dot nor slash."""
    try:
        return not {".", "/", "\\"}.isdisjoint(text) and Path(text).expanduser().exists()
    except (OSError, ValueError, RuntimeError):
        return False
