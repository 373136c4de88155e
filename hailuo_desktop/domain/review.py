"""Everything that stands in the way of a shot where it is on its board."""

from .catalog import MODELS
from .chain import as_sent, link_problems
from .problem import Field, Problem, error
from .rules import problems
from .shot import Shot
from .storyboard import Storyboard


def review(board: Storyboard, shot: Shot) -> list[Problem]:
    """The rules of its model, and of its links to other shots."""
    if shot.model not in MODELS:
        return shot_problems(shot)
    return [*shot_problems(as_sent(board, shot)), *link_problems(board, shot)]


def shot_problems(shot: Shot) -> list[Problem]:
    """What stands in its way wherever it is."""
    model = MODELS.get(shot.model)
    if model is None:
        return [error("model_unknown", Field.MODEL, model=shot.model, known=", ".join(MODELS))]
    return problems(shot, model)
