"""What became of a board's rows, told to Qt in the smallest steps, so that selections stay."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard

Rows = tuple[Shot, ...]


@dataclass(frozen=True)
class Changed:
    """``links_concerned``: what hangs on other shots may stand differently now."""

    changed: tuple[str, ...]
    links_concerned: bool


def changes(before: Storyboard, after: Storyboard) -> Changed:
    """Which shots have a new value; what is the same object costs next to nothing."""
    if len(before.shots) != len(after.shots) or any(
        old.id != new.id for old, new in zip(before.shots, after.shots, strict=True)
    ):
        ids = before.rows
        new = tuple(s.id for s in after.shots if s.id not in ids or before.shot(s.id) is not s)
        return Changed((*new, *(i for i in ids if i not in after.rows)), True)
    pairs = [
        (old, new)
        for old, new in zip(before.shots, after.shots, strict=True)
        if old is not new and old != new
    ]
    return Changed(tuple(new.id for _, new in pairs), any(_matters(*pair) for pair in pairs))


def _matters(old: Shot, new: Shot) -> bool:
    """Whether shots that hang on this one have to be looked at again."""
    return _told(old) != _told(new)


def _told(shot: Shot) -> tuple[object, ...]:
    return shot.name, shot.first, shot.first_link, shot.last_link, shot.kept


def scenes(board: Storyboard, rows: Rows) -> dict[int, str]:
    """The rows that begin a scene: the first ones shown of each, though its first be hidden."""
    if not any(shot.scene for shot in board.shots):
        return {}
    shown = {shot.id: row for row, shot in enumerate(rows)}
    found: dict[int, str] = {}
    heading = ""
    for shot in board.shots:
        heading = shot.scene or heading
        if heading and shot.id in shown:
            found[shown[shot.id]] = heading
            heading = ""
    return found


class Changes:
    """From one list of rows to another: rows go, the rest is put in order, new rows come."""

    def __init__(
        self, model: QAbstractListModel, before: Rows, after: Rows, put: Callable[[Rows], None]
    ) -> None:
        self._model = model
        self._rows = before
        self._after = after
        self._put = put

    def apply(self) -> None:
        old, new = [s.id for s in self._rows], [s.id for s in self._after]
        if old != new:
            self._remove(frozenset(new))
            self._reorder(new)
            self._insert()
        self._tell_changed()

    def _remove(self, staying: frozenset[str]) -> None:
        gone = [row for row, shot in enumerate(self._rows) if shot.id not in staying]
        for first, last in reversed([*_runs(gone)]):
            self._model.beginRemoveRows(QModelIndex(), first, last)
            self._set((*self._rows[:first], *self._rows[last + 1 :]))
            self._model.endRemoveRows()

    def _reorder(self, new: Sequence[str]) -> None:
        by_id = {shot.id: shot for shot in self._rows}
        wanted = tuple(by_id[shot_id] for shot_id in new if shot_id in by_id)
        if wanted == self._rows:
            return
        model = self._model
        model.layoutAboutToBeChanged.emit()
        before = model.persistentIndexList()
        row_of = {shot.id: row for row, shot in enumerate(wanted)}
        after = [model.index(row_of[self._rows[index.row()].id]) for index in before]
        self._set(wanted)
        model.changePersistentIndexList(before, after)
        model.layoutChanged.emit()

    def _insert(self) -> None:
        here = {shot.id for shot in self._rows}
        come = [row for row, shot in enumerate(self._after) if shot.id not in here]
        for first, last in _runs(come):
            self._model.beginInsertRows(QModelIndex(), first, last)
            new = self._after[first : last + 1]
            self._set((*self._rows[:first], *new, *self._rows[first:]))
            self._model.endInsertRows()

    def _tell_changed(self) -> None:
        rows = zip(self._rows, self._after, strict=True)
        changed = [row for row, (old, new) in enumerate(rows) if old is not new and old != new]
        self._set(self._after)
        for first, last in _runs(changed):
            self._model.dataChanged.emit(self._model.index(first), self._model.index(last))

    def _set(self, rows: Rows) -> None:
        self._rows = rows
        self._put(rows)


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Ascending rows as first and last of each stretch without a gap."""
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at] != rows[at - 1] + 1:
            yield rows[start], rows[at - 1]
            start = at
