"""Paths that somebody has typed, or that a program has handed on."""

from pathlib import Path

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.translate import t


class BadPath(HailuoError):
    """What was typed can be no path here; the sentence names it."""


def typed_path(text: str) -> Path:
    """With “~” read as a home; BadPath where the system could have no such file or folder."""
    if not text.strip():
        raise BadPath(t("An empty path names nothing: write it in full."))
    try:
        path = Path(text).expanduser()
    except RuntimeError as error:
        raise BadPath(
            t("“{path}” begins with nobody's home: write the path in full.", path=text)
        ) from error
    if not is_possible(path):
        raise BadPath(
            t("“{path}” can be no file or folder here: choose another name.", path=_short(text))
        )
    return path


def is_possible(path: Path) -> bool:
    """Whether the system takes the name: it may be too long, or hold what no name can."""
    try:
        path.lstat()
    except (FileNotFoundError, PermissionError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return True


def _short(text: str, most: int = 80) -> str:
    return text if len(text) <= most else f"{text[:most]}…"
