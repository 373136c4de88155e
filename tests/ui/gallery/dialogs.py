"""Every dialog and lesser window, filled."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QWidget,
)

from hailuo_desktop.assets import asset
from hailuo_desktop.domain.hand_off import Which
from hailuo_desktop.domain.marks import Marks, Verdict
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.spending import By, Line, Spent
from hailuo_desktop.domain.take import (
    Completed,
)
from hailuo_desktop.domain.word_diff import word_diff
from hailuo_desktop.store.batch.model import COLUMNS
from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.all_takes.entry import Entry
from hailuo_desktop.ui.all_takes.locate_dialog import LocateDialog
from hailuo_desktop.ui.all_takes.window import AllTakesWindow, Told
from hailuo_desktop.ui.animatic.reel import Block
from hailuo_desktop.ui.animatic.window import AnimaticWindow
from hailuo_desktop.ui.backups_dialog import BackupLine, BackupsDialog
from hailuo_desktop.ui.board.boards import BoardLine, Boards
from hailuo_desktop.ui.board.bulk_dialog import BulkDialog
from hailuo_desktop.ui.board.delete_dialog import DeleteDialog, WaitingTake
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
from hailuo_desktop.ui.help.guide_dialog import GuideDialog, GuidePage
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
from hailuo_desktop.ui.settings.dialog import SettingsDialog
from hailuo_desktop.ui.settings.export_part import ExportPart
from hailuo_desktop.ui.settings.row import Row as SettingRow
from hailuo_desktop.ui.settings.row import Spec
from hailuo_desktop.ui.settings.shortcuts_part import ShortcutsPart
from hailuo_desktop.ui.settings.statement import Statement
from hailuo_desktop.ui.shortcuts import ShortcutsDialog
from hailuo_desktop.ui.spending.dialog import SpendingDialog
from hailuo_desktop.ui.table_dialog import Offer, TableDialog
from hailuo_desktop.ui.viewer.cull_page import CullPage
from hailuo_desktop.ui.viewer.rejects_dialog import RejectedFilm, RejectsDialog
from hailuo_desktop.ui.viewer.take_facts import TakeFacts
from hailuo_desktop.ui.viewer.take_inspector import TakeInspector
from hailuo_desktop.ui.viewer.take_sheet import Still, TakeSheet
from hailuo_desktop.ui.viewer.vary_dialog import VaryDialog
from tests.fakes.pictures import picture

from . import facts
from .stage import theme, w


def icons() -> Icons:
    return Icons(asset("icons"))


def import_dialog(parent: QWidget) -> QWidget:
    made = ImportDialog(w("shots.csv"), COLUMNS, w("/films/lighthouse"), parent)
    cells = [w("The lighthouse at dusk"), w("harbour.png")]
    made.show_table([w("Text"), w("Still")], [(2, cells), (3, cells)], {0: "prompt"})
    made.show_unseen([w("Row 7 has no text.")], {2})
    made.show_check(3, [w("Row 3: the still is missing.")], 2)
    return made


def preflight(parent: QWidget) -> QWidget:
    made = PreflightDialog(icons(), theme(), False, parent)
    what, prompt = w("I2V · 768p · 6 s · 2 takes"), w("The lighthouse at dusk [Push in]")
    words = ("", w("A long prompt"), w("The still is too large"), w("No prompt"))
    made.show_rows(
        [
            Row(f"s{at}", f"0{at}", what, mark, mark is Mark.BLOCK, words[at], prompt)
            for at, mark in enumerate(Mark)
        ]
    )
    made.show_checking(1, 3)
    return made


def boards(parent: QWidget) -> QWidget:
    made = Boards(parent)
    lines = [
        BoardLine("0", w("The lighthouse"), 3, w("29 Nov"), True),
        BoardLine("1", w("The harbour at night"), 1, w("28 Nov"), False),
        BoardLine("2", w("المنارة"), 24, w("27 Nov"), False),
    ]
    made.show_lines(lines, "1")
    made.put_away.setChecked(True)
    return made


def rejects(_: QWidget) -> QWidget:
    made = Rejects(icons(), theme())
    made.show_rejects(
        [
            Reject("0", w("one.gif is an animation."), w("Save its first picture")),
            Reject("1", w("two.png is too small: 120 × 90."), w("Enlarge it")),
        ]
    )
    return made


def bulk(parent: QWidget) -> QWidget:
    made = BulkDialog(parent, facts.board(), ["s0", "s1"])
    made.after.setText(w("in heavy rain"))
    return made


def vary(parent: QWidget) -> QWidget:
    shot = facts.shots()[0]
    return VaryDialog(
        shot, "1", [facts.frame()], lambda _: w("36 credits"), icons(), theme(), parent
    )


def take_and_request(parent: QWidget) -> QWidget:
    made = TakeInspector(ActionSet(), icons(), theme())
    made.setParent(parent, Qt.WindowType.Window)
    made.setProperty("role", "panel")  # of the side that it stands in
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    pieces = word_diff(w("The lighthouse at dusk"), w("The lighthouse at dawn"))
    told = TakeFacts(Verdict.KEPT, Marks(stars=3, note=w("The best")), w("Push in, slower"))
    stills = (Still(w("First frame"), picture(160, 90)),)
    made.resize(320, 800)
    made.show_sheet(
        TakeSheet(
            facts.take(2, Completed("8")), told, pieces, 1, (w("Prompt"),), pieces, stills,
            usable=True,
        )
    )  # fmt: skip
    return made


def culling(parent: QWidget) -> QWidget:
    made = CullPage()
    made.setParent(parent, Qt.WindowType.Window)
    made.resize(1280, 200)
    made.show_take(4, 23, w("01 · take 2"), w("Kept"))
    return made


def animatic(parent: QWidget) -> QWidget:
    made = AnimaticWindow(icons(), theme(), parent)
    made.show_board([Block(f"s{at}", f"0{at}", 6) for at in range(1, 7)])
    return made


def found(parent: QWidget) -> QWidget:
    made = FoundDialog([ShotChoice("s0", w("01 The lighthouse"))], parent)
    made.show_lines([FoundLine("t", w("29 Nov, 12:00 · 36 credits"), w("The prompt is the same."))])
    return made


def settings(parent: QWidget) -> QWidget:
    """Each kind of part; what it says otherwise stands in the registry, marked."""
    number = Spec(name="1", title=w("Parallel takes"), help=w("How many at once."), default=4)
    place = Statement(
        w("Library"), w("All that you make."), place=w("/films"), verbs=[(w("Show"), lambda: None)]
    )
    parts = [SettingRow(number), ShortcutsPart(), place]
    values = {"1": 9, "shortcuts": {}, "export": ExportOptions("", "1")}
    export = ExportPart(str, lambda _: None)
    pages = [(w("General"), [*parts, export])]
    return SettingsDialog(pages, values.__getitem__, lambda *_: "", parent)


def all_takes(parent: QWidget) -> QWidget:
    offers = [Offer("1", w("Show in folder"), w("Where it lies"))]
    window = AllTakesWindow(offers, lambda _: frozenset({"1"}), parent)
    take = facts.take(1, Completed("1.mp4"))
    board = w("The lighthouse")
    kept = Entry(take, "b", board, Verdict.KEPT, Marks(stars=3), missing=True)
    window.bar.show_boards({"b": board})
    window.show_entries([kept, Entry(take)], Told(2, 3, 1))
    return window


def locate(parent: QWidget) -> QWidget:
    dialog = LocateDialog([w("01_t1.mp4")], parent)
    dialog.show_progress(2, 1)
    dialog.show_found([("1", w("/films/old/01_t1.mp4"))], w("1 of 1"))
    return dialog


def no_takes(parent: QWidget) -> QWidget:
    window = AllTakesWindow([], lambda _: frozenset(), parent)
    window.show_entries([], Told(0, 0))
    return window


def spending(parent: QWidget) -> QWidget:
    dialog = SpendingDialog(parent)
    spent = Spent(Decimal(720), 20, Decimal(36), 1, 2, 3, 60)
    total = w("756 credits for 21 takes")
    dialog.show_report(By.DAY, [Line(spent, day="2026-11-29")], total, w("Days in UTC"))
    return dialog


def about(parent: QWidget) -> QWidget:
    icon = icons().icon("info", theme().text)
    made = AboutDialog("1", w("Films from storyboards."), w("Python 3.13"), icon, parent)
    made.show_parts([Part(0, w("Qt"), "6", w("LGPL"), w("qt.io"))])
    made.show_text(0, "")
    return made


def service(parent: QWidget) -> QWidget:
    made = ServiceDialog(icons(), theme(), parent)
    made.add_line(NOTE, w("Models"), w("All are there."))
    return made


def delete(parent: QWidget) -> QWidget:
    waiting = [WaitingTake(w(f"0{at} · take 1"), None) for at in range(1, 10)]
    return DeleteDialog(waiting, icons(), theme(), parent)


def crop(parent: QWidget) -> QWidget:
    wanted = Reframing(Field.LAST_FRAME, facts.frame(), picture(1600, 900), 1.0)
    return CropDialog(wanted, theme(), parent)


def hand_off(parent: QWidget) -> QWidget:
    options = HandOffOptions("", "1", Which.USED, frozenset())
    return HandOffDialog(options, dict.fromkeys(Which, 5), str, parent)


def rewrite(parent: QWidget) -> QWidget:
    before, after = w("The lighthouse at dusk"), w("The lighthouse at dawn")
    line = RewriteLine(w("Changed"), "01", before, after, w("edited since"))
    return RewriteDialog(w("shots.csv"), [line], parent)


def settle(parent: QWidget) -> QWidget:
    return SettleDialog([facts.take(n, facts.uncertain(), id=f"u{n}") for n in (1, 2)], parent)


def rejected_films(parent: QWidget) -> QWidget:
    film = RejectedFilm("4", w("01 · take 4"), 6_000_000)
    return RejectsDialog(w("The lighthouse"), 2, 3_000_000, [film], parent)


def text(parent: QWidget) -> QWidget:
    return TextDialog(w("Diagnostics"), w("Nothing is sent."), file=True, parent=parent)


def update(parent: QWidget) -> QWidget:
    return UpdateDialog("2.0", "1.0", w("Batches as groups."), w("a1b2c3"), parent)


def palette(parent: QWidget) -> QWidget:
    command = Command("0", w("Send the shot"), w("Queue"), w("Ctrl+Enter"), w("No shot is chosen"))
    return Palette([command, Command("1", w("Animatic"), w("View"))], parent)


def guide(parent: QWidget) -> QWidget:
    text = "A **shot** is *sent*.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n"
    pages = [GuidePage(w("Your first video"), w(text)), GuidePage(w("Money"), w("Credits."))]
    dialog = GuideDialog(lambda: pages, parent)
    dialog.search.setText(w("sent"))
    return dialog


DIALOGS: dict[str, Callable[[QWidget], QWidget]] = {
    "all takes": all_takes,
    "no takes": no_takes,
    "locate": locate,
    "locate all": lambda parent: LocateDialog([w("01_t1.mp4"), w("01_t2.mp4")], parent),
    "about": about,
    "animatic": animatic,
    "backups": lambda parent: BackupsDialog(
        [BackupLine("1", w("29 Nov, 12:00"), w("3 boards"))], parent
    ),
    "no backups": lambda parent: BackupsDialog([], parent),
    "boards": boards,
    "bulk": bulk,
    "cap": lambda parent: CapDialog(5, w("Not told."), True, parent),
    "crop": crop,
    "delete": delete,
    "export": lambda parent: ExportDialog(ExportOptions("", "1"), 2, 5, str, parent),
    "found": found,
    "hand off": hand_off,
    "import": import_dialog,
    "key": lambda parent: KeyDialog(True, "1", parent),
    "key for a session": lambda parent: KeyDialog(False, "", parent),
    "log": LogDialog,
    "guide": guide,
    "list": lambda parent: ListDialog(w("shots.txt"), parent),
    "palette": palette,
    "preflight": preflight,
    "rejects": rejects,
    "rejected films": rejected_films,
    "no rejected films": lambda parent: RejectsDialog(w("The lighthouse"), 2, 3, (), parent),
    "vary": vary,
    "take": take_and_request,
    "culling": culling,
    "resolve": lambda parent: ResolveDialog(facts.take(1, facts.uncertain()), parent),
    "retry": lambda parent: RetryDialog([facts.take(1, facts.failed())], parent),
    "rewrite": rewrite,
    "settle": settle,
    "settings": settings,
    "scene": lambda parent: SceneDialog(facts.shots()[0], parent),
    "service": service,
    "sheet": SheetDialog,
    "shortcuts": ShortcutsDialog,
    "spending": spending,
    "text": text,
    "update": update,
    "table": lambda parent: TableDialog(w("Takes"), w("All of them."), [w("Take")], [], parent),
}
