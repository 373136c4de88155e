"""What can be done with a take of the whole ledger, wherever its shot is."""

from collections.abc import Callable
from dataclasses import replace

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.board.boards_presenter import BoardsPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.system.reveal import Reveal
from hailuo_desktop.app.viewer.viewer_presenter import ViewerPresenter
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.shot import Request, Shot
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.all_takes.entry import Entry
from hailuo_desktop.ui.notices import Kind
from hailuo_desktop.ui.table_dialog import Offer

from .locate_presenter import LocatePresenter

PLAY, REVEAL, GO, GIVE, MAKE_SHOT = "play", "reveal", "go", "give", "make_shot"
LOCATE = "locate"


class TakeVerbs:
    def __init__(
        self,
        context: Context,
        *,
        board_presenter: BoardPresenter,
        boards: BoardsPresenter,
        viewer: ViewerPresenter,
        reveal: Reveal,
        locate: LocatePresenter,
    ) -> None:
        self._studio = context.studio
        self._board_presenter = board_presenter
        self._boards = boards
        self._viewer = viewer
        self._reveal = reveal
        self._locate = locate
        self._window = context.window
        self._notify = context.notify
        self._calls: dict[str, Callable[[Take], None]] = {
            PLAY: self._play,
            REVEAL: self._show_file,
            GO: self._go,
            GIVE: self._give,
            MAKE_SHOT: self._make_shot,
            LOCATE: self._look_for,
        }

    def run(self, name: str, take: Take) -> None:
        """``name`` is that of an offer."""
        self._calls[name](take)

    def _look_for(self, take: Take) -> None:
        self._locate.locate([take])

    def _play(self, take: Take) -> None:
        self._viewer.show_take(take.id)

    def _show_file(self, take: Take) -> None:
        if isinstance(take.state, Completed):
            self._reveal(self._studio.library.videos.path(take.state.file))

    def _go(self, take: Take) -> None:
        """Its board, its shot and its film are shown together."""
        board = self._board_presenter.board_of(take.shot)
        if board is not None:
            self._boards.open(board.id)
            self._board_presenter.select(take.shot)
        self._viewer.show_take(take.id)
        self._window.activateWindow()

    def _give(self, take: Take) -> None:
        """The shot in hand has it from now on."""
        shot_id, board = self._board_presenter.shot_id, self._board_presenter.board
        if take.shot == shot_id:
            return
        number = self._studio.library.takes.next_number(shot_id)
        given = replace(take, shot=shot_id, name=board.code(shot_id), number=number)
        try:
            self._studio.queue.put(given)
        except HailuoError as error:
            self._notify(str(error), Kind.PROBLEM)
            return
        self._viewer.show_take(take.id)

    def _make_shot(self, take: Take) -> None:
        """Its own shot again, on the board in hand: the other takes of that come along."""
        bin_ = self._studio.library.boards.bin
        binned = next((b.shot for b in bin_.shots() if b.shot.id == take.shot), None)
        shot = binned or shot_of(take)
        self._board_presenter.insert(
            (shot,), self._board_presenter.row + 1, mark("Bring shot back")
        )
        self._viewer.show_take(take.id)


def allowed(entry: Entry) -> frozenset[str]:
    offers = {PLAY, GIVE} if entry.take.settled else {PLAY}
    if isinstance(entry.take.state, Completed) and not entry.missing:
        offers.add(REVEAL)
    if entry.missing:
        offers.add(LOCATE)
    offers.add(GO if entry.board else MAKE_SHOT)
    return frozenset(offers)


def shot_of(take: Take) -> Shot:
    """A shot that asks for what the take was made from."""
    request: Request = take.request
    if take.brought_in:  # it was never asked for
        return Shot(take.shot)
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


def offers() -> tuple[Offer, ...]:
    """In the order of the buttons; the first is what a double click means."""
    return (
        Offer(PLAY, t("Play"), t("Show it in the viewer.")),
        Offer(REVEAL, t("Show the file"), t("Show the film in the file manager.")),
        Offer(GO, t("Go to its shot"), t("Take its board and its shot in hand.")),
        Offer(GIVE, t("Give to the shot in hand"), t("The take belongs to that shot from now on.")),
        Offer(
            MAKE_SHOT,
            t("Bring its shot back"),
            t("The shot is put on the board in hand, with all of its takes."),
        ),
        Offer(LOCATE, t("Locate…"), t("Find its film on this computer, and take it back.")),
    )
