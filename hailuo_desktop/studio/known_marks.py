"""The marks of every take, at hand while the library is open."""

from collections.abc import Callable

from hailuo_desktop.domain.marks import NO_MARKS, Marks
from hailuo_desktop.store.marks import TakeMarks


class KnownMarks:
    """Saved, then known: ``put`` raises LibraryError or DiskFull and changes nothing then."""

    def __init__(self, store: TakeMarks, now: Callable[[], float]) -> None:
        """``now`` gives unix seconds."""
        self._store = store
        self._now = now
        self._known = dict(store.all())

    def of(self, take_id: str) -> Marks:
        return self._known.get(take_id, NO_MARKS)

    def rejected(self, take_id: str) -> bool:
        return self.of(take_id).rejected

    def put(self, take_id: str, marks: Marks) -> None:
        self._store.save(take_id, marks, self._now())
        self._known[take_id] = marks

    def reload(self) -> None:
        """A backup has brought marks back."""
        self._known = dict(self._store.all())
