"""The program's icon in the forms that desktops want, drawn from the one that ships."""

import io
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImageReader

from hailuo_desktop.assets import asset

from .png import png_of

SIDE = 1024  # pixels of the largest one that a desktop asks for


def draw_icon(place: Path) -> None:
    """An ``.ico`` or ``.icns`` with all its sizes; OSError where it cannot be written."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(io.BytesIO(_drawn(SIDE))) as drawn:
        drawn.save(place)


def draw_png(place: Path, side: int) -> None:
    """A ``.png`` of so many pixels by as many; OSError where it cannot be written."""
    place.write_bytes(_drawn(side))


def _drawn(side: int) -> bytes:
    reader = QImageReader(str(asset("icons", "app.svg")))
    reader.setScaledSize(QSize(side, side))
    return png_of(reader.read())
