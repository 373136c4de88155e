"""What reviewers have said comes back: into the notes, stars and verdicts of the takes."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from hailuo_desktop.app.asking import ask_source
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.viewer.marks_presenter import MarksPresenter
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.marks import Verdict
from hailuo_desktop.translate import mark, n, t
from hailuo_desktop.ui.notices import Kind

if TYPE_CHECKING:  # models, which the window opens without
    from hailuo_desktop.studio.handoff.review_notes import Notes, Said

SUFFIX = ".json"
NOTHING = mark("“{file}” says nothing that the takes here do not say already.")


class ReviewPresenter:
    """Each thing that is taken over is one step of undo."""

    def __init__(self, context: Context, marks: MarksPresenter) -> None:
        self._known_takes = context.known_takes
        self._marks = marks
        self._background = context.background
        self._parent = context.window
        self._notify = context.notify

    def ask_notes(self) -> None:
        ask_source(self._parent, t("Read review notes"), (SUFFIX,), self.read)

    def read(self, file: Path) -> None:
        self._background.start(self._read(file))

    async def _read(self, file: Path) -> None:
        from hailuo_desktop.studio.handoff.review_notes import read_notes

        try:
            notes = await asyncio.to_thread(read_notes, file)
        except HailuoError as error:
            self._notify(str(error), Kind.PROBLEM)
        else:
            self._notify(self._taken_over(notes, file.name), Kind.DONE)

    def _taken_over(self, notes: "Notes", name: str) -> str:
        known = [said for said in notes.takes if self._known_takes.find(said.take)]
        changed = sum(self._take_over(said, notes.by) for said in known)
        lines = [_changed(changed, name), _unknown(len(notes.takes) - len(known))]
        return "\n".join(filter(None, lines))

    def _take_over(self, said: "Said", by: str) -> bool:
        """Whether it says anything new. What is decided already stays the artist's."""
        from hailuo_desktop.studio.handoff.review_notes import with_note

        before, verdict = self._marks.marks_of(said.take), self._marks.verdict_of(said.take)
        note = with_note(before.note, said.note, by)
        if note != before.note:
            self._marks.note(said.take, note)
        if said.stars and not before.stars:
            self._marks.rate(said.take, said.stars)
        if verdict is Verdict.UNDECIDED and said.verdict == "keep" and not self._keeps(said.take):
            self._marks.keep(said.take)
        elif verdict is Verdict.UNDECIDED and said.verdict == "reject":
            self._marks.reject(said.take)
        after = self._marks.marks_of(said.take), self._marks.verdict_of(said.take)
        return after != (before, verdict)

    def _keeps(self, take_id: str) -> bool:
        """Whether the artist has chosen a take of the same shot already."""
        take = self._known_takes.find(take_id)
        others = self._known_takes.of_shot(take.shot) if take else []
        return any(self._marks.verdict_of(other.id) is Verdict.KEPT for other in others)


def _changed(count: int, name: str) -> str:
    if not count:
        return t(NOTHING, file=name)
    return n(
        "{count} take has what “{file}” says of it.",
        "{count} takes have what “{file}” says of them.",
        count,
        file=name,
    )


def _unknown(count: int) -> str:
    if not count:
        return ""
    return n(
        "{count} take of it is not in this library.",
        "{count} takes of it are not in this library.",
        count,
    )
