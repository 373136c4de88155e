"""Sentences where they belong: plain, few, each with its fix."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.catalog import HAILUO_02
from hailuo_desktop.domain.lint import lint
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.rules import problems
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.translate import Marked
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.shot.findings import fix_words, lines, lint_lines
from hailuo_desktop.ui.shot.notice import Line, Notice, Notices
from hailuo_desktop.ui.theme import DARK, LIGHT


@pytest.fixture
def notices(qtbot: QtBot, icons: Icons) -> Notices:
    widget = Notices(Marked("About it"), icons, DARK)
    qtbot.addWidget(widget)
    return widget


def test_nothing_to_say_takes_no_room(notices: Notices) -> None:
    assert notices.isHidden()
    notices.show_lines([Line("warning", "Look.")])
    assert not notices.isHidden()
    notices.show_lines([])
    assert notices.isHidden()


def test_the_rest_is_counted(notices: Notices) -> None:
    notices.show_lines([Line("warning", f"Number {n}.") for n in range(5)])
    assert notices.texts() == ["Number 0.", "Number 1.", "Number 2."]
    assert [each.text() for each in notices.findChildren(QLabel) if "more" in each.text()] == [
        "and 2 more"
    ]


def test_markup_is_shown_to_the_letter(qtbot: QtBot, icons: Icons) -> None:
    notice = Notice(icons, DARK)
    qtbot.addWidget(notice)
    notice.show_line(Line("error", "<b>x</b>"))
    labels = [each for each in notice.findChildren(QLabel) if each.text()]
    assert [each.textFormat() for each in labels] == [Qt.TextFormat.PlainText]


def test_a_click_mends(qtbot: QtBot, icons: Icons) -> None:
    mended: list[int] = []
    notice = Notice(icons, DARK)
    qtbot.addWidget(notice)
    notice.show_line(Line("warning", "Wrong.", "Write it", lambda: mended.append(1)))
    notice.fix_button.click()
    assert mended == [1]
    notice.show_line(Line("warning", "Wrong."))
    assert notice.fix_button.isHidden()


def test_the_glyph_follows_kind_and_theme(qtbot: QtBot, icons: Icons) -> None:
    notice = Notice(icons, DARK)
    qtbot.addWidget(notice)
    pictures: list[object] = []
    for kind in ("error", "warning", "info"):
        notice.show_line(Line(kind, "Words."))
        pictures.append(notice.grab().toImage())
    notice.set_theme(LIGHT)
    pictures.append(notice.grab().toImage())
    assert all(one != two for one, two in pairwise(pictures))


def test_problems_go_to_their_place_and_a_hint_is_no_error() -> None:
    found = problems(Shot("s", quality="512p"), HAILUO_02)
    assert [line.kind for line in lines(found, (Field.PROMPT,), tried=False)] == ["info"]
    assert [line.kind for line in lines(found, (Field.PROMPT,))] == ["error"]
    assert [line.kind for line in lines(found, (Field.QUALITY,), tried=False)] == ["error"]


def test_a_fix_says_what_it_does() -> None:
    assert [fix_words(each) for each in lint("[Push out] []")] == ["Write Pull out", "Delete"]
    pair, alone = lint_lines(lint("[Pan left,Pan right] [Zom in]"), lambda _: None)
    assert (pair.mend, pair.fix) == (None, "")
    assert alone.fix == "Write Zoom in"


def test_what_is_found_several_times_is_told_and_mended_once() -> None:
    mended: list[object] = []
    found = lint("[Zom in] a [Zom in] b [Push out]")
    zoom, push = lint_lines(found, lambda *same: mended.append(same))
    assert zoom.sentence.endswith("“Zoom in”. (2 times)")
    assert "times" not in push.sentence
    assert zoom.mend is not None
    zoom.mend()
    assert mended == [(found[0], found[1])]
