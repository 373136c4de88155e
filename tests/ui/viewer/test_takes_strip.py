"""The strip of takes: what stands beside each, and the pictures under the mouse."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.marks import Marks, Verdict
from hailuo_desktop.domain.money import Cost
from hailuo_desktop.domain.take import Completed, Processing
from hailuo_desktop.ui.actions.copying import TAKE_COPIES
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import DARK, LIGHT
from hailuo_desktop.ui.viewer.take_facts import TakeFacts
from hailuo_desktop.ui.viewer.takes_strip import TakesStrip
from tests.fakes.any_take import take

TAKES = (
    take("a", Completed("a.mp4"), cost=Cost(None, Decimal(20)), submitted=1.0),
    take("b", Completed("b.mp4"), number=2, submitted=1.0),
    take("c", Processing(10), number=3, submitted=1.0),
)
KEPT, REJECTED = TakeFacts(Verdict.KEPT), TakeFacts(Verdict.REJECTED, Marks(rejected=True))


def plain(color: str) -> QImage:
    image = QImage(192, 108, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    return image


@pytest.fixture
def strip(qtbot: QtBot, icons: Icons) -> TakesStrip:
    made = TakesStrip(icons, DARK)
    qtbot.addWidget(made)
    made.set_upright(True)
    made.resize(320, 300)
    made.show()
    made.show_takes(TAKES, {"a": plain("red"), "b": plain("red")}, "a")
    return made


def look(strip: TakesStrip, row: int) -> QImage:
    return strip.viewport().grab(strip.visualItemRect(strip.item(row))).toImage()


def tip(strip: TakesStrip, row: int) -> str:
    return str(strip.item(row).data(Qt.ItemDataRole.AccessibleTextRole))


def test_all_that_is_known_of_a_take_is_told(strip: TakesStrip) -> None:
    marks = Marks(stars=3, note="odd <hand>")
    facts = TakeFacts(Verdict.KEPT, marks, "“night” → “dawn”")
    strip.show_takes(TAKES, {}, "a", {"b": facts})
    assert tip(strip, 0) == "Take 1: done, 20 credits"
    assert tip(strip, 1) == (
        "Take 2: done, kept, 3 stars, note: odd <hand>, cost not stated, “night” → “dawn”"
    )
    assert "odd &lt;hand&gt;" in strip.item(1).toolTip()
    assert tip(strip, 2) == "Take 3: rendering, cost not stated"


@pytest.mark.parametrize("upright", [True, False])
@pytest.mark.parametrize(
    "facts",
    [KEPT, REJECTED, TakeFacts(marks=Marks(stars=2)), TakeFacts(marks=Marks(note="x"))],
)
def test_each_mark_is_seen(strip: TakesStrip, facts: TakeFacts, upright: bool) -> None:
    strip.set_upright(upright)
    strip.resize(600, 300)
    posters = {"a": plain("red"), "b": plain("red")}
    strip.show_takes(TAKES, posters, "a")
    before = look(strip, 1)
    strip.show_takes(TAKES, posters, "a", {"b": facts})
    assert look(strip, 1) != before
    strip.show_takes(TAKES, posters, "a")
    assert look(strip, 1) == before


def test_it_wears_the_theme(strip: TakesStrip) -> None:
    before = look(strip, 2)
    strip.set_theme(LIGHT)
    assert look(strip, 2) != before


def test_a_take_is_kept_and_rejected_by_its_menu(strip: TakesStrip) -> None:
    told: list[str] = []
    strip.keep_requested.connect(lambda take_id: told.append(f"keep {take_id}"))
    strip.reject_requested.connect(lambda take_id: told.append(f"reject {take_id}"))
    for action in strip.menu(strip.item(1)).actions():
        action.trigger()
    assert told == ["keep b", "reject b"]
    assert [a.text() for a in strip.menu(strip.item(1)).actions()][:2] == [
        "Keep this take\tP",
        "Reject this take\tX",
    ]
    strip.show_takes(TAKES, {}, "a", {"a": KEPT, "b": REJECTED})
    assert strip.menu(strip.item(0)).actions()[0].text() == "Let this take go\tP"
    assert strip.menu(strip.item(1)).actions()[1].text() == "Reject it no more\tX"
    assert not any(action.isEnabled() for action in strip.menu(strip.item(2)).actions()[:2])


@pytest.mark.parametrize("upright", [True, False])
def test_a_take_can_be_dragged_out_and_only_be_copied(strip: TakesStrip, upright: bool) -> None:
    strip.set_upright(upright)
    assert strip.dragEnabled()
    assert strip.model().supportedDragActions() == Qt.DropAction.CopyAction


def test_a_film_can_be_copied_and_the_prompt_of_any_take(strip: TakesStrip) -> None:
    told: list[tuple[str, str]] = []
    strip.copy_requested.connect(lambda name, take_id: told.append((name, take_id)))
    copies = strip.menu(strip.item(1)).actions()[-3:]
    for action in copies:
        action.trigger()
    assert told == [(action.name, "b") for action in TAKE_COPIES]
    assert [a.isEnabled() for a in strip.menu(strip.item(2)).actions()[-3:]] == [False, False, True]


def hover(strip: TakesStrip, row: int, x: int) -> None:
    place = strip.visualItemRect(strip.item(row)).topLeft() + QPoint(4 + x, 20)
    QTest.mouseMove(strip.viewport(), place)


def test_the_mouse_goes_through_a_film_without_playing_it(strip: TakesStrip, qtbot: QtBot) -> None:
    asked: list[str] = []
    strip.scrub.reel_wanted.connect(asked.append)
    hover(strip, 1, 10)
    qtbot.waitUntil(lambda: asked == ["b"])
    assert strip._picture("b") == (plain("red"), None)  # until its pictures are there
    strip.scrub.show_reel("b", [plain("green"), plain("blue")])
    hover(strip, 1, 20)
    first, at = strip._picture("b")
    assert (first, at is not None and at < 0.5) == (plain("green"), True)
    hover(strip, 1, 80)
    assert strip._picture("b")[0] == plain("blue")
    assert strip._picture("a") == (plain("red"), None)
    hover(strip, 1, 200)  # over its words
    assert strip._picture("b") == (plain("red"), None)


def test_no_tip_covers_the_pictures(strip: TakesStrip) -> None:
    def asked(x: int) -> bool:
        hover(strip, 1, x)
        place = strip.visualItemRect(strip.item(1)).topLeft() + QPoint(4 + x, 20)
        event = QHelpEvent(QEvent.Type.ToolTip, place, strip.viewport().mapToGlobal(place))
        QApplication.sendEvent(strip.viewport(), event)
        return bool(QToolTip.text())

    QToolTip.hideText()
    assert not asked(20)
    assert asked(150)  # over its words
    QToolTip.hideText()


def test_a_mouse_that_only_passes_asks_for_nothing(strip: TakesStrip, qtbot: QtBot) -> None:
    asked: list[str] = []
    strip.scrub.reel_wanted.connect(asked.append)
    hover(strip, 0, 10)
    hover(strip, 2, 10)  # no film
    hover(strip, 1, 10)
    qtbot.waitUntil(lambda: asked == ["b"])


def test_pictures_are_kept_within_a_bound(strip: TakesStrip) -> None:
    for number in range(40):
        strip.scrub.show_reel(str(number), [plain("blue")])
    strip.scrub.point("0", 0.5)
    assert strip.scrub.picture("0") is None
    strip.scrub.point("39", 0.5)
    assert strip.scrub.picture("39") == (plain("blue"), 0.5)


def test_a_new_state_is_shown_in_the_item_that_was_there(strip: TakesStrip) -> None:
    item = strip.item(2)
    done = replace(TAKES[2], state=Completed("c.mp4"))
    strip.show_takes((*TAKES[:2], done), {}, "a")
    assert (strip.item(2), item.text()) == (item, "t3")
