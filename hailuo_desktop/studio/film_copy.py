"""One film on its way out of the library, to a name that the artist chose."""

from pathlib import Path
from shutil import copyfile
from typing import Any

from hailuo_desktop.domain.errors import BadVideo, HailuoError
from hailuo_desktop.domain.marks import NO_MARKS, Marks
from hailuo_desktop.domain.take import Take
from hailuo_desktop.media.recipe import beside, is_recipe, recipe_text, write_recipe
from hailuo_desktop.store.durable import sync_file, sync_folder
from hailuo_desktop.translate import t

from .recipes import recipe_of


class NotCopied(HailuoError):
    pass


def copy_film(source: Path, target: Path, take: Take, board: str, marks: Marks = NO_MARKS) -> None:
    """A whole copy with its recipe and marks inside, or beside it where it takes none.

    It takes the place of a file of that name, which the artist was asked about, only once it is
    whole. NotCopied where it cannot be written, or the film is gone. Blocks.
    """
    if not source.is_file():
        raise NotCopied(
            t(
                "The film of take {number} is gone from disk: play it once, which fetches it "
                "again, then export it.",
                number=take.number,
            )
        )
    recipe = recipe_of(take, board, marks)
    part = target.with_name(f".{take.id[:32]}.part")
    try:
        try:
            write_recipe(source, part, recipe)
        except BadVideo:
            copyfile(source, part)
            _put_beside(target, recipe)
        sync_file(part)
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        why = error.strerror or str(error)
        raise NotCopied(
            t("“{file}” cannot be written ({why}): choose another place.", file=target, why=why)
        ) from error
    finally:
        part.unlink(missing_ok=True)


def _put_beside(target: Path, recipe: dict[str, Any]) -> None:
    """The artist was asked about the film alone: a stranger's file of that name stays."""
    file = beside(target)
    if not file.exists() or is_recipe(file):
        file.write_bytes(recipe_text(recipe))
