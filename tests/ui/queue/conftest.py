"""A queue with takes in the states that matter."""

import pytest

from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import Completed, Failed, Processing, Queued, Uncertain
from hailuo_desktop.ui.queue.model import QueueModel
from tests.fakes.any_take import take

LONG = (
    "EvoLink's content filter refused the prompt or a picture: use other words for what it may "
    "take for violence, or another picture, and send it again"
)


@pytest.fixture
def model(qapp: object) -> QueueModel:
    return QueueModel(now=lambda: 1100.0)


def fill(model: QueueModel) -> None:
    model.put(take("a", Processing(62), task="task-a"))
    model.put(take("b", Uncertain(plain("The answer was lost."))))
    model.put(take("c", Queued()))
    model.put(take("d", Failed(plain(LONG), charge=Charge.UNKNOWN), task="task-d"))
    model.put(take("e", Completed("e.mp4"), task="task-e"))
    model.put(take("f", Failed(plain("The prompt was refused."))))
