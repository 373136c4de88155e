"""The library, opened the way every program of ours should: nothing that is on disk is unknown."""

from pathlib import Path
from typing import Any

from hailuo_desktop.store.library import Library

from .rebuilding import rebuild


def open_library(folder: Path, owner: str) -> Library:
    """LibraryError says who holds it or why it cannot be used; its notice tells of repairs."""
    library = Library.open(folder, owner)
    try:
        rebuild(library, _recipe)
    except BaseException:
        library.close()
        raise
    return library


def _recipe(film: Path) -> dict[str, Any] | None:
    from hailuo_desktop.media.recipe import read_recipe  # heavy, and hardly ever needed

    return read_recipe(film)
