"""Films that EvoLink made and no take claims: told of above the queue, and settled in a dialog."""

from collections.abc import Callable, Sequence

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.domain.catalog import MODELS
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.found_task import FoundTask, Suspicion
from hailuo_desktop.formats import date_and_time, number
from hailuo_desktop.studio.found_films import FoundFilms
from hailuo_desktop.studio.found_takes import take_for
from hailuo_desktop.studio.recipe_stamp import StampingFilms
from hailuo_desktop.translate import Marked, isolated, mark, n, t
from hailuo_desktop.ui.queue.found_dialog import FoundDialog, FoundLine, ShotChoice
from hailuo_desktop.ui.queue.panel import QueuePanel
from hailuo_desktop.ui.viewer.viewer import Viewer

WHY: dict[Suspicion, Marked] = {
    Suspicion.ANSWER: mark("An answer to a request of yours was lost: this may be its film."),
    Suspicion.GIVEN_UP: mark("You gave up a request whose answer was lost: this may be its film."),
    Suspicion.LEDGER: mark("The library may have lost the take that it belongs to."),
    Suspicion.NONE: mark("No request of yours is open."),
}
PROMPT = 40  # characters of a shot's prompt that tell it from another


class FoundPresenter:
    """``heard`` takes every new list of found tasks."""

    def __init__(
        self,
        context: Context,
        *,
        board_presenter: BoardPresenter,
        panel: QueuePanel,
        viewer: Viewer,
    ) -> None:
        studio = context.studio
        self._studio = studio
        self._board_presenter = board_presenter
        self._panel = panel
        self._viewer = viewer
        self._background = context.background
        self._window = context.window
        self._notify = context.notify
        folder = studio.library.folder / "media" / "found"
        self._films = FoundFilms(studio.client, StampingFilms(), folder)
        self._found: tuple[FoundTask, ...] = ()
        self.dialog: FoundDialog | None = None
        panel.found_requested.connect(self.open_dialog)

    def show_found(self, found: Sequence[FoundTask]) -> None:
        self._found = tuple(found)
        count = len(self._found)
        self._panel.show_found(
            n(
                "EvoLink made {count} film that no take of yours claims.",
                "EvoLink made {count} films that no take of yours claims.",
                count,
            )
            if count
            else ""
        )
        if self.dialog is not None:
            self.dialog.show_lines([_line(task) for task in self._found])

    def reword(self) -> None:
        """Another language speaks."""
        self.show_found(self._found)

    def open_dialog(self) -> None:
        """Open the dialog; nothing waits for it."""
        if self.dialog is not None or not self._found:
            return
        self.dialog = FoundDialog(self._choices(), self._window)
        self.dialog.look_requested.connect(self._look)
        self.dialog.give_requested.connect(self._give)
        self.dialog.let_be_requested.connect(self._let_be)
        self.dialog.finished.connect(self._closed)
        self.dialog.show_lines([_line(task) for task in self._found])
        self.dialog.open()

    def _choices(self) -> list[ShotChoice]:
        board = self._board_presenter.board
        return [
            ShotChoice(
                shot.id,
                f"{isolated(board.code(shot.id))}  {isolated(shot.prompt[:PROMPT])}".strip(),
            )
            for shot in board.shots
        ]

    def _look(self, task_id: str) -> None:
        if (task := self._task(task_id)) is not None and self.dialog is not None:
            self.dialog.show_words(t("Fetching the film…"))
            self._background.start(self._show(task))

    async def _show(self, task: FoundTask) -> None:
        try:
            film = await self._films.film(task)
        except HailuoError as error:
            self._say(str(error))
            return
        self._say(t("The film plays in the viewer."))
        self._viewer.show_video(film, t("A film without a take"))

    def _give(self, task_id: str, shot_id: str) -> None:
        """It becomes a take of the shot, and is fetched like any other."""
        task, shot = self._task(task_id), self._board_presenter.shot(shot_id)
        if task is None or shot is None:
            return
        ledger, board = self._studio.library.takes, self._board_presenter.board
        now = self._studio.clock.now()
        take = take_for(task, board, shot, ledger.next_number(shot.id), now)
        self._settle(lambda: self._studio.queue.found.give(task.id, take))

    def _let_be(self, task_id: str) -> None:
        self._settle(lambda: self._studio.queue.found.let_be(task_id))

    def _settle(self, decide: Callable[[], None]) -> None:
        try:
            decide()
        except HailuoError as error:
            self._say(str(error))

    def _task(self, task_id: str) -> FoundTask | None:
        return next((task for task in self._found if task.id == task_id), None)

    def _say(self, words: str) -> None:
        if self.dialog is not None:
            self.dialog.show_words(words)
        else:
            self._notify(words)

    def _closed(self) -> None:
        self.dialog = None


def _line(task: FoundTask) -> FoundLine:
    when = "" if task.created is None else date_and_time(task.created)
    credits_ = task.cost.used or task.cost.reserved
    cost = "" if credits_ is None else t("{credits} credits", credits=number(credits_))
    model = MODELS[task.model].name if task.model in MODELS else task.model
    facts = " · ".join(part for part in (when, model, cost, task.id) if part)
    return FoundLine(task.id, facts, t(WHY[task.suspicion]))
