"""Films on their way into the library: looked at, and told inside how they were made."""

from pathlib import Path

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.take import Take
from hailuo_desktop.media.film import Films
from hailuo_desktop.media.recipe import write_recipe

from .exporting import recipe_of


class StampingFilms(Films):
    def sign(self, part: Path, take: Take, board: str) -> Path:
        """A copy beside it with the recipe inside; ``part`` itself where that cannot be made.

        The film is paid for: one without its recipe is worth more than none.
        """
        signed = part.with_name(f"{part.name}.signed")
        try:
            write_recipe(part, signed, recipe_of(take, board))
            self.check(signed)
        except (HailuoError, OSError, ValueError):
            signed.unlink(missing_ok=True)
            return part
        return signed
