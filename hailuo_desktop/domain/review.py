"""Everything that stands in the way of a shot where it is on its board."""

from .catalog import MODELS
from .chain import as_sent, link_problems
from .problem import Field, Problem, error
from .rules import problems, request_of
from .shot import Request, Shot
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
        return [error("model_unknown", Field.MODEL, model=shot.model, known=tuple(MODELS))]
    return problems(shot, model)


def blocking(board: Storyboard, shot: Shot) -> list[Problem]:
    """What keeps it from being sent; nothing does where there is none."""
    return [problem for problem in review(board, shot) if problem.blocks]


def sendable(board: Storyboard) -> list[Shot]:
    """The shots of the board that may be sent as they are."""
    return [shot for shot in board.shots if not blocking(board, shot)]


def frozen(board: Storyboard, shot: Shot) -> Request:
    """What would be asked for if the shot were sent now; ValueError where it may not be."""
    if broken := blocking(board, shot):
        raise ValueError(f"shot {shot.id} is not ready: {broken[0].code}")
    return request_of(as_sent(board, shot))
