"""Both themes are legible by WCAG's arithmetic, neutral around pictures, and reach the widgets."""

from collections.abc import Iterator
from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.theme import DARK, LIGHT, Theme, apply, palette, stylesheet, theme_for
from tests.ui.legible import contrast

SURFACES = ("window", "panel", "raised", "hover", "field")
CHOSEN = (*SURFACES, "selection")
GREYS = (*SURFACES, "border", "border_strong", "text", "muted", "faint", "picture")
BOTH = pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])


@BOTH
@pytest.mark.parametrize("role", ["text", "muted", "danger", "warning", "success"])
def test_words_are_legible_on_every_surface(theme: Theme, role: str) -> None:
    for surface in CHOSEN:
        assert contrast(getattr(theme, role), getattr(theme, surface)) >= 4.5, surface


@BOTH
@pytest.mark.parametrize(
    ("words", "ground"),
    [
        ("accent_text", "accent"),
        ("accent_text", "accent_hover"),
        ("text", "selection"),
        ("text", "chip"),
        ("text", "chip_on"),
        ("command", "field"),
        ("command", "selection"),
        ("accent", "panel"),
        ("picture_text", "picture"),
    ],
)
def test_words_are_legible_on_their_own_ground(theme: Theme, words: str, ground: str) -> None:
    assert contrast(getattr(theme, words), getattr(theme, ground)) >= 4.5


@BOTH
@pytest.mark.parametrize("role", ["border_strong", "focus", "accent", "faint"])
def test_the_edge_of_a_control_can_be_seen(theme: Theme, role: str) -> None:
    for surface in ("window", "panel", "raised", "field"):
        assert contrast(getattr(theme, role), getattr(theme, surface)) >= 3, surface


@BOTH
def test_a_lit_chip_differs_by_more_than_its_tint(theme: Theme) -> None:
    assert contrast(theme.accent, theme.chip) >= 3


@BOTH
@pytest.mark.parametrize("role", GREYS)
def test_what_surrounds_a_picture_is_neutral(theme: Theme, role: str) -> None:
    color: QColor = getattr(theme, role)
    assert color.red() == color.green() == color.blue()


@BOTH
def test_measures_keep_the_rhythm(theme: Theme) -> None:
    spaces = [getattr(theme, f.name) for f in fields(theme) if f.name.startswith("space_")]
    assert spaces == sorted(spaces)
    assert all(space % 4 == 0 for space in spaces)


def test_the_system_chooses_and_dark_is_the_default() -> None:
    assert theme_for(Qt.ColorScheme.Light) is LIGHT
    assert theme_for(Qt.ColorScheme.Dark) is DARK
    assert theme_for(Qt.ColorScheme.Unknown) is DARK


@BOTH
def test_the_style_sheet_is_filled_in_and_sizes_type_in_points(theme: Theme) -> None:
    text = stylesheet(theme, points=20)
    assert "$" not in text
    assert "font-size: 18.00pt" in text
    assert "font-size: 20.00pt" in text
    assert not [
        line
        for line in text.splitlines()
        if "font-size" in line and "px" in line.split("font-size")[1].split(";")[0]
    ]


@BOTH
def test_the_palette_has_the_same_colours(theme: Theme) -> None:
    made = palette(theme)
    assert made.color(QPalette.ColorRole.Window) == theme.window
    assert made.color(QPalette.ColorRole.Text) == theme.text
    disabled = made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    assert disabled == theme.faint


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    sheet, colors, style = qapp.styleSheet(), qapp.palette(), qapp.style().objectName()
    yield qapp
    qapp.setStyleSheet(sheet)
    qapp.setStyle(style)
    qapp.setPalette(colors)


@BOTH
def test_widgets_wear_the_theme(theme: Theme, app: QApplication, qtbot: QtBot) -> None:
    apply(app, theme)
    window, button, heading = _form(qtbot)
    image = window.grab().toImage()
    middle = button.geometry().center()
    assert image.pixelColor(middle.x() - button.width() // 3, middle.y()) == theme.accent
    assert heading.font().bold() or heading.font().weight() >= 600
    assert heading.palette().color(QPalette.ColorRole.WindowText) == theme.text


@BOTH
def test_focus_shows_as_a_ring(theme: Theme, app: QApplication, qtbot: QtBot) -> None:
    apply(app, theme)
    window, _, _ = _form(qtbot)
    line = window.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    image = line.grab().toImage()
    assert image.pixelColor(line.width() // 2, 0) == theme.focus


def test_a_change_of_the_systems_wish_is_followed(app: QApplication, qtbot: QtBot) -> None:
    apply(app, DARK)
    label = QLabel("Words")
    qtbot.addWidget(label)
    label.ensurePolished()
    apply(app, LIGHT)
    label.ensurePolished()
    assert label.palette().color(QPalette.ColorRole.WindowText) == LIGHT.text


def test_the_style_sheet_parses_without_complaint(
    app: QApplication, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    apply(app, DARK)
    _form(qtbot)
    assert "parse" not in capfd.readouterr().err


def _form(qtbot: QtBot) -> tuple[QWidget, QPushButton, QLabel]:
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    heading, button = QLabel("Heading"), QPushButton("Go")
    heading.setProperty("role", "heading")
    button.setProperty("role", "primary")
    for widget in (heading, QLineEdit("words"), button):
        box.addWidget(widget)
    window.resize(400, 160)
    window.show()
    window.activateWindow()
    heading.setFocus()
    qtbot.waitExposed(window)
    return window, button, heading
