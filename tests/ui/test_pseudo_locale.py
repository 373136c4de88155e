"""Every window in languages that nobody speaks: all of its words go through the seam, it holds
words that are longer, and it may run from right to left."""

import re
from collections.abc import Iterator
from gettext import NullTranslations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.widgets import Answers, Widgets
from hailuo_desktop.domain.camera import COMMANDS
from hailuo_desktop.domain.catalog import MODELS, Mode
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.standing import Standing
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.translate import speak
from hailuo_desktop.ui.actions import ACTIONS
from hailuo_desktop.ui.board.layout import Density
from hailuo_desktop.ui.shot.elided import Elided
from hailuo_desktop.ui.theme import DARK, apply
from tests.fakes.catalogue import catalogue
from tests.fakes.pseudo_locale import PseudoLocale, untranslated
from tests.ui.gallery import facts, main
from tests.ui.gallery.dialogs import DIALOGS
from tests.ui.gallery.stage import digits
from tests.ui.gallery.windows import WINDOWS
from tests.ui.shown_words import shown_words

pytestmark = pytest.mark.usefixtures("followed")  # Qt's own words, too
GLYPH = 20  # logical pixels: it is not mirrored itself
BOARD = Storyboard("0", "1", (Shot("0", prompt="12 34"), Shot("1")))

# Rightly the same in every language: names of the product and its makers, camera commands, the
# service's letters for modes and sizes, the sign of a take, keys, and forms of what is typed.
KEPT = [
    "Hailuo Desktop",
    "task-unified-…",
    "sk-…",
    *(command.name for command in COMMANDS),
    *(model.name for model in MODELS.values()),
    *(mode.value for mode in Mode),
]
KEYS = {part for action in ACTIONS for key in action.keys for part in key.split("+")}
PATTERNS = (
    r"\b\d+[pP]\b",
    r"\bt\d+\b",
    *(rf"\b{re.escape(name)}\b" for name in KEYS | {"Enter", "Esc", "Alt", "Ctrl", "Menu"}),
)


def outside(words: str) -> str:
    """The letters that no sentence of the pseudo-locale says."""
    rest = untranslated(words)
    for kept in sorted(KEPT, key=len, reverse=True):  # one model's name begins another's
        rest = rest.replace(kept, "")
    for pattern in PATTERNS:
        rest = re.sub(pattern, "", rest)
    return rest if any(map(str.isalpha, rest)) else ""


@pytest.fixture(params=[False, True], ids=["longer", "right to left"])
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    speak(PseudoLocale(mirrored=request.param))
    apply(qapp, DARK)
    if request.param:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    speak(NullTranslations())


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture(params=WINDOWS)
def window(request: pytest.FixtureRequest, qtbot: QtBot, owner: QWidget, spoken: None) -> QWidget:
    with digits():
        made = WINDOWS[request.param](owner)
    if made.parent() is None:
        allow = getattr(made, "allow_close", lambda: None)
        qtbot.addWidget(made, before_close_func=lambda _: allow())
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_every_dialog_is_looked_at(owner: QWidget) -> None:
    """A new one belongs in the list above."""
    made = [build(owner) for build in DIALOGS.values()]
    assert set(_dialogs(QDialog)) - {type(each) for each in made} == set()


def _dialogs(kind: type[QWidget]) -> Iterator[type[QWidget]]:
    for each in kind.__subclasses__():
        if each.__module__.startswith("hailuo_desktop."):
            yield each
        yield from _dialogs(each)


def test_no_sentence_is_left_outside(window: QWidget) -> None:
    left = {(place, words) for place, words in shown_words(window) if outside(words)}
    assert left == set()


def test_what_cannot_give_way_has_its_room(window: QWidget) -> None:
    assert list(cut_off(window)) == []


def cut_off(window: QWidget) -> Iterator[str]:
    """Labels and buttons whose words are wider, or higher, than the room that they have."""
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, QLabel | QAbstractButton) or isinstance(widget, Elided):
            continue
        text = widget.text()
        if not text or not widget.isVisible() or _icon_alone(widget):
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            fits = widget.height() >= widget.heightForWidth(widget.width())
        else:
            fits = widget.width() >= widget.minimumSizeHint().width()
        seen = widget.visibleRegion().boundingRect().width()
        if not fits or (seen and seen < widget.width()):
            yield f"{text} {widget.size()} {widget.minimumSizeHint()} {seen}"


def _icon_alone(widget: QWidget) -> bool:
    only = Qt.ToolButtonStyle.ToolButtonIconOnly
    return isinstance(widget, QToolButton) and widget.toolButtonStyle() == only


# What is painted by hand runs the way of the language, too


@pytest.mark.parametrize("name", ["queue", "board"])
def test_a_row_begins_where_the_language_does(qtbot: QtBot, qapp: QApplication, name: str) -> None:
    """Its state, which alone has this colour, stands as far from the one side as from the other."""
    apply(qapp, DARK)
    ltr, width = reds(qtbot, name, Qt.LayoutDirection.LeftToRight)
    rtl, _ = reds(qtbot, name, Qt.LayoutDirection.RightToLeft)
    assert width - max(rtl) == pytest.approx(min(ltr), abs=GLYPH)
    assert width - min(rtl) == pytest.approx(max(ltr), abs=GLYPH)


def reds(qtbot: QtBot, name: str, way: Qt.LayoutDirection) -> tuple[list[int], int]:
    """Where the colour of danger is from left to right, and how wide the row is."""
    made = Widgets(DARK, answers=Answers(standing=lambda _: Standing(uncertain=1)))
    made.window.resize(1280, 800)
    qtbot.addWidget(made.window, before_close_func=lambda window: window.allow_close())
    made.window.setLayoutDirection(way)
    made.cards.show(BOARD)
    made.board.set_density(Density.LIST)
    made.takes.put(facts.take(1, facts.failed()))
    with qtbot.waitExposed(made.window):
        made.window.show()
    rows = {"queue": made.queue.list, "board": made.board.list}[name]
    image = rows.viewport().grab(rows.visualRect(rows.model().index(0, 0))).toImage()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return [x for x, y in places if image.pixelColor(x, y) == DARK.danger], image.width()


# While it is open

CLOCK = re.compile(r"[\d:]+:\d\d")


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, owner: QWidget, followed: None) -> QWidget:
    apply(qapp, DARK)
    with digits():
        made = main.board(owner)
    qtbot.addWidget(made, before_close_func=lambda window: window.allow_close())
    with qtbot.waitExposed(made):
        made.show()
    return made


def said_at_any_time(window: QWidget) -> list[tuple[str, str]]:
    """But for the times in the queue's table, which go on."""
    return sorted(each for each in shown_words(window) if not CLOCK.fullmatch(each[1]))


def test_the_main_window_follows_the_language_and_comes_back(
    open_window: QWidget, qtbot: QtBot
) -> None:
    english = said_at_any_time(open_window)
    speak(PseudoLocale())
    qtbot.waitUntil(lambda: not [each for _, each in shown_words(open_window) if outside(each)])
    speak(NullTranslations())
    qtbot.waitUntil(lambda: said_at_any_time(open_window) == english)


GERMAN = catalogue(
    {
        "&File": "&Datei",
        "Prompt": "Beschreibung",
        "Notes": "Notizen",
        "Queue": "Warteschlange",
        "Pause the queue: what is sent goes on": "Warteschlange anhalten: Gesendetes läuft weiter",
        "Takes of this shot": "Aufnahmen dieser Einstellung",
        "Offline": "Nicht verbunden",
        "{name} panel": "Bereich „{name}“",
        "Board": "Tafel",
        "&Board panel": "&Tafel",
        ("{count} shot", "{count} shots"): ("{count} Einstellung", "{count} Einstellungen"),
        ("{count} take, kept", "{count} takes, kept"): ("{count} Aufnahme", "{count} Aufnahmen"),
    }
)


def test_each_panel_of_the_main_window_is_worded_anew(open_window: QWidget, qtbot: QtBot) -> None:
    told = {words for _, words in shown_words(open_window)}
    assert {"Prompt", "Queue", "24 shots", "Offline", "Board panel"} <= told
    speak(GERMAN)
    german = {
        *("&Datei", "Beschreibung", "Notizen", "Warteschlange", "24 Einstellungen"),
        *("Warteschlange anhalten: Gesendetes läuft weiter", "Aufnahmen dieser Einstellung"),
        *("Nicht verbunden", "Bereich „Tafel“"),
    }
    qtbot.waitUntil(lambda: german <= {words for _, words in shown_words(open_window)})
    told = {words for _, words in shown_words(open_window)}
    assert {"&File", "Prompt", "Notes", "24 shots", "Offline", "Board panel"} & told == set()
