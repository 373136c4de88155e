"""What the environment says about connections, and cannot be used, is said in the window."""

from pathlib import Path

import pytest

from hailuo_desktop.app.system.network_warnings import warn
from tests.app.conftest import Stage


@pytest.fixture
def addresses(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[str, str]:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "gone.pem"))
    return "https://127.0.0.1:9", "https://127.0.0.1:9"


async def test_a_stale_name_is_said_beside_what_was_said_before(stage: Stage) -> None:
    stage.widgets.window.show_notice("The library was repaired.")
    await warn(stage.wiring.studio, stage.widgets.window)
    said = stage.widgets.window.notice.text()
    assert said.startswith("The library was repaired. SSL_CERT_FILE names “")
    assert "gone.pem" in said
