"""What every widget needs to be made, films with numbered frames, and a language for a test."""

import asyncio
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from hailuo_desktop.app.viewer.film_decoders import FilmDecoders
from hailuo_desktop.assets import asset
from hailuo_desktop.translate import speak, subscribe
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.qt_words import word_qt
from tests.fakes.grey_film import film, half


@pytest.fixture
def icons(qapp: object) -> Icons:
    return Icons(asset("icons"))


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
def followed(qapp: QApplication) -> Iterator[None]:
    """One listener for the whole application: Qt tells each window, and a window its children."""
    change = QEvent.Type.LanguageChange
    stop = subscribe(lambda: QCoreApplication.postEvent(qapp, QEvent(change)))
    word_qt(qapp)
    yield
    stop()
    speak(NullTranslations())
