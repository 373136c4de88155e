"""The gallery draws; what it shows is for eyes."""

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from hailuo_desktop.ui.theme import LIGHT
from tests.ui.gallery.pictures import SIZES, take_all


def test_each_size_of_the_main_window_and_a_dialog(qapp: QApplication, tmp_path: Path) -> None:
    before = qapp.styleSheet()
    files = [*take_all(qapp, tmp_path, LIGHT, ("review", "cap"))]
    assert [file.name for file in files] == [
        *(f"light review {size.width()}x{size.height()}.png" for size in SIZES),
        "light cap.png",
    ]
    pictures = [QImage(str(file)) for file in files]
    assert [each.size() for each in pictures[:3]] == [*SIZES]
    assert pictures[0].pixelColor(1, 1) == LIGHT.window
    assert qapp.styleSheet() == before
