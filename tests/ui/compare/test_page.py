"""The page of compared films: what stands on it, what the mouse and the keys do there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QSlider, QSpinBox
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.drift import Drift, Sight
from hailuo_desktop.ui import keymap
from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.compare.modes import Mode
from hailuo_desktop.ui.compare.page import ComparePage
from hailuo_desktop.ui.compare.side import Subject
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import DARK, LIGHT
from hailuo_desktop.ui.viewer.framing import FIT
from hailuo_desktop.ui.wording import reword
from tests.fakes.still_films import still_films

COLOURS = ("#c02020", "#20c020", "#2020c0", "#c0c020")
Left = Qt.MouseButton.LeftButton


def still(file: Path) -> QImage:
    image = QImage(320, 180, QImage.Format.Format_RGB32)
    image.fill(QColor(COLOURS[int(file.stem)]))
    return image


class Desk:
    def __init__(self, qtbot: QtBot, icons: Icons) -> None:
        self.page = page = ComparePage(ActionSet(), icons, DARK, still_films(still, frames=48))
        self.comparison = page.comparison
        qtbot.addWidget(page, before_close_func=lambda _: page.comparison.end())
        page.resize(960, 720)
        self._qtbot = qtbot

    def begin(self, count: int = 2) -> None:
        subjects = [Subject(str(n), f"Take {n}", Path(f"{n}.mp4")) for n in range(count)]
        self.comparison.begin(subjects)
        with self._qtbot.waitExposed(self.page):
            self.page.show()
        self.until(lambda: all(side.picture for side in self.comparison.sides))

    def until(self, what: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(what)

    def choose(self, mode: Mode) -> None:
        self.page.bar.modes[mode].click()

    def colour(self, across: float, down: float = 0.5) -> str:
        """On the canvas, in its widths and heights: the nearest of the colours of the films."""
        image = self.page.canvas.grab().toImage()
        at = QPoint(round(across * (image.width() - 1)), round(down * (image.height() - 1)))
        return image.pixelColor(at).name()


@pytest.fixture
def desk(qtbot: QtBot, icons: Icons) -> Desk:
    return Desk(qtbot, icons)


def test_tiles_show_each_side_and_a_click_takes_one_in_hand(desk: Desk) -> None:
    desk.begin(4)
    places = ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75))
    assert [desk.colour(*place) for place in places] == [*COLOURS]
    canvas = desk.page.canvas
    for place, at in ((3, (0.75, 0.75)), (2, (0.25, 0.75)), (2, (0.25, 0.25))):
        spot = QPoint(round(canvas.width() * at[0]), round(canvas.height() * at[1]))
        QTest.mouseClick(canvas, Left, pos=spot)
        assert desk.comparison.in_hand == place
    heads = desk.page.heads
    assert [head.accessibleDescription() for head in heads] == ["", "", "in hand", ""]


def test_two_lie_side_by_side_where_that_is_larger(desk: Desk) -> None:
    desk.begin(2)
    desk.page.resize(1400, 500)
    assert (desk.colour(0.25), desk.colour(0.75)) == COLOURS[:2]
    desk.page.resize(960, 720)  # one above the other, they would be hardly larger
    assert (desk.colour(0.25), desk.colour(0.75)) == COLOURS[:2]
    desk.page.resize(500, 1100)
    desk.until(lambda: desk.page.canvas.height() > desk.page.canvas.width())
    assert (desk.colour(0.5, 0.25), desk.colour(0.5, 0.75)) == COLOURS[:2]


def test_the_wipe_goes_where_it_is_dragged_and_by_its_slider(desk: Desk) -> None:
    desk.begin(2)
    desk.choose(Mode.WIPE)
    assert (desk.colour(0.3), desk.colour(0.7)) == COLOURS[:2]
    canvas, middle = desk.page.canvas, desk.page.canvas.height() // 2
    QTest.mousePress(canvas, Left, pos=QPoint(canvas.width() // 2, middle))
    QTest.mouseMove(canvas, QPoint(round(canvas.width() * 0.8), middle))
    QTest.mouseRelease(canvas, Left, pos=QPoint(round(canvas.width() * 0.8), middle))
    assert desk.colour(0.7) == COLOURS[0]
    assert desk.page.bar.slider.value() == desk.comparison.look.wipe > 70
    desk.page.bar.slider.setValue(0)
    assert desk.colour(0.3) == COLOURS[1]
    QTest.mouseMove(canvas, QPoint(round(canvas.width() * 0.9), middle))
    assert desk.comparison.look.wipe == 0


def test_the_flip_shows_one_or_the_other_in_the_same_place(desk: Desk) -> None:
    desk.begin(3)
    desk.choose(Mode.FLIP)
    assert desk.colour(0.5) == COLOURS[0]
    desk.comparison.look.flip()
    assert desk.colour(0.5) == COLOURS[1]
    desk.comparison.take(2)
    assert desk.colour(0.5) == COLOURS[2]


def test_the_difference_is_that_of_each_channel_times_the_gain(desk: Desk) -> None:
    desk.begin(2)
    desk.choose(Mode.DIFFERENCE)
    slider = desk.page.bar.slider
    slider.setValue(0)
    assert desk.colour(0.5) == "#a0a000"
    assert desk.page.bar.value.text() == "× 1"
    slider.setValue(1)
    assert desk.colour(0.5) == "#fefe00"


def test_the_cut_is_blended_and_cannot_be_played(desk: Desk) -> None:
    desk.begin(2)
    desk.choose(Mode.CUT)
    one, other = desk.comparison.sides
    desk.until(lambda: (one.number, other.number) == (47, 0))
    desk.page.bar.slider.setValue(0)
    assert desk.colour(0.5) == COLOURS[0]
    desk.page.bar.slider.setValue(100)
    assert desk.colour(0.5) == COLOURS[1]
    desk.page.bar.slider.setValue(50)
    assert desk.colour(0.5) not in COLOURS
    assert not desk.page.transport.scrubber.isEnabled()
    desk.choose(Mode.TILES)
    assert desk.page.transport.scrubber.isEnabled()


def test_all_sides_are_zoomed_and_moved_together(desk: Desk) -> None:
    desk.begin(2)
    canvas = desk.page.canvas
    canvas.toggle_fit()
    assert canvas.zoom == pytest.approx(1.0)
    canvas.zoom_by(16.0)
    canvas.pan_by(-5, -5)
    assert canvas.framing.centre[0] < 0.5
    assert desk.page.transport.zoom.isVisible()
    desk.page.transport.zoom.click()
    assert canvas.framing == FIT


def test_each_head_tells_where_its_side_is_and_shifts_it(desk: Desk) -> None:
    desk.begin(2)
    page = desk.page
    page.heads[1].offset.setValue(-3)
    desk.until(lambda: page.heads[1].time.accessibleName().endswith("has not begun"))
    page.heads[1].offset.setValue(5)
    desk.until(lambda: page.heads[1].time.accessibleName() == "00:00:05 · f 5")
    page.comparison.playhead.jump(to_end=True)
    desk.until(lambda: page.heads[1].time.accessibleName() == "00:01:23 · f 47 · has ended")
    assert page.heads[0].time.accessibleName() == "00:01:23 · f 47"
    page.heads[0].hear.click()
    assert desk.comparison.heard is None
    page.heads[1].hear.click()
    assert desk.comparison.heard == 1
    assert [head.hear.isChecked() for head in page.heads[:2]] == [False, True]
    assert not page.heads[1].remove.isEnabled()


def test_a_side_that_is_shut_goes(desk: Desk) -> None:
    desk.begin(3)
    desk.page.heads[1].remove.click()
    assert [side.subject.id for side in desk.comparison.sides] == ["0", "2"]
    assert [head.isVisible() for head in desk.page.heads] == [True, True, False, False]


def test_figures_of_other_pictures_are_not_shown(desk: Desk) -> None:
    wanted: list[tuple[QImage, QImage]] = []
    figures = desk.page.figures
    figures.drift_wanted.connect(lambda one, other: wanted.append((one, other)))
    desk.begin(3)
    desk.until(lambda: len(wanted) == 1)
    drift = Drift(Sight(10.0, 0.5), Sight(12.0, 0.5), 0.25)
    desk.comparison.take(2)
    figures.show_measured(wanted[0], drift)
    assert figures.drift.accessibleName() == ""
    desk.until(lambda: len(wanted) == 2)
    figures.show_measured(wanted[1], drift)
    words = "A → C: sharpness 10 → 12 (+20 %) · luma 50.0 % → 50.0 % · ΔE₀₀ 0.2"
    assert figures.drift.accessibleName() == words


def test_dropped_pictures_are_said_until_films_run_again(desk: Desk) -> None:
    desk.begin(2)
    dropped = desk.page.comparison.playhead.dropped
    for numbers in ((0, 0), (2, 1)):
        dropped.see(numbers, 1)
    desk.page.figures.show_dropped()
    said = desk.page.figures.dropped.accessibleName
    assert said() == "1 of 3 pictures was dropped: this computer shows no more."
    desk.comparison.playhead.play()
    assert said() == ""


def test_a_flip_that_was_put_off_is_warned_of(desk: Desk, qtbot: QtBot) -> None:
    told: list[str] = []
    desk.page.noticed.connect(told.append)
    desk.begin(2)
    desk.choose(Mode.FLIP)
    for _ in range(5):
        desk.comparison.look.flip()
    assert len(told) == 1
    assert "three a second" in told[0]


def test_esc_asks_to_leave_and_a_hidden_page_rests(desk: Desk) -> None:
    left: list[bool] = []
    desk.page.left.connect(lambda: left.append(True))
    desk.begin(2)
    desk.page.setFocus()
    desk.choose(Mode.FLIP)
    desk.page.bar.alternate.click()
    desk.comparison.playhead.play()
    QTest.keyClick(desk.page, Qt.Key.Key_Escape)
    assert left == [True]
    desk.page.hide()
    assert not desk.comparison.playhead.playing
    assert not desk.comparison.look.alternates


def test_what_takes_the_focus_has_a_name_and_tips_have_the_keys_of_now(desk: Desk) -> None:
    desk.begin(4)
    kinds = (QAbstractButton, QSlider, QSpinBox)
    bare = [
        each
        for kind in kinds
        for each in desk.page.findChildren(kind)
        if each.isVisible()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (each.accessibleName() or (isinstance(each, QAbstractButton) and each.text()))
    ]
    assert bare == []
    assert desk.page.bar.modes[Mode.WIPE].toolTip().endswith("(W)")
    keymap.choose({"compare_wipe": ("Y",)})
    try:
        reword(desk.page)
        assert desk.page.bar.modes[Mode.WIPE].toolTip().endswith("(Y)")
    finally:
        keymap.choose({})


def test_a_film_that_cannot_be_read_says_so_in_its_place(
    desk: Desk, qtbot: QtBot, icons: Icons
) -> None:
    desk.begin(2)
    desk.comparison.sides[1]._film.put_error("“1.mp4” is no film.")
    for mode in Mode:
        desk.choose(mode)
        desk.page.canvas.grab()
    assert desk.page.transport.scrubber.isEnabled() is False
    desk.choose(Mode.TILES)
    assert desk.colour(0.25) == COLOURS[0]


def test_it_can_be_dressed_anew(desk: Desk) -> None:
    desk.begin(2)
    desk.page.set_theme(LIGHT)
    assert desk.colour(0.002, 0.002) == LIGHT.picture.name()
