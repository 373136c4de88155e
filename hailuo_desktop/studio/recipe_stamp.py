"""Films on their way into the library: looked at, and told inside how they were made."""

from contextlib import suppress
from pathlib import Path

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.take import Take
from hailuo_desktop.media.film import Films
from hailuo_desktop.media.recipe import beside, recipe_text, write_recipe
from hailuo_desktop.store.durable import write

from .exporting import recipe_of


class StampingFilms(Films):
    """Films that carry the request they were made from."""

    def sign(self, part: Path, take: Take, board: str) -> Path:
        """A copy beside it with the recipe inside; ``part`` itself where that cannot be made.

        Then the recipe lies beside the film, so that a library that lost its ledger knows it.
        """
        signed = part.with_name(f"{part.name}.signed")
        try:
            write_recipe(part, signed, recipe_of(take, board))
            self.check(signed)
        except (HailuoError, OSError, ValueError):
            signed.unlink(missing_ok=True)
            # The film is paid for: one without its recipe is worth more than none.
            with suppress(HailuoError):
                write(beside(part.with_suffix("")), recipe_text(recipe_of(take, board)))
            return part
        return signed
