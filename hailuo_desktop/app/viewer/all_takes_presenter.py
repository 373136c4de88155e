"""Every take of the ledger, wherever its shot is, or is not any more."""

from dataclasses import replace

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.system.reveal import Reveal
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.shot import Request, Shot
from hailuo_desktop.domain.state_words import word
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.formats import date_and_time
from hailuo_desktop.store.bin import BinnedShot
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.actions.window import ALL_TAKES
from hailuo_desktop.ui.table_dialog import Line, Offer, TableDialog

from .viewer_presenter import ViewerPresenter

PLAY, REVEAL, GIVE, MAKE_SHOT = "play", "reveal", "give", "make_shot"


class AllTakesPresenter:
    def __init__(
        self,
        context: Context,
        *,
        board_presenter: BoardPresenter,
        viewer: ViewerPresenter,
        reveal: Reveal,
    ) -> None:
        self._studio = context.studio
        self._known_takes = context.known_takes
        self._board_presenter = board_presenter
        self._viewer = viewer
        self._reveal = reveal
        self._window = context.window
        self._notify = context.notify
        self.dialog: TableDialog | None = None
        context.actions.bind(ALL_TAKES, self.show)
        self._calls = {
            PLAY: self._play,
            REVEAL: self._show_file,
            GIVE: self._give,
            MAKE_SHOT: self._make_shot,
        }

    def show(self) -> None:
        """Beside the window, so that a film can be seen while the next one is looked for."""
        if self.dialog is None:
            self.dialog = self._made()
        self._fill()
        self.dialog.show()
        self.dialog.raise_()

    def take_changed(self) -> None:
        if self.dialog is not None:
            self._fill()

    def _made(self) -> TableDialog:
        about = t("Every take that the library knows, also those of shots that are deleted.")
        columns = [t("Shot"), t("Prompt"), t("State"), t("Board"), t("Made")]
        dialog = TableDialog(t("All takes"), about, columns, _offers(), self._window)
        dialog.asked.connect(lambda name, take_id: self._asked(name, take_id))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        dialog.finished.connect(self._closed)
        return dialog

    def reword(self) -> None:
        """Another language speaks: the table comes anew, with its search and what is chosen."""
        if self.dialog is not None:
            search, chosen = self.dialog.search.text(), self.dialog.chosen()
            self.dialog.close()
            self.show()
            self.dialog.search.setText(search)
            self.dialog.choose(chosen)

    def _closed(self) -> None:
        self.dialog = None

    def _fill(self) -> None:
        library = self._studio.library
        boards = [b for b in library.boards.all() if b.id != self._board_presenter.board.id]
        names = {
            shot.id: board.name
            for board in (*boards, self._board_presenter.board)
            for shot in board.shots
        }
        if self.dialog is not None:
            takes = self._known_takes.all()
            self.dialog.show_lines([_line(take, names.get(take.shot, "")) for take in takes])

    def _asked(self, name: str, take_id: str) -> None:
        take = self._known_takes.find(take_id)
        if take is not None:
            self._calls[name](take)

    def _play(self, take: Take) -> None:
        self._viewer.show_take(take.id)

    def _show_file(self, take: Take) -> None:
        if isinstance(take.state, Completed):
            self._reveal(self._studio.library.videos.path(take.state.file))

    def _give(self, take: Take) -> None:
        """The shot in hand has it from now on."""
        shot_id, board = self._board_presenter.shot_id, self._board_presenter.board
        if take.shot == shot_id:
            return
        number = self._studio.library.takes.next_number(shot_id)
        given = replace(take, shot=shot_id, name=board.code(shot_id), number=number)
        try:
            self._studio.queue.reassign(given)
        except HailuoError as error:
            self._notify(str(error))
            return
        self._viewer.show_take(take.id)
        self._fill()

    def _make_shot(self, take: Take) -> None:
        """Its own shot again, on the board in hand: the other takes of that come along."""
        binned = next((b.shot for b in self._bin() if b.shot.id == take.shot), None)
        shot = binned or shot_of(take)
        self._board_presenter.insert(
            (shot,), self._board_presenter.row + 1, mark("Bring shot back")
        )
        self._viewer.show_take(take.id)
        self._fill()

    def _bin(self) -> list[BinnedShot]:
        return self._studio.library.boards.bin.shots()


def shot_of(take: Take) -> Shot:
    """A shot that asks for what the take was made from."""
    request: Request = take.request
    first, last = [*request.frames, None, None][:2]
    switches = dict(request.parameters)
    return Shot(
        take.shot,
        prompt=request.prompt,
        first=first,
        last=last,
        model=request.model,
        quality=request.quality,
        duration=request.duration,
        prompt_optimizer=switches.get("prompt_optimizer", True),
        fast_pretreatment=switches.get("fast_pretreatment", False),
    )


def _line(take: Take, board: str) -> Line:
    offers = {PLAY, GIVE} if take.settled else {PLAY}
    if isinstance(take.state, Completed):
        offers.add(REVEAL)
    if not board:
        offers.add(MAKE_SHOT)
    title = f"{take.name} · {take.number}"
    state = word(take)
    return Line(
        take.id,
        (
            (title, title),
            (" ".join(take.request.prompt.split()), take.request.prompt),
            (state, state),
            (board or t("on no board"), board),
            (date_and_time(take.created), take.created),
        ),
        frozenset(offers),
    )


def _offers() -> list[Offer]:
    return [
        Offer(PLAY, t("Play"), t("Show it in the viewer.")),
        Offer(REVEAL, t("Show the file"), t("Show the film in the file manager.")),
        Offer(GIVE, t("Give to the shot in hand"), t("The take belongs to that shot from now on.")),
        Offer(
            MAKE_SHOT,
            t("Bring its shot back"),
            t("The shot is put on the board in hand, with all of its takes."),
        ),
    ]
