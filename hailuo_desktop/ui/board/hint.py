"""What to do next, where the board leaves room to say so."""

from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.actions.shots import ADD
from hailuo_desktop.ui.key_words import key_or_name

from .model import BoardModel
from .state import DRAFT

NOTHING = mark("No shot matches.\nEsc in the field above shows all.")
FIRST = mark(
    "Drop stills here: each becomes a shot.\n\n"
    "Paste a list of prompts: each line becomes a shot.\n\n"
    "{key} adds an empty one."
)


def hint(model: BoardModel) -> str:
    if model.rowCount() == 0:
        return t(NOTHING)
    alone = len(model.board.shots) == 1
    begins = alone and model.state(model.shot_at(0)).kind == DRAFT
    return t(FIRST, key=key_or_name(ADD)) if begins else ""
