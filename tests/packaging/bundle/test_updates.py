"""A release knows where later ones are told of; a copy for a system's package manager does not."""

from pathlib import Path

import pytest
from bundle.updates import telling

from hailuo_desktop.studio import updates
from hailuo_desktop.studio.updates import VARIABLE, source


def test_the_address_is_in_the_release_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "https://example.org/latest.json")
    monkeypatch.setattr(updates, "asset", tmp_path.joinpath)
    with telling(tmp_path):
        assert source({}).url == "https://example.org/latest.json"
    assert not source({})


def test_without_an_address_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    with telling(tmp_path):
        assert not any(tmp_path.iterdir())
