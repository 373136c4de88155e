"""How several pictures share a room so that each is as large as can be."""

from PySide6.QtCore import QRectF, QSizeF

GAP = 4.0  # logical pixels
BESIDE = 1.25  # times as large as beside each other are two that lie one above the other


def tiles(room: QRectF, count: int, picture: QSizeF) -> list[QRectF]:
    """As many rooms, row by row, for pictures of about that shape."""
    if count <= 1:
        return [room] * count
    ways = [_cells(room, count, columns) for columns in range(1, count + 1)]
    scales = [_fitted(cells[0].size(), picture) for cells in ways]
    if count == 2:
        scales[1] *= BESIDE
    return ways[scales.index(max(scales))]


def _cells(room: QRectF, count: int, columns: int) -> list[QRectF]:
    rows = -(-count // columns)
    width = (room.width() - GAP * (columns - 1)) / columns
    height = (room.height() - GAP * (rows - 1)) / rows
    return [
        QRectF(
            room.left() + (place % columns) * (width + GAP),
            room.top() + (place // columns) * (height + GAP),
            width,
            height,
        )
        for place in range(count)
    ]


def _fitted(cell: QSizeF, picture: QSizeF) -> float:
    """The scale of a picture that fits."""
    return min(cell.width() / max(1.0, picture.width()), cell.height() / max(1.0, picture.height()))


def inside(place: QRectF, picture: QSizeF) -> QRectF:
    """The largest rectangle of the picture's shape in that place, in its middle."""
    scale = _fitted(place.size(), picture)
    width, height = picture.width() * scale, picture.height() * scale
    middle = place.center()
    return QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
