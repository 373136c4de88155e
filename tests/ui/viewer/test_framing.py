"""Where a picture lies: fitted, pixel by pixel, zoomed where the pointer is, never out of sight."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSizeF

from hailuo_desktop.ui.viewer.framing import FIT, LEAST, MOST, Framing

HD, ROOM = QSizeF(1366, 768), QSizeF(683, 500)


def test_all_of_it_fits_in_the_middle() -> None:
    place = FIT.rect(HD, ROOM, 1.0)
    assert (place.width(), place.height()) == (683, 384)
    assert place.center() == QPointF(341.5, 250)


@pytest.mark.parametrize(("ratio", "width"), [(1.0, 1366), (2.0, 683)])
def test_a_pixel_is_a_pixel_of_the_screen(ratio: float, width: float) -> None:
    assert Framing(1.0).rect(HD, ROOM, ratio).width() == width


@given(
    st.floats(0.2, 5),
    st.floats(0, 683),
    st.floats(0, 500),
    st.sampled_from([1.0, 1.5, 2.0]),
    st.lists(st.tuples(st.floats(-900, 900), st.floats(-900, 900)), max_size=4),
)
def test_it_never_leaves_more_empty_than_it_must(
    factor: float, x: float, y: float, ratio: float, pans: list[tuple[float, float]]
) -> None:
    framing = FIT.zoomed(factor, QPointF(x, y), HD, ROOM, ratio)
    for across, down in pans:
        framing = framing.panned(QPointF(across, down), HD, ROOM, ratio)
    place = framing.rect(HD, ROOM, ratio)
    for near, far, room in (
        (place.left(), place.right(), ROOM.width()),
        (place.top(), place.bottom(), ROOM.height()),
    ):
        if far - near <= room:
            assert near == pytest.approx(room - far, abs=1e-6)
        else:
            assert near <= 1e-6
            assert far >= room - 1e-6


def test_what_is_under_the_pointer_stays_there() -> None:
    at = QPointF(400, 260)
    before = FIT.zoomed(4.0, at, HD, ROOM, 1.0)
    after = before.zoomed(1.5, at, HD, ROOM, 1.0)

    def under(framing: Framing) -> tuple[float, float]:
        place = framing.rect(HD, ROOM, 1.0)
        spot = at - place.topLeft()
        return spot.x() / place.width(), spot.y() / place.height()

    assert under(after) == pytest.approx(under(before))


def test_zoom_has_its_ends() -> None:
    near = far = FIT
    for _ in range(60):
        near = near.zoomed(1.25, QPointF(0, 0), HD, ROOM, 1.0)
        far = far.zoomed(0.8, QPointF(0, 0), HD, ROOM, 1.0)
    assert (near.zoom, far.zoom) == (MOST, LEAST)
