"""A look at a service that drifts, and what was told of it."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from hailuo_desktop.studio.contact.service_check import Look, look
from hailuo_desktop.studio.options import Options
from tests.fakes.drifting import KEY, SECRETS, Drift, Drifting

Looking = Callable[[Drift], Coroutine[Any, Any, Look]]


@pytest.fixture
def looking(tmp_path: Path) -> Looking:
    async def looked(drift: Drift) -> Look:
        with Drifting(drift) as service:
            options = Options(tmp_path, service.url, service.url, KEY)
            seen = await look(options, lambda: KEY, lambda _: None)
        check_safe(seen, service)
        return seen

    return looked


def check_safe(seen: Look, service: Drifting) -> None:
    """What holds of every contact: nothing is asked but GET, the key goes where it has to, and no
    secret is written down."""
    assert {method for method, _, _ in service.asked} == {"GET"}
    assert len(service.asked) <= 21  # each of ten once, and once more where the pace was too fast
    keyless = [path for _, path, key in service.asked if not key]
    assert all(path.startswith("/v1/catalog/") for path in keyless)
    assert [secret for secret in SECRETS if secret in seen.transcript.text] == []
