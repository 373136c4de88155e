"""What the engine tells: which halt an error calls for, and its sentence."""

import pytest

from hailuo_desktop.domain.errors import (
    DiskFull,
    HailuoError,
    LibraryError,
    OutOfCredits,
    Unauthorised,
)
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.engine.events import Cause, Halt, halt_for


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (Unauthorised("The key is refused."), Cause.KEY),
        (OutOfCredits("The account is empty."), Cause.CREDITS),
        (DiskFull("The disk is full."), Cause.DISK),
        (LibraryError("Another program holds it."), Cause.DISK),
    ],
)
def test_an_error_halts_the_queue_for_its_cause_in_its_own_words(
    error: HailuoError, cause: Cause
) -> None:
    halt = halt_for(error)
    assert (halt.cause, halt.sentence) == (cause, str(error))


def test_a_halt_is_worded_when_it_is_shown() -> None:
    halt = Halt(Cause.CAP, (reason("cap_full", cap="50", spent="40"),))
    assert "cap of 50 credits" in halt.sentence
    assert halt == Halt(Cause.CAP, (reason("cap_full", cap="50", spent="40"),))
