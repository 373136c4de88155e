"""Which takes there are to be compared, and what a side needs to know of one."""

from collections.abc import Collection

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.compare.side import Subject

NO_FILM = mark("Take {number} has no film yet: only finished takes can be compared.")


class Candidates:
    """Finished takes alone."""

    def __init__(self, context: Context, board_presenter: BoardPresenter) -> None:
        self._known_takes = context.known_takes
        self._marks = context.marks
        self._videos = context.studio.library.videos
        self._notify = context.notify
        self._board_presenter = board_presenter

    def film(self, take_id: str) -> Take | None:
        """The take, where it has a film; where it has none, that is said."""
        take = self._known_takes.find(take_id)
        if take is None or isinstance(take.state, Completed):
            return take
        self._notify(t(NO_FILM, number=take.number))
        return None

    def subject(self, take: Take) -> Subject:
        marks = self._marks.of(take.id)
        name = take.state.file if isinstance(take.state, Completed) else ""
        return Subject(take.id, title_of(take), self._videos.path(name), marks.first, marks.last)

    def neighbour(self, take: Take) -> Take | None:
        """The take of its shot before it, else the one after it."""
        takes = self._of_shot(take.shot)
        at = next((n for n, each in enumerate(takes) if each.id == take.id), 0)
        beside = [*takes[max(0, at - 1) : at], *takes[at + 1 : at + 2]]
        return beside[0] if beside else None

    def further(self, shot_id: str, after: str, but: Collection[str]) -> Take | None:
        """The next of the shot that is not compared yet, and after the last one the first."""
        takes = self._of_shot(shot_id)
        at = next((n for n, take in enumerate(takes) if take.id == after), -1)
        return next((each for each in takes[at + 1 :] + takes[:at] if each.id not in but), None)

    def following(self, take: Take) -> Take | None:
        """What the next shot of the board that has a film would be seen with."""
        shots = self._board_presenter.board.shots
        at = next((n for n, shot in enumerate(shots) if shot.id == take.shot), len(shots))
        used = (self._known_takes.used(shot.id, shot.kept) for shot in shots[at + 1 :])
        return next((each for each in used if each and isinstance(each.state, Completed)), None)

    def _of_shot(self, shot_id: str) -> list[Take]:
        takes = self._known_takes.of_shot(shot_id)
        return [take for take in takes if isinstance(take.state, Completed)]


def title_of(take: Take) -> str:
    return t("{shot} · take {number}", shot=take.name, number=take.number)
