"""Help copies what is found on this computer, and holds nothing up meanwhile."""

import asyncio

import pytest
from PySide6.QtGui import QGuiApplication

from hailuo_desktop.app.help import diagnostics_presenter
from hailuo_desktop.studio.selfcheck.finding import Finding, State
from tests.app.conftest import Stage

FINDINGS = [
    Finding("tls", State.OK, "Fine.", {"openssl": "3"}),
    Finding("disk", State.FAILED, "Full."),
]


async def test_diagnostics_land_on_the_clipboard(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[object] = []

    def look(library: object) -> list[Finding]:
        looks.append(library)
        return FINDINGS

    monkeypatch.setattr(diagnostics_presenter, "all_checks", look)
    entry = stage.widgets.window.action_set.by_name["diagnostics"]
    entry.trigger()
    assert stage.widgets.window.notice.text().startswith("Checking")
    entry.trigger()  # once is enough
    while tasks := list(stage.wiring._background._tasks):
        await asyncio.gather(*tasks)
    assert looks == [stage.wiring.studio.options.library]
    copied = QGuiApplication.clipboard().text()
    assert "Encryption: fine. Fine.\n    openssl: 3\nDisk: FAILED. Full." in copied
    assert "1 check failed" in stage.widgets.window.notice.text()
