"""A viewer on a screen, and films with numbered frames, made once."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.viewer.film_decoders import FilmDecoders
from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import DARK
from hailuo_desktop.ui.viewer.viewer import Viewer
from tests.fakes.grey_film import film, half


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder: one.mp4 (25 frames at 25 a second), slow.mp4 (20 at 10), av1.mp4, sound.mp4,
    half.mp4 and broken.mp4."""
    folder = tmp_path_factory.mktemp("films")
    film(folder / "one.mp4")
    film(folder / "slow.mp4", frames=20, rate=10)
    film(folder / "sound.mp4", sound=True)
    half(film(folder / "half.mp4"))
    film(folder / "av1.mp4", frames=5, codec="libsvtav1")
    (folder / "broken.mp4").write_bytes(b"no film at all" * 100)
    return folder


@pytest.fixture
def decoders() -> Iterator[FilmDecoders]:
    made = FilmDecoders()
    yield made
    asyncio.run(made.aclose())
    assert made.cache.bytes == 0


@pytest.fixture
def viewer(qtbot: QtBot, icons: Icons, decoders: FilmDecoders) -> Viewer:
    widget = Viewer(ActionSet(), icons, DARK, decoders.open)
    qtbot.addWidget(widget, before_close_func=lambda each: each.player.release())
    widget.resize(480, 480)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    return widget
