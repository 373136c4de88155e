"""A first rehearsal has something to rehearse with."""

from hailuo_desktop.assets import asset
from hailuo_desktop.store.batch.read import read
from hailuo_desktop.studio.importing import Importing
from hailuo_desktop.studio.intake import Intake

from .board_presenter import BoardPresenter

SAMPLE = ("samples", "the-lighthouse")


async def show_sample(intake: Intake, board_presenter: BoardPresenter) -> None:
    """Put the sample storyboard in the place of the empty one, unless the artist was quicker."""
    empty = board_presenter.board
    batch = read(asset(*SAMPLE))
    places = list(range(1, len(batch.entries) + 1))
    sample = await Importing(intake).batch(batch, places, None)
    if board_presenter.board == empty:
        board_presenter.replace_board(sample.board)
