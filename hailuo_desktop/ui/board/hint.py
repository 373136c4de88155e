"""What to do next, where the board leaves room to say so."""

from .model import BoardModel
from .state import DRAFT

NOTHING = "No shot matches.\nEsc in the field above shows all."
FIRST = (
    "Drop stills here: each becomes a shot.\n\n"
    "Paste a list of prompts: each line becomes a shot.\n\n"
    "N adds an empty one."
)


def hint(model: BoardModel) -> str:
    if model.rowCount() == 0:
        return NOTHING
    alone = len(model.board.shots) == 1
    return FIRST if alone and model.state(model.shot_at(0)).kind == DRAFT else ""
