"""Saved first, then known."""

from pathlib import Path

import pytest

from hailuo_desktop.domain.errors import DiskFull
from hailuo_desktop.domain.marks import NO_MARKS, Marks
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.store.database import Database
from hailuo_desktop.store.marks import TakeMarks
from hailuo_desktop.studio.known_marks import KnownMarks

STAR = Marks(stars=1)


class Full(TakeMarks):
    def save(self, take_id: str, marks: Marks, changed: float) -> None:
        raise DiskFull(reason("disk_full", folder="/library"))


def test_what_is_put_is_known_now_and_after_a_restart(tmp_path: Path) -> None:
    store = TakeMarks(Database(tmp_path / "library.sqlite"))
    marks = KnownMarks(store, lambda: 7.0)
    marks.put("t", STAR)
    assert marks.of("t") == STAR
    assert marks.of("other") == NO_MARKS
    assert KnownMarks(store, lambda: 8.0).of("t") == STAR


def test_what_cannot_be_saved_is_not_shown(tmp_path: Path) -> None:
    marks = KnownMarks(Full(Database(tmp_path / "library.sqlite")), lambda: 7.0)
    with pytest.raises(DiskFull):
        marks.put("t", STAR)
    assert marks.of("t") == NO_MARKS


def test_what_a_backup_brought_is_known(tmp_path: Path) -> None:
    store = TakeMarks(Database(tmp_path / "library.sqlite"))
    marks = KnownMarks(store, lambda: 7.0)
    store.save("t", STAR, 1.0)
    marks.reload()
    assert marks.of("t") == STAR
