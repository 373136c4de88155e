"""Every glyph draws, in the colour asked for, at any size and pixel ratio."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hailuo_desktop.assets import asset
from hailuo_desktop.domain.camera import COMMANDS
from hailuo_desktop.ui.icons import Icons, screen_ratios

FOLDER = asset("icons")
ALL = sorted(path.stem for path in FOLDER.glob("*.svg"))
GLYPHS = [name for name in ALL if name != "app"]
# fmt: off
STATUSES = [
    "queued", "uploading", "submitting", "pending", "processing", "downloading", "completed",
    "failed", "uncertain", "cancelled",
]
ACTIONS = [
    "play", "pause", "step-forward", "step-back", "loop", "volume", "mute", "fullscreen", "swap",
    "clear", "browse", "reveal", "paste", "retry", "remove", "copy", "stop-following", "follow",
    "send", "key", "plus", "image", "warning", "error", "info", "online", "offline", "rehearsal",
    "app", "film", "settings", "chevron-down", "arrow-left", "arrow-right", "duplicate",
]
# fmt: on
RATIOS = [1.0, 1.25, 1.5, 2.0, 3.0]
RED, GREEN, BLUE = QColor("#c01020"), QColor("#10a030"), QColor("#1030c0")
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def icons() -> Icons:
    return Icons(FOLDER, lambda: RATIOS)


@pytest.mark.parametrize("size", [16, 24, 48])
@pytest.mark.parametrize("slug", [command.slug for command in COMMANDS])
def test_every_camera_command_has_a_glyph(icons: Icons, slug: str, size: int) -> None:
    assert 0.05 < _ink(icons.pixmap(slug, size, RED, 1.0)) < 0.6


def test_commands_do_not_look_alike(icons: Icons) -> None:
    drawn = {bytes(_image(icons.pixmap(c.slug, 16, RED, 1.0)).constBits()) for c in COMMANDS}
    assert len(drawn) == len(COMMANDS)


@pytest.mark.parametrize("name", [*STATUSES, *ACTIONS])
def test_every_status_and_action_has_a_glyph(icons: Icons, name: str) -> None:
    assert _ink(icons.pixmap(name, 16, RED, 1.0)) > 0.01


@pytest.mark.parametrize("name", ALL)
def test_a_glyph_is_drawn_lines_alone(name: str) -> None:
    source = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert "<text" not in source
    assert "<image" not in source
    assert "href" not in source


@pytest.mark.parametrize("name", GLYPHS)
def test_a_glyph_takes_the_common_pen(name: str) -> None:
    source = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in source
    assert 'stroke="currentColor" stroke-width="1.75" stroke-linecap="round"' in source


@pytest.mark.parametrize("name", GLYPHS)
def test_no_stroke_is_cut_off_at_the_edge(icons: Icons, name: str) -> None:
    image = _image(icons.pixmap(name, 96, RED, 1.0))
    edge = range(96)
    border = [(n, m) for n in edge for m in (0, 95)] + [(m, n) for n in edge for m in (0, 95)]
    assert all(image.pixelColor(x, y).alpha() < 128 for x, y in border)


@pytest.mark.parametrize("name", GLYPHS)
def test_a_glyph_has_the_colour_asked_for_and_no_other(icons: Icons, name: str) -> None:
    assert _solid(icons.pixmap(name, 96, GREEN, 1.0)) == {GREEN.name()}


def test_the_colours_alpha_counts(icons: Icons) -> None:
    faint = QColor(RED)
    faint.setAlphaF(0.5)
    image = _image(icons.pixmap("stop", 24, faint, 1.0))
    assert image.pixelColor(12, 12).alpha() == pytest.approx(128, abs=2)


@pytest.mark.parametrize("dpr", [1.0, 1.5, 2.0, 3.0])
def test_a_pixmap_has_the_pixels_of_its_screen(icons: Icons, dpr: float) -> None:
    pixmap = icons.pixmap("play", 20, RED, dpr)
    assert pixmap.size() == QSize(round(20 * dpr), round(20 * dpr))
    assert pixmap.deviceIndependentSize().toSize() == QSize(20, 20)


def test_a_pixmap_is_drawn_once(icons: Icons) -> None:
    first = icons.pixmap("play", 20, RED, 1.0)
    assert icons.pixmap("play", 20, QColor(RED), 1.0).cacheKey() == first.cacheKey()
    assert icons.pixmap("play", 20, GREEN, 1.0).cacheKey() != first.cacheKey()


@pytest.mark.parametrize("size", [16, 20, 24, 32])
@pytest.mark.parametrize("dpr", RATIOS)
def test_an_icon_is_crisp_on_any_screen(icons: Icons, dpr: float, size: int) -> None:
    pixmap = icons.icon("play", RED).pixmap(QSize(size, size), dpr)
    assert pixmap.size() == QSize(round(size * dpr), round(size * dpr))
    assert pixmap.devicePixelRatio() == dpr
    assert bytes(_image(pixmap).constBits()) == bytes(
        _image(icons.pixmap("play", size, RED, dpr)).constBits()
    )


def test_an_icon_is_drawn_for_the_screens_that_are_there_now() -> None:
    ratios = [1.0]
    icons = Icons(FOLDER, lambda: ratios)
    assert [size.width() for size in icons.icon("play", RED).availableSizes()] == [16, 20, 24, 32]
    ratios.append(1.5)
    sizes = icons.icon("play", RED).availableSizes()
    assert [size.width() for size in sizes] == [16, 20, 24, 30, 32, 36, 48]


def test_the_ratios_are_those_of_the_screens(qapp: QApplication) -> None:
    assert screen_ratios() == {qapp.devicePixelRatio()}


def test_an_icon_shows_each_state_in_its_colour(icons: Icons) -> None:
    icon = icons.icon("stop", RED, disabled=GREEN, on=BLUE)
    size, normal, off, on = QSize(24, 24), QIcon.Mode.Normal, QIcon.State.Off, QIcon.State.On
    assert _solid(icon.pixmap(size, normal, off)) == {RED.name()}
    assert _solid(icon.pixmap(size, normal, on)) == {BLUE.name()}
    assert _solid(icon.pixmap(size, QIcon.Mode.Disabled, off)) == {GREEN.name()}


def test_a_disabled_icon_is_faded_where_no_colour_was_given(icons: Icons) -> None:
    pixmap = icons.icon("stop", RED).pixmap(QSize(24, 24), QIcon.Mode.Disabled)
    assert 60 < _image(pixmap).pixelColor(12, 12).alpha() < 140


def test_an_icon_outlives_what_made_it(qtbot: QtBot) -> None:
    copies = [QIcon(Icons(FOLDER).icon(name, RED)) for name in GLYPHS]
    gc.collect()
    assert all(_ink(icon.pixmap(QSize(16, 16))) > 0.01 for icon in copies)


def test_a_copy_may_be_changed_without_harm(icons: Icons) -> None:
    changed = icons.icon("play", RED)
    changed.addPixmap(QPixmap(4, 4))
    gc.collect()
    assert QSize(4, 4) in changed.availableSizes()
    assert QSize(4, 4) not in icons.icon("play", RED).availableSizes()


def test_a_missing_glyph_is_an_error_not_a_blank(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Icons(tmp_path).icon("play", RED)


def _image(pixmap: QPixmap) -> QImage:
    return pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)


def _ink(pixmap: QPixmap) -> float:
    """The share of the square that is covered, 0 to 1."""
    image = _image(pixmap)
    alphas = [
        image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height())
    ]
    return sum(alphas) / (255 * len(alphas))


def _solid(pixmap: QPixmap) -> set[str]:
    image = _image(pixmap)
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}
