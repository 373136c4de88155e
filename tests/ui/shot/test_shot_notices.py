"""Problems, in words, where they are."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.ui.shot.shot_editor import ShotEditor
from tests.ui.shot.conftest import Still

LEFT = Qt.MouseButton.LeftButton


def test_a_finding_is_mended_with_one_click(
    editor: ShotEditor, edits: list[Shot], qtbot: QtBot
) -> None:
    editor.show_shot(Shot("s", prompt="🐦 [Push out]"))
    notice = editor.notices.prompt.notice(0)
    assert notice.text() == "“Push out” is not a camera command: write “Pull out”."
    assert notice.fix_button.text() == "Write Pull out"
    qtbot.mouseClick(notice.fix_button, LEFT)
    assert [shot.prompt for shot in edits] == ["🐦 [Pull out]"]
    assert editor.notices.prompt.texts() == []


def test_many_findings_do_not_fill_the_panel(editor: ShotEditor) -> None:
    editor.show_shot(Shot("s", prompt="[pan left] [Tilt upp] [Zom in] [Push out] [pull out]"))
    assert len(editor.notices.prompt.texts()) == 3


def test_words_stand_where_they_belong(editor: ShotEditor, still: Still) -> None:
    editor.show_shot(Shot("s", last=still(), quality="512p"))
    assert editor.notices.frames.texts()[0].startswith("A last frame needs a first frame")
    assert editor.notices.settings.texts()[0].startswith("512p is not offered")
    assert editor.notices.prompt.texts() == []


def test_an_empty_prompt_is_a_hint_until_it_is_sent(editor: ShotEditor, qtbot: QtBot) -> None:
    editor.show_shot(Shot("s"))
    before = editor.notices.prompt.notice(0).kind()
    qtbot.mouseClick(editor.send_bar.button, LEFT)
    assert (before, editor.notices.prompt.notice(0).kind()) == ("info", "error")
