"""This program, started once more."""

import subprocess
import sys

import pytest

from hailuo_desktop.studio.own_program import FOLDER, program, rehearsal_environment


def test_it_is_this_very_program() -> None:
    said = subprocess.run(
        [*program(), "schema"], cwd=FOLDER, check=True, capture_output=True, timeout=120
    )
    assert b"hailuo-storyboard" in said.stdout


def test_a_frozen_one_is_its_own_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert program() == [sys.executable]


def test_a_rehearsal_gets_neither_key_nor_library() -> None:
    told = {"EVOLINK_API_KEY": "sk-1", "HAILUO_LIBRARY": "/x", "HAILUO_API_URL": "https://a"}
    assert rehearsal_environment({**told, "LANG": "de"}) == {"LANG": "de"}
