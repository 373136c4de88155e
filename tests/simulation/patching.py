"""Something put in the place of something else, for a while."""

from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from typing import Any

Swap = tuple[Any, str, Any]  # owner, name, what stands there meanwhile


@contextmanager
def swapped(*swaps: Swap) -> Generator[None]:
    with ExitStack() as back:
        for owner, name, value in swaps:
            back.callback(setattr, owner, name, getattr(owner, name))
            setattr(owner, name, value)
        yield
