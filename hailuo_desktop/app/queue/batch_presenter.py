"""A batch before it is sent: checked, mended, counted, then sent or queued for later."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.board.edits import Words
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.key_presenter import KeyPresenter
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.plural import counted
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard, inserted
from hailuo_desktop.domain.take import Hold
from hailuo_desktop.formats import number, seconds
from hailuo_desktop.studio.made import Made
from hailuo_desktop.studio.picture_check import frames_of
from hailuo_desktop.studio.preflight import Check, Sums, Verdict, check, linked, sums
from hailuo_desktop.translate import n, t
from hailuo_desktop.ui.preflight.dialog import PreflightDialog
from hailuo_desktop.ui.preflight.model import Mark, Row
from hailuo_desktop.ui.preflight.when import When
from hailuo_desktop.ui.service_badge import amount

from .cap_presenter import CapPresenter
from .queue_presenter import QueuePresenter

_MARKS = {
    Verdict.READY: Mark.READY,
    Verdict.WARN: Mark.WARN,
    Verdict.FIX: Mark.FIX,
    Verdict.BLOCK: Mark.BLOCK,
}


class BatchPresenter:
    def __init__(
        self,
        context: Context,
        *,
        board_presenter: BoardPresenter,
        queue: QueuePresenter,
        keys: KeyPresenter,
        cap: CapPresenter,
    ) -> None:
        self._studio = context.studio
        self._known_takes = context.known_takes
        self._board_presenter = board_presenter
        self._queue = queue
        self._icons = context.icons
        self._theme = context.theme
        self._parent = context.window
        self._keys = keys
        self._background = context.background
        self._cap = cap
        self._uploads = context.studio.library.uploads_for(context.studio.options.files_url)
        self.dialog: PreflightDialog | None = None
        self._ids: list[str] = []
        self._checks: list[Check] = []
        self._asked: dict[str, Shot] = {}
        self._takes_of = ""
        context.edits.opened.connect(self._leave)

    def open_preflight(
        self, ids: Sequence[str], asked: Mapping[str, Shot] | None = None, takes_of: str = ""
    ) -> None:
        """Open the pre-flight of the shots; nothing waits for it.

        ``asked`` holds other values of some of them than the board does, such as what a take was
        made from: those are sent, and the artist has asked for more of the same already. Those
        that the board does not hold are variants, and go as takes of the shot ``takes_of``.
        """
        if not ids or self.dialog is not None:
            return
        self._ids = list(ids)
        self._asked, self._takes_of = dict(asked or {}), takes_of
        dialog = PreflightDialog(self._icons, self._theme(), self._keys.online, self._parent)
        self.dialog = dialog
        dialog.show_cap(self._cap.credits)
        dialog.fix_requested.connect(self._fix)
        dialog.send_requested.connect(self._send)
        dialog.later_requested.connect(self._later)
        dialog.shot_requested.connect(self._board_presenter.select)
        dialog.chosen_changed.connect(self._count)
        dialog.finished.connect(self._closed)
        self._show()
        dialog.open()
        self._background.start(self._look())

    def reword(self) -> None:
        """Another language speaks."""
        self._show()

    def _leave(self) -> None:
        """Its shots are not on the board that is open now."""
        if self.dialog is not None:
            self.dialog.reject()

    def _closed(self) -> None:
        self.dialog = None

    def _show(self) -> None:
        if self.dialog is None:
            return
        board = self._board()
        broken = self._studio.pictures.broken
        made = None if self._asked else Made(self._studio.library.takes, board)
        self._checks = check(board, self._shots(self._ids), made, broken)
        self.dialog.show_rows([_row(each) for each in self._checks])

    async def _look(self) -> None:
        """Make every picture ready that would be sent, and say of which that fails."""
        board = self._board()
        dialog, pictures = self.dialog, self._studio.pictures

        def progress(done: int, count: int) -> None:
            if dialog is not None and dialog is self.dialog:
                dialog.show_checking(done, count)

        known = dict(pictures.broken)
        await pictures.check(frames_of(board, self._shots(self._ids)), progress)
        if pictures.broken != known:
            self._show()

    def _count(self, chosen: list[str]) -> None:
        """What the chosen come to; what hangs on those left out says so."""
        board = self._board()
        left_out = {each.shot.id for each in self._checks} - {*chosen}
        takes = [take for shot in board.shots for take in self._known_takes.of_shot(shot.id)]
        if self.dialog is not None:
            found_linked = linked(board, self._checks, takes, left_out)
            self.dialog.model.update_rows([_row(each) for each in found_linked])
        going = [each for each in self._checks if each.shot.id not in left_out]
        found = sums(board, going, self._known_takes.all(), self._there)
        if self.dialog is not None:
            priced = (self._priced(found), self._doubt(each.shot.model for each in going))
            self.dialog.show_sums(_in_words(found), " ".join(filter(None, priced)))

    def _there(self, frame: Frame) -> bool:
        known = self._uploads.find(frame.key)
        return known is not None and known.lasts(self._studio.clock.now())

    def _priced(self, found: Sums) -> str:
        balance = self._keys.balance
        if balance is None:
            return t(
                "Cost: {cost} · balance not known yet. Nothing is sent before you say so.",
                cost=found.cost,
            )
        return t(
            "Cost: {cost} · balance {balance} credits. Nothing is sent before you say so.",
            cost=found.cost,
            balance=amount(balance.available),
        )

    def _doubt(self, models: Iterable[str]) -> str:
        """Said and no more: what the list leaves out may be there all the same."""
        unlisted = self._keys.unlisted(models)
        if not unlisted:
            return ""
        return n(
            "EvoLink does not list {models} for your key, and may refuse it.",
            "EvoLink does not list {models} for your key, and may refuse them.",
            len(unlisted),
            models=", ".join(unlisted),
        )

    def _fix(self, ids: list[str]) -> None:
        """Every one-click fix at once, as one step that can be undone."""
        fixed = [each.mended for each in self._checks if each.mended and each.shot.id in ids]
        self._asked |= {shot.id: shot for shot in fixed if shot.id in self._asked}
        own = [shot for shot in fixed if shot.id not in self._asked]
        self._board_presenter.change(own, _fixed(len(own)))
        self._show()
        self._background.start(self._look())  # other crops are other pictures

    def _send(self, ids: list[str], cap: int) -> None:
        self._cap.put(cap)
        self._go(ids)

    def _later(self, ids: list[str], when: When, cap: int) -> None:
        self._cap.put(cap)
        at = when.at if when.how == "time" else None
        self._go(ids, Hold(at, network=when.how == "network"))

    def _go(self, ids: list[str], hold: Hold | None = None) -> None:
        """Variants one after the other, so that each gets a number of its own."""
        if not self._takes_of:
            self._queue.send(self._shots(ids), hold)
            return
        for shot in self._shots(ids):
            self._queue.send([replace(shot, id=self._takes_of)], hold)

    def _board(self) -> Storyboard:
        """The one in hand, with the variants where they would stand."""
        board = self._board_presenter.board
        variants = [shot for each, shot in self._asked.items() if each not in board.rows]
        return inserted(board, variants, board.rows.get(self._takes_of, -1) + 1)

    def _shots(self, ids: Iterable[str]) -> list[Shot]:
        """As they were asked for, or as the board has them."""
        found = (self._asked.get(each) or self._board_presenter.shot(each) for each in ids)
        return list(filter(None, found))


def _row(found: Check) -> Row:
    shot = found.shot
    facts = [shot.mode.value, shot.quality, seconds(shot.duration)]
    takes = [] if shot.takes == 1 else [counted(shot.takes, "take")]
    what = " · ".join([*facts, *takes])
    words = " ".join(found.sentences)
    mark = _MARKS[found.verdict]
    made = bool(found.made or found.waiting)
    return Row(shot.id, found.code, what, mark, found.blocks, words, shot.prompt, made)


def _in_words(found: Sums) -> str:
    shots = counted(found.shots, "shot")
    takes = counted(found.takes, "take")
    if not found.uploads and not found.there:
        return t("{shots}, {takes}", shots=shots, takes=takes)
    uploads = _uploads(found.uploads, found.there)
    return t("{shots}, {takes} · {uploads}", shots=shots, takes=takes, uploads=uploads)


def _uploads(count: int, there: int) -> str:
    if not there:
        return n("{count} picture to upload", "{count} pictures to upload", count)
    return n(
        "{count} picture to upload, {there} there already",
        "{count} pictures to upload, {there} there already",
        count,
        there=number(there),
    )


def _fixed(count: int) -> Words:
    return lambda: n("Fix shot", "Fix {count} shots", count)
