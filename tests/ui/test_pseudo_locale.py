"""Every window in languages that nobody speaks: all of its words go through the seam, it holds
words that are longer, and it may run from right to left."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
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
from hailuo_desktop.assets import asset
from hailuo_desktop.domain.camera import COMMANDS
from hailuo_desktop.domain.catalog import MODELS, Mode
from hailuo_desktop.domain.frame import Frame, ImageFacts
from hailuo_desktop.domain.hand_off import Which
from hailuo_desktop.domain.marks import Marks, Verdict
from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.shot import Request, Shot
from hailuo_desktop.domain.spending import By, Line, Spent
from hailuo_desktop.domain.standing import Standing
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import (
    Completed,
    Failed,
    Processing,
    Queued,
    State,
    Take,
    Uncertain,
)
from hailuo_desktop.domain.word_diff import word_diff
from hailuo_desktop.store.batch.model import COLUMNS
from hailuo_desktop.translate import speak
from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.actions import ACTIONS
from hailuo_desktop.ui.all_takes.entry import Entry
from hailuo_desktop.ui.all_takes.locate_dialog import LocateDialog
from hailuo_desktop.ui.all_takes.window import AllTakesWindow, Told
from hailuo_desktop.ui.animatic.reel import Block
from hailuo_desktop.ui.animatic.window import AnimaticWindow
from hailuo_desktop.ui.backups_dialog import BackupLine, BackupsDialog
from hailuo_desktop.ui.board.boards import BoardLine, Boards
from hailuo_desktop.ui.board.bulk_dialog import BulkDialog
from hailuo_desktop.ui.board.delete_dialog import DeleteDialog, WaitingTake
from hailuo_desktop.ui.board.layout import Density
from hailuo_desktop.ui.board.rejects import Reject, Rejects
from hailuo_desktop.ui.board.scene_dialog import SceneDialog
from hailuo_desktop.ui.carry.export_dialog import ExportDialog, ExportOptions
from hailuo_desktop.ui.carry.hand_off_dialog import HandOffDialog, HandOffOptions
from hailuo_desktop.ui.carry.import_dialog import ImportDialog
from hailuo_desktop.ui.carry.list_dialog import ListDialog
from hailuo_desktop.ui.carry.rewrite_dialog import RewriteDialog, RewriteLine
from hailuo_desktop.ui.carry.sheet_dialog import SheetDialog
from hailuo_desktop.ui.crop.dialog import CropDialog, Reframing
from hailuo_desktop.ui.help.about_dialog import AboutDialog, Part
from hailuo_desktop.ui.help.log_dialog import LogDialog
from hailuo_desktop.ui.help.service_dialog import NOTE, ServiceDialog
from hailuo_desktop.ui.help.text_dialog import TextDialog
from hailuo_desktop.ui.help.update_dialog import UpdateDialog
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.key_dialog import KeyDialog
from hailuo_desktop.ui.palette.dialog import Command, Palette
from hailuo_desktop.ui.preflight.dialog import PreflightDialog
from hailuo_desktop.ui.preflight.model import Mark, Row
from hailuo_desktop.ui.queue.cap_dialog import CapDialog
from hailuo_desktop.ui.queue.found_dialog import FoundDialog, FoundLine, ShotChoice
from hailuo_desktop.ui.queue.resolve import ResolveDialog
from hailuo_desktop.ui.queue.retry_dialog import RetryDialog
from hailuo_desktop.ui.queue.settle_dialog import SettleDialog
from hailuo_desktop.ui.service_badge import ServiceState
from hailuo_desktop.ui.settings.dialog import SettingsDialog
from hailuo_desktop.ui.settings.export_part import ExportPart
from hailuo_desktop.ui.settings.row import Row as SettingRow
from hailuo_desktop.ui.settings.row import Spec
from hailuo_desktop.ui.settings.shortcuts_part import ShortcutsPart
from hailuo_desktop.ui.settings.statement import Statement
from hailuo_desktop.ui.shortcuts import ShortcutsDialog
from hailuo_desktop.ui.shot.elided import Elided
from hailuo_desktop.ui.spending.dialog import SpendingDialog
from hailuo_desktop.ui.table_dialog import Offer, TableDialog
from hailuo_desktop.ui.theme import DARK, apply
from hailuo_desktop.ui.viewer.cull_page import CullPage
from hailuo_desktop.ui.viewer.rejects_dialog import RejectedFilm, RejectsDialog
from hailuo_desktop.ui.viewer.take_facts import TakeFacts
from hailuo_desktop.ui.viewer.take_inspector import TakeInspector
from hailuo_desktop.ui.viewer.take_sheet import Still, TakeSheet
from hailuo_desktop.ui.viewer.vary_dialog import VaryDialog
from tests.fakes import any_take
from tests.fakes.catalogue import catalogue
from tests.fakes.pictures import picture
from tests.fakes.pseudo_locale import PseudoLocale, untranslated
from tests.ui.shown_words import shown_words

pytestmark = pytest.mark.usefixtures("followed")  # Qt's own words, too
GLYPH = 20  # logical pixels: it is not mirrored itself
# All that artists write is digits here, so each letter is the program's own.
FRAME = Frame("d" * 64, "7", ImageFacts("png", 1600, 900, 5000))
SHOTS = (Shot("0", prompt="12 34", first=FRAME, notes="5", scene="6"), Shot("1"))
BOARD = Storyboard("0", "1", SHOTS)
FAILED = Failed(plain("9"), charge=Charge.UNKNOWN)
REQUEST = Request(next(iter(MODELS)), Mode.T2V, "12 34", (), "768p", 6, ())

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


def take(number: int, state: State | None = None, **facts: object) -> Take:
    return any_take.take(
        str(number), state, number=number, shot="0", name="1", request=REQUEST, **facts
    )


def icons() -> Icons:
    return Icons(asset("icons"))


def main_window(_: QWidget) -> QWidget:
    made = Widgets(DARK)
    made.window.resize(1280, 800)
    made.cards.show(BOARD)
    made.board.select("0")
    made.shot.show_shot(SHOTS[0])
    states = (Queued(), Processing(62), Completed("8"), Uncertain(plain("9")), FAILED)
    for number, state in enumerate(states):
        made.takes.put(take(number, state))
    made.queue.list.setCurrentIndex(made.takes.index(0))
    facts = {"2": TakeFacts(Verdict.KEPT, Marks(stars=3, note="4"), "5")}
    made.viewer.strip.show_takes([take(1), take(2, Completed("8"))], {}, "1", facts)
    made.badge.show_state(ServiceState.OFFLINE, None)
    made.window.show_notice("1")
    made.window.widgets = made  # type: ignore[attr-defined] - its presenters would hold them
    return made.window


def import_dialog(parent: QWidget) -> QWidget:
    made = ImportDialog("1", COLUMNS, "/2", parent)
    made.show_table(["3", "4"], [(2, ["5", "6"])], {0: "prompt"})
    made.show_unseen(["7"], {2})
    made.show_check(3, ["8"], 2)
    return made


def preflight(parent: QWidget) -> QWidget:
    made = PreflightDialog(icons(), DARK, False, parent)
    made.show_rows([Row(str(at), "1", "2", mark, False, "3") for at, mark in enumerate(Mark)])
    made.show_checking(1, 3)
    return made


def boards(parent: QWidget) -> QWidget:
    made = Boards(parent)
    made.show_lines([BoardLine("0", "1", 3, "2", True), BoardLine("1", "2", 1, "3", False)], "1")
    made.put_away.setChecked(True)
    return made


def rejects(_: QWidget) -> QWidget:
    made = Rejects(icons(), DARK)
    made.show_rejects([Reject("0", "1", "2"), Reject("1", "3", "4")])
    return made


def bulk(parent: QWidget) -> QWidget:
    made = BulkDialog(parent, BOARD, ["0", "1"])
    made.after.setText("1")
    return made


def vary(parent: QWidget) -> QWidget:
    return VaryDialog(SHOTS[0], "1", [FRAME], lambda _: "2", icons(), DARK, parent)


def take_and_request(parent: QWidget) -> QWidget:
    made = TakeInspector(ActionSet(), icons(), DARK)
    made.setParent(parent, Qt.WindowType.Window)
    pieces = word_diff("12 34", "12 56")
    facts = TakeFacts(Verdict.KEPT, Marks(stars=3, note="4"), "5")
    stills = (Still("6", picture(160, 90)),)
    made.resize(320, 800)
    made.show_sheet(
        TakeSheet(take(2, Completed("8")), facts, pieces, 1, ("7",), pieces, stills, usable=True)
    )
    return made


def culling(parent: QWidget) -> QWidget:
    made = CullPage()
    made.setParent(parent, Qt.WindowType.Window)
    made.resize(1280, 200)
    made.show_take(4, 23, "1", "2")
    return made


def animatic(parent: QWidget) -> QWidget:
    made = AnimaticWindow(icons(), DARK, parent)
    made.show_board([Block("0", "1", 6)])
    return made


def found(parent: QWidget) -> QWidget:
    made = FoundDialog([ShotChoice("0", "1")], parent)
    made.show_lines([FoundLine("1", "2", "3")])
    return made


def settings(parent: QWidget) -> QWidget:
    """Each kind of part; what it says otherwise stands in the registry, marked."""
    number = Spec(name="1", title="2", help="3", default=4)
    parts = [
        SettingRow(number),
        ShortcutsPart(),
        Statement("5", "6", place="7", verbs=[("8", lambda: None)]),
    ]
    values = {"1": 9, "shortcuts": {}, "export": ExportOptions("", "1")}
    export = ExportPart(str, lambda _: None)
    return SettingsDialog([("0", [*parts, export])], values.__getitem__, lambda *_: "", parent)


def all_takes(parent: QWidget) -> QWidget:
    offers = [Offer("1", "2", "3")]
    window = AllTakesWindow(offers, lambda _: frozenset({"1"}), parent)
    take = any_take.take("1", Completed("1.mp4"), name="1", request=REQUEST)
    entries = [Entry(take, "1", "2", Verdict.KEPT, Marks(stars=3), missing=True), Entry(take)]
    window.bar.show_boards({"1": "2"})
    window.show_entries(entries, Told(2, 3, 1))
    return window


def locate(parent: QWidget) -> QWidget:
    dialog = LocateDialog(["1"], parent)
    dialog.show_progress(2, 1)
    dialog.show_found([("1", "2")], "3")
    return dialog


def no_takes(parent: QWidget) -> QWidget:
    window = AllTakesWindow([], lambda _: frozenset(), parent)
    window.show_entries([], Told(0, 0))
    return window


def spending(parent: QWidget) -> QWidget:
    dialog = SpendingDialog(parent)
    spent = Spent(Decimal(1), 2, Decimal(3), 4, 5, 6, 7)
    dialog.show_report(By.DAY, [Line(spent, day="2026-11-29")], "1", "2")
    return dialog


def about(parent: QWidget) -> QWidget:
    made = AboutDialog("1", "2", "3", icons().icon("info", DARK.text), parent)
    made.show_parts([Part(0, "4", "5", "6", "7")])
    made.show_text(0, "")
    return made


def service(parent: QWidget) -> QWidget:
    made = ServiceDialog(icons(), DARK, parent)
    made.add_line(NOTE, "1", "2")
    return made


WINDOWS: dict[str, Callable[[QWidget], QWidget]] = {
    "main window": main_window,
    "all takes": all_takes,
    "no takes": no_takes,
    "locate": locate,
    "locate all": lambda parent: LocateDialog(["1", "2"], parent),
    "about": about,
    "animatic": animatic,
    "backups": lambda parent: BackupsDialog([BackupLine("1", "2", "3")], parent),
    "no backups": lambda parent: BackupsDialog([], parent),
    "boards": boards,
    "bulk": bulk,
    "cap": lambda parent: CapDialog(5, "1", True, parent),
    "crop": lambda parent: CropDialog(
        Reframing(Field.LAST_FRAME, FRAME, picture(160, 90), 1.0), DARK, parent
    ),
    "delete": lambda parent: DeleteDialog([WaitingTake("1", None)] * 9, icons(), DARK, parent),
    "export": lambda parent: ExportDialog(ExportOptions("", "1"), 2, 5, str, parent),
    "found": found,
    "hand off": lambda parent: HandOffDialog(
        HandOffOptions("", "1", Which.USED, frozenset()), dict.fromkeys(Which, 5), str, parent
    ),
    "import": import_dialog,
    "key": lambda parent: KeyDialog(True, "1", parent),
    "key for a session": lambda parent: KeyDialog(False, "", parent),
    "log": LogDialog,
    "list": lambda parent: ListDialog("1", parent),
    "palette": lambda parent: Palette([Command("0", "1", "2", "3", "4")], parent),
    "preflight": preflight,
    "rejects": rejects,
    "rejected films": lambda parent: RejectsDialog("1", 2, 3, [RejectedFilm("4", "5", 6)], parent),
    "no rejected films": lambda parent: RejectsDialog("1", 2, 3, (), parent),
    "vary": vary,
    "take": take_and_request,
    "culling": culling,
    "resolve": lambda parent: ResolveDialog(take(1, Uncertain(plain("9"))), parent),
    "retry": lambda parent: RetryDialog([take(1, FAILED)], parent),
    "rewrite": lambda parent: RewriteDialog("1", [RewriteLine("1", "2", "3", "4")], parent),
    "settle": lambda parent: SettleDialog([take(n, Uncertain(plain("9"))) for n in (1, 2)], parent),
    "settings": settings,
    "scene": lambda parent: SceneDialog(SHOTS[0], parent),
    "service": service,
    "sheet": SheetDialog,
    "shortcuts": ShortcutsDialog,
    "spending": spending,
    "text": lambda parent: TextDialog("1", "2", file=True, parent=parent),
    "update": lambda parent: UpdateDialog("1", "2", "3", "4", parent),
    "table": lambda parent: TableDialog("1", "2", ["3"], [], parent),
}


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
    made = WINDOWS[request.param](owner)
    if made.parent() is None:
        allow = getattr(made, "allow_close", lambda: None)
        qtbot.addWidget(made, before_close_func=lambda _: allow())
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_every_dialog_is_looked_at(owner: QWidget) -> None:
    """A new one belongs in the list above."""
    made = [
        build(owner) for name, build in WINDOWS.items() if name not in {"main window", "rejects"}
    ]
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
    made.takes.put(take(1, FAILED))
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
    made = main_window(owner)
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
    assert {"Prompt", "Queue", "2 shots", "Offline", "Board panel"} <= told
    speak(GERMAN)
    german = {
        *("&Datei", "Beschreibung", "Notizen", "Warteschlange", "2 Einstellungen"),
        *("Warteschlange anhalten: Gesendetes läuft weiter", "Aufnahmen dieser Einstellung"),
        *("Nicht verbunden", "Bereich „Tafel“"),
    }
    qtbot.waitUntil(lambda: german <= {words for _, words in shown_words(open_window)})
    told = {words for _, words in shown_words(open_window)}
    assert {"&File", "Prompt", "Notes", "2 shots", "Offline", "Board panel"} & told == set()
