"""``takes`` and ``settle``: the ledger in words, and decisions about uncertain takes."""

import json
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.state_words import described, reasons_of, trouble_code, word
from hailuo_desktop.domain.take import (
    Completed,
    Take,
)
from hailuo_desktop.engine.decisions import BadDecision, abandoned, adopted, resent
from hailuo_desktop.store.library import DATABASE, Library
from hailuo_desktop.studio.clock import SystemClock
from hailuo_desktop.studio.opening import open_library
from hailuo_desktop.translate import mark, n, t

from .output import put

NO_FILM = mark(
    "Its film is gone from the library: render its batch again to have it fetched again."
)
SHORT = 12  # characters of an id: enough to tell takes apart, and settle takes beginnings


class NoLibrary(HailuoError):
    pass


def list_takes(folder: Path, as_json: bool) -> int:
    """Print every take of the library at ``folder``, oldest first; the exit code."""
    with opened(folder, "hailuo-desktop takes") as library:
        takes = library.takes.all()
        if not takes and not as_json:
            put(t("There are no takes yet."))
        for take in takes:
            put(_json(take, library) if as_json else _line(take, _gone(take, library)))
    return 0


def settle(folder: Path, take_id: str, resubmit: bool, task: str | None) -> int:
    """Write the decision down; a render or the window carries it out."""
    with opened(folder, "hailuo-desktop settle") as library:
        take = _chosen(library.takes.all(), take_id)
        now = SystemClock().now()
        if task is not None:
            decided = adopted(take, task, library.takes.claimed(), now)
        else:
            decided = resent(take, now) if resubmit else abandoned(take, now)
        library.takes.save(decided)
        put(_line(decided))
    return 0


@contextmanager
def opened(folder: Path, owner: str) -> Generator[Library]:
    """Only a library that is there: looking for takes must not make one."""
    if not _is_there(folder.expanduser() / DATABASE):
        raise NoLibrary(
            t(
                "There is no library in “{folder}”: a render or the window makes one; name yours "
                "with --library.",
                folder=folder,
            )
        )
    library = open_library(folder, owner)
    try:
        yield library
    finally:
        library.close()


def _is_there(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:  # a name too long, or a folder that may not be looked into
        return False


def _chosen(takes: list[Take], start: str) -> Take:
    wanted = start.strip().lower()
    fitting = [take for take in takes if wanted and take.id.startswith(wanted)]
    if not fitting:
        raise BadDecision(
            t(
                "No take of this library begins with “{start}”: see `hailuo-desktop takes`.",
                start=start,
            )
        )
    if len(fitting) > 1:
        raise BadDecision(
            n(
                "{count} take of this library begins with “{start}”: give more of the id.",
                "{count} takes of this library begin with “{start}”: give more of the id.",
                len(fitting),
                start=start,
            )
        )
    return fitting[0]


def _line(take: Take, trouble: str = "") -> str:
    parts = (take.id[:SHORT], take.name or take.shot[:8], f"t{take.number}", word(take), take.task)
    return "  ".join((*filter(None, parts), trouble or described(take))).rstrip()


def _json(take: Take, library: Library) -> str:
    return json.dumps(
        {
            "take_id": take.id,
            "shot": take.name or take.shot,
            "take": take.number,
            "state": type(take.state).__name__.lower(),
            "task_id": take.task or None,
            "file": _file(take, library),
            "error": _gone(take, library) or _error(take),
            "error_code": trouble_code(take) or None,
            "prompt": take.request.prompt,
            "quality": take.request.quality,
            "duration": take.request.duration,
            "created": take.created,
            "credits_reserved": _number(take.cost.reserved),
            "credits_used": _number(take.cost.used),
            "brought_in": take.brought_in or None,
        }
    )


def _file(take: Take, library: Library) -> str | None:
    if not isinstance(take.state, Completed) or _gone(take, library):
        return None
    return str(library.videos.path(take.state.file))


def _gone(take: Take, library: Library) -> str:
    """In words, where the film of a completed take is not in its place."""
    state = take.state
    there = not isinstance(state, Completed) or library.videos.path(state.file).is_file()
    return "" if there else t(NO_FILM)


def _error(take: Take) -> str | None:
    return worded(reasons_of(take)) or None


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))
