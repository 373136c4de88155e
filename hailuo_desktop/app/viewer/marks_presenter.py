"""What the artist thinks of takes: each word is on disk at once, and one undo step."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.board.edits import Beside, Words
from hailuo_desktop.app.context import Context
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.marks import Marks, Verdict, noted, rated, trimmed, verdict
from hailuo_desktop.domain.storyboard import Storyboard, with_shot
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.translate import Marked, mark, n, t
from hailuo_desktop.ui.notices import Kind

KEEP = mark("Keep take {number}")
LET_GO = mark("Let take {number} go")
REJECT = mark("Reject take {number}")
NO_MORE_REJECTED = mark("Reject take {number} no more")
NO_STARS = mark("Take the stars off take {number}")
NOTE = mark("Note on take {number}")
TRIM = mark("In and out of take {number}")


@dataclass(frozen=True)
class _Place:
    """A take with the board that it is on, and what that keeps of its shot."""

    take: Take
    board: Storyboard | None
    kept: str


class MarksPresenter(QObject):
    """``changed`` tells whose marks have another value, also by an undo."""

    changed = Signal(str)

    def __init__(self, context: Context, board_presenter: BoardPresenter) -> None:
        super().__init__()
        self._known_takes = context.known_takes
        self._marks = context.marks
        self._edits = context.edits
        self._board_presenter = board_presenter
        self._notify = context.notify

    def marks_of(self, take_id: str) -> Marks:
        return self._marks.of(take_id)

    def verdict_of(self, take_id: str) -> Verdict:
        place = self._place(take_id)
        return verdict(take_id, place.kept if place else "", self._marks.of(take_id))

    def keep(self, take_id: str) -> None:
        """The one take of its shot that is used; keeping the kept one again lets it go."""
        place = self._film(take_id)
        if place is None or place.board is None:
            return
        kept = "" if place.kept == take_id else take_id
        words = _words(KEEP if kept else LET_GO, place.take)
        marks = self._marks.of(take_id)
        self._make_kept(place, kept, replace(marks, rejected=False) if kept else marks, words)

    def reject(self, take_id: str) -> None:
        """A kept take is let go by it; rejecting a rejected one again takes that back."""
        place = self._film(take_id)
        if place is None:
            return
        before = self._marks.of(take_id)
        words = _words(NO_MORE_REJECTED if before.rejected else REJECT, place.take)
        after = replace(before, rejected=not before.rejected)
        if place.kept == take_id:
            self._make_kept(place, "", after, words)
        else:
            self._mark(place.take, after, words)

    def rate(self, take_id: str, stars: int) -> None:
        """1 to 5, or 0 for none."""
        if (place := self._film(take_id)) is not None:
            self._mark(place.take, rated(self._marks.of(take_id), stars), _rated(place.take, stars))

    def note(self, take_id: str, note: str) -> None:
        """Typing in quick succession is one step."""
        take = self._known_takes.find(take_id)
        if take is not None:
            after = noted(self._marks.of(take_id), note)
            self._mark(take, after, _words(NOTE, take), f"note {take_id}")

    def trim(self, take_id: str, first: int | None, last: int | None) -> None:
        """The in and the out point, as numbers of pictures from 0, both included."""
        if (place := self._film(take_id)) is not None:
            after = trimmed(self._marks.of(take_id), first, last)
            self._mark(place.take, after, _words(TRIM, place.take))

    def put(self, take_id: str, marks: Marks) -> bool:
        """Save and show; whether it is on disk."""
        try:
            self._marks.put(take_id, marks)
        except HailuoError as error:
            self._notify(str(error), Kind.PROBLEM)
            return False
        self.changed.emit(take_id)
        return True

    def _film(self, take_id: str) -> _Place | None:
        """Only of a finished take there is anything to think."""
        place = self._place(take_id)
        return place if place and isinstance(place.take.state, Completed) else None

    def _place(self, take_id: str) -> _Place | None:
        take = self._known_takes.find(take_id)
        if take is None:
            return None
        board = self._board_presenter.board_of(take.shot)
        return _Place(take, board, board.shot(take.shot).kept if board else "")

    def _mark(self, take: Take, after: Marks, words: Words, kind: str = "") -> None:
        before = self._marks.of(take.id)
        if after != before and self.put(take.id, after):
            self._edits.note(words, self._beside(take.id, before, after), kind)

    def _make_kept(self, place: _Place, kept: str, after: Marks, words: Words) -> None:
        """The shot's choice and the take's mark go back and forth together."""
        take, board, before = place.take, place.board, self._marks.of(place.take.id)
        if board is None or (after != before and not self.put(take.id, after)):
            return

        def changed(board: Storyboard) -> Storyboard:
            return with_shot(board, replace(board.shot(take.shot), kept=kept))

        beside = self._beside(take.id, before, after)  # also where only the shot's word changes
        self._board_presenter.edit_on(board.id, changed, words, beside=beside)
        self.changed.emit(take.id)

    def _beside(self, take_id: str, before: Marks, after: Marks) -> Beside:
        put: Callable[[str, Marks], object] = self.put
        return Beside(partial(_run, put, take_id, before), partial(_run, put, take_id, after))


def _run(put: Callable[[str, Marks], object], take_id: str, marks: Marks) -> None:
    put(take_id, marks)


def _words(text: Marked, take: Take) -> Words:
    return lambda: t(text, number=take.number)


def _rated(take: Take, stars: int) -> Words:
    if not stars:
        return _words(NO_STARS, take)
    return lambda: n(
        "Give take {number} {count} star",
        "Give take {number} {count} stars",
        stars,
        number=take.number,
    )
