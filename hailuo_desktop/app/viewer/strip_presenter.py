"""What stands in the strip of takes besides the takes, and the pictures under the mouse."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QImage

from hailuo_desktop.app.context import Context
from hailuo_desktop.domain.diff import in_short
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.marks import verdict
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.studio.known_marks import KnownMarks
from hailuo_desktop.ui.viewer.take_facts import TakeFacts
from hailuo_desktop.ui.viewer.takes_strip import TakesStrip


def facts_of(takes: Sequence[Take], kept: str, marks: KnownMarks) -> dict[str, TakeFacts]:
    """Of all takes of a shot, by their ids; ``takes`` stand by number."""
    found: dict[str, TakeFacts] = {}
    before: Take | None = None
    for take in takes:
        own = marks.of(take.id)
        differs = in_short(before, take) if before is not None else ""
        found[take.id] = TakeFacts(verdict(take.id, kept, own), own, differs)
        before = take
    return found


class StripPresenter:
    """Pictures for the mouse: one film at a time is read, and the latest wish counts."""

    def __init__(self, context: Context, strip: TakesStrip) -> None:
        self._known_takes = context.known_takes
        self._videos = context.studio.library.videos
        self._background = context.background
        self._strip = strip
        self._wanted = ""
        self._reading = False
        strip.scrub.reel_wanted.connect(self._want)

    def _want(self, take_id: str) -> None:
        self._wanted = take_id
        if not self._reading:
            self._reading = True
            self._background.start(self._read())

    async def _read(self) -> None:
        try:
            while self._wanted:
                take_id, self._wanted = self._wanted, ""
                take = self._known_takes.find(take_id)
                if take is not None and isinstance(take.state, Completed):
                    file = self._videos.path(take.state.file)
                    self._strip.scrub.show_reel(take_id, await asyncio.to_thread(_reel, file))
        finally:
            self._reading = False


def _reel(file: Path) -> list[QImage]:
    """None of a film that cannot be read: its poster stays."""
    from hailuo_desktop.media.reel import reel  # slow to load

    try:
        return reel(file)
    except (HailuoError, OSError):
        return []
