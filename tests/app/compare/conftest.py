"""A comparison ends with its test, while the loop that measures it still runs."""

from collections.abc import Iterator

import pytest

from tests.app.conftest import Stage


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Before Qt is given time for what is left over."""
    try:
        return (yield)
    finally:
        stage = item.funcargs.get("room") if isinstance(item, pytest.Function) else None
        if isinstance(stage, Stage):
            stage.wiring.takes_room.compare.end()
