"""The folder for the videos: could they be written there? Asked before anything is paid for."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.translate import t

MEDIA = "media"  # of a library: whatever lies there is taken for a take or a frame of it


class BadOutput(HailuoError):
    pass


def check_output(folder: Path, library: Path) -> None:
    """BadOutput says why they could not."""
    try:
        _check_folder(folder, library)
    except (OSError, RuntimeError) as error:  # a name too long, links in a circle, a locked parent
        why = getattr(error, "strerror", None) or t("it leads back to itself")
        raise BadOutput(
            t(
                "Videos cannot be written to “{folder}” ({why}): choose another --output.",
                folder=folder,
                why=why,
            )
        ) from error


def _check_folder(folder: Path, library: Path) -> None:
    if folder.resolve().is_relative_to((library.expanduser() / MEDIA).resolve()):
        raise BadOutput(
            t(
                "Videos cannot go to “{folder}”, where the library keeps its own files: choose "
                "another --output.",
                folder=folder,
            )
        )
    there = next(p for p in (folder.absolute(), *folder.absolute().parents) if p.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        raise BadOutput(
            t(
                "Videos cannot be written to “{folder}”, because “{there}” is no folder that may "
                "be written: choose another --output.",
                folder=folder,
                there=there,
            )
        )
    _try(folder.absolute(), there)


def _try(folder: Path, there: Path) -> None:
    """Make it and unmake it: Windows tells in no other way whether a name and a place will do."""
    with TemporaryDirectory(prefix=".hailuo-", dir=there):
        pass
    missing = [path for path in (folder, *folder.parents) if path.is_relative_to(there)][:-1]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    finally:
        for path in missing:
            with suppress(OSError):
                path.rmdir()
