"""Rectangles inside a picture, as fractions of it: moved, sized, held inside, held to a ratio."""

from dataclasses import dataclass

from hailuo_desktop.domain.frame import Crop

WHOLE = Crop(0.0, 0.0, 1.0, 1.0)
LEAST = 0.02  # of the picture: a crop smaller than this is a slip of the hand


@dataclass(frozen=True)
class Picture:
    """Upright size in pixels; ``shape`` turns a ratio of pixels into one of fractions."""

    width: int
    height: int

    def shape(self, ratio: float) -> float:
        """Width to height of a crop, in fractions, that has the ratio in pixels."""
        return ratio * self.height / self.width


def fitted(picture: Picture, ratio: float, around: Crop = WHOLE) -> Crop:
    """The largest crop of the ratio inside another, with the same centre."""
    shape = picture.shape(ratio)
    width = min(around.width, around.height * shape)
    height = width / shape
    x, y = around.x + (around.width - width) / 2, around.y + (around.height - height) / 2
    return Crop(x, y, width, height)


def grown(picture: Picture, ratio: float, crop: Crop) -> Crop:
    """The largest crop of the ratio in the picture, as near to the crop's centre as can be."""
    largest = fitted(picture, ratio)
    x = crop.x + crop.width / 2 - largest.width / 2
    y = crop.y + crop.height / 2 - largest.height / 2
    return _inside(x, y, largest.width, largest.height)


def moved(crop: Crop, dx: float, dy: float) -> Crop:
    """The crop elsewhere, held inside the picture."""
    return _inside(crop.x + dx, crop.y + dy, crop.width, crop.height)


def zoomed(crop: Crop, factor: float) -> Crop:
    """The crop larger or smaller about its centre, with the same shape."""
    factor = min(factor, 1 / crop.width, 1 / crop.height)
    factor = max(factor, LEAST / min(crop.width, crop.height))
    width, height = crop.width * factor, crop.height * factor
    x, y = crop.x + (crop.width - width) / 2, crop.y + (crop.height - height) / 2
    return _inside(x, y, width, height)


def dragged(crop: Crop, right: bool, lower: bool, x: float, y: float, shape: float | None) -> Crop:
    """A corner drawn to a point while the opposite one stays; ``shape`` holds width to height."""
    stay_x = crop.x if right else crop.x + crop.width
    stay_y = crop.y if lower else crop.y + crop.height
    room_x = 1 - stay_x if right else stay_x
    room_y = 1 - stay_y if lower else stay_y
    width = _between(LEAST, x - stay_x if right else stay_x - x, room_x)
    height = _between(LEAST, y - stay_y if lower else stay_y - y, room_y)
    if shape is not None:
        width = min(max(width, height * shape), room_x, room_y * shape)
        height = width / shape
    left = stay_x if right else stay_x - width
    top = stay_y if lower else stay_y - height
    return Crop(left, top, width, height)


def _inside(x: float, y: float, width: float, height: float) -> Crop:
    return Crop(_between(0.0, x, 1 - width), _between(0.0, y, 1 - height), width, height)


def _between(least: float, value: float, most: float) -> float:
    return max(least, min(value, most)) if most >= least else most
