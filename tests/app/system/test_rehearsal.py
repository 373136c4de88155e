"""A rehearsal starts beside this window, and knows nothing of its key."""

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.system import rehearsal

SEES = """
import os, pathlib, sys
file = pathlib.Path(sys.argv[1])
words = [*sys.argv[2:], os.environ.get("EVOLINK_API_KEY", "no key")]
file.with_suffix(".part").write_text(" ".join(words))
file.with_suffix(".part").rename(file)
"""


def test_it_is_this_program_with_one_word_and_without_the_key(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen.txt"
    monkeypatch.setenv("EVOLINK_API_KEY", "sk-of-the-test")
    monkeypatch.setattr(rehearsal, "program", lambda: [sys.executable, "-c", SEES, str(seen)])
    assert rehearsal.start_rehearsal()
    qtbot.waitUntil(seen.exists)
    assert seen.read_text() == "--rehearsal no key"


def test_where_nothing_can_be_started_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsal, "program", lambda: ["no-such-program-anywhere"])
    assert not rehearsal.start_rehearsal()
