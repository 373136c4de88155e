"""Culling: all undecided takes one after the other, by the keyboard alone."""

from collections.abc import Callable

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.widgets import Widgets
from hailuo_desktop.domain.mark_words import marks_told
from hailuo_desktop.domain.marks import Verdict, undecided
from hailuo_desktop.domain.plural import counted
from hailuo_desktop.domain.take import Take
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.actions.marks import CULL
from hailuo_desktop.ui.notices import Kind

from .marks_presenter import MarksPresenter
from .viewer_presenter import ViewerPresenter

NOTHING = mark("Every finished take here is kept or rejected: there is nothing to cull.")


class CullingPresenter:
    """``on`` while it runs. The list is made when it begins: who goes back finds each take in it,
    whatever was said of it meanwhile."""

    def __init__(
        self,
        context: Context,
        *,
        widgets: Widgets,
        board_presenter: BoardPresenter,
        marks: MarksPresenter,
        viewer: ViewerPresenter,
    ) -> None:
        self._known_takes = context.known_takes
        self._known_marks = context.marks
        self._notify = context.notify
        self._workspaces = widgets.window.workspaces
        self._panel = widgets.board
        self._board_presenter = board_presenter
        self._marks = marks
        self._viewer = viewer
        self._takes: list[str] = []
        self._place = 0
        self._judging = False
        context.actions.bind(CULL, self.start)
        marks.changed.connect(self._marked)
        self._workspaces.cull_left.connect(self.end)

    @property
    def on(self) -> bool:
        return bool(self._takes)

    def start(self) -> None:
        """Of the chosen shots where there are several, else of the board."""
        self._takes = [take.id for take in self._undecided()]
        self._notify("" if self._takes else t(NOTHING))
        if self._takes:
            self._workspaces.cull(True)
            self._show(0)

    def end(self) -> None:
        """Whatever is left stays undecided; what became of the others is told."""
        if not self._takes:
            return
        told, self._takes = self._told(), []
        self._workspaces.cull(False)
        self._notify(told, Kind.DONE)

    def judge(self, take_id: str, wish: Verdict | None, do: Callable[[str], None]) -> None:
        """Say something of the take and go on; saying the same again takes nothing back here."""
        self._judging = True
        try:
            if wish is None or self._marks.verdict_of(take_id) is not wish:
                do(take_id)
        finally:
            self._judging = False
        self.go(1)

    def go(self, steps: int) -> None:
        """On or back; behind the last one it ends."""
        place = self._place + steps
        if place >= len(self._takes):
            self.end()
        elif place >= 0:
            self._show(place)

    def _undecided(self) -> list[Take]:
        board, chosen = self._board_presenter.board, self._panel.selected()
        shots = [s for s in board.shots if len(chosen) < 2 or s.id in chosen]
        return [
            take
            for shot in shots
            for take in self._known_takes.of_shot(shot.id)
            if undecided(take, shot.kept, self._known_marks.of(take.id))
        ]

    def _show(self, place: int) -> None:
        self._place = place
        self._viewer.show_take(self._takes[place])
        self._tell()

    def _tell(self) -> None:
        take = self._known_takes.find(self._takes[self._place])
        if take is not None:
            title = t("{shot} · take {number}", shot=take.name, number=take.number)
            marks = self._marks.marks_of(take.id)
            told = ", ".join(marks_told(self._marks.verdict_of(take.id), marks))
            page = self._workspaces.cull_page
            page.show_take(self._place + 1, len(self._takes), title, told)

    def _marked(self, take_id: str) -> None:
        """An undo goes back to the take that it speaks of."""
        if self._judging or take_id not in self._takes:
            return
        place = self._takes.index(take_id)
        if place != self._place:
            self._show(place)
        else:
            self._tell()

    def _told(self) -> str:
        said = [self._marks.verdict_of(take_id) for take_id in self._takes]
        return t(
            "{takes} gone through: {kept} kept, {rejected} rejected, {undecided} undecided.",
            takes=counted(len(said), "take"),
            kept=said.count(Verdict.KEPT),
            rejected=said.count(Verdict.REJECTED),
            undecided=said.count(Verdict.UNDECIDED),
        )
