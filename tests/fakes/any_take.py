"""Takes in any state, of a shot that is always the same."""

from typing import Any

from hailuo_desktop.domain.catalog import HAILUO_02, Mode
from hailuo_desktop.domain.shot import Request
from hailuo_desktop.domain.take import Queued, State, Take

REQUEST = Request(HAILUO_02.id, Mode.T2V, "A boat leaves the harbour", (), "768p", 6, ())


def take(take_id: str = "a", state: State | None = None, **facts: Any) -> Take:
    """``facts`` are further fields of the take."""
    given: dict[str, Any] = {"number": 1, "created": 1000.0, "changed": 1000.0, "name": "S01"}
    given |= facts
    return Take(
        id=take_id,
        shot=given.pop("shot", "shot"),
        request=given.pop("request", REQUEST),
        key=f"key-of-{take_id}-0123456789",
        state=state or Queued(),
        **given,
    )
