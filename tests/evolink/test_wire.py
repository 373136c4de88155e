"""Values as they come over the wire."""

import time
from collections.abc import Iterator

import pytest

from hailuo_desktop.evolink.wire import moment


@pytest.fixture
def far_east(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A computer eight hours ahead, where the system can be told so."""
    settle = getattr(time, "tzset", lambda: None)
    monkeypatch.setenv("TZ", "Etc/GMT-8")
    settle()
    yield
    monkeypatch.undo()
    settle()


@pytest.mark.parametrize(
    "given",
    [
        1757169743,
        1757169743000,
        "1757169743",
        "2025-09-06T14:42:23Z",
        "2025-09-06T22:42:23+08:00",
        "2025-09-06T14:42:23",
        "2025-09-06 14:42:23",
    ],
)
def test_a_moment_is_the_same_wherever_it_is_read(far_east: None, given: object) -> None:
    assert moment(given) == 1757169743.0


@pytest.mark.parametrize("given", [None, "", "soon", [], {}, True, "9e99", "0001-01-01T00:00:00x"])
def test_what_is_no_moment_is_none(given: object) -> None:
    assert moment(given) is None
