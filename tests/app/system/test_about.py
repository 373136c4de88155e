"""What “About” tells, from a checkout and in a bundle."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop import __version__
from hailuo_desktop.app.system import about


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_from_a_checkout_it_is_ours_alone(window: QWidget) -> None:
    box = about.show_about(window)
    assert __version__ in box.text()
    assert "MIT" in box.text()
    assert box.detailedText() == ""
    box.close()


def test_a_bundle_names_what_it_carries(
    window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "licences" / "COMPONENTS.txt"
    page.parent.mkdir()
    page.write_text("x264 165 <b>GPL</b>", "utf-8")
    monkeypatch.setattr(about, "asset", tmp_path.joinpath)
    box = about.show_about(window)
    assert "GNU General Public License, version 3" in box.text()
    assert str(page.parent) in box.text()
    assert box.detailedText() == "x264 165 <b>GPL</b>"
    box.close()
