"""A board played before a credit is spent: stills that move, cards, and the takes there are."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from PySide6.QtGui import QImage

from hailuo_desktop.sketch.colours import Pixels
from hailuo_desktop.sketch.reel import FPS, write_reel

from .pixels import image_from, letterboxed
from .scene import Part, Scene, scene_of

Progress = Callable[[float], None]  # 0 to 1
Stopped = Callable[[], bool]


class Animatic:
    """Every picture is ``width`` × ``height``, both even; safe to ask from any thread."""

    def __init__(self, parts: Sequence[Part], width: int = 1366, height: int = 768) -> None:
        self._parts = tuple(parts)
        self._width, self._height = width, height
        self._lock = threading.Lock()
        self._open = -1
        self._scene: Scene | None = None
        self._end: tuple[int, Pixels | None] = (-1, None)  # of the part that was ended last

    def frame(self, part: int, time: float) -> QImage:
        """What is seen of a part at ``time``, 0 to 1 of it."""
        with self._lock:
            return image_from(self._at(part, time))

    def close(self) -> None:
        """Let go of the film that was looked at last."""
        with self._lock:
            self._leave()

    def save(self, file: Path, progress: Progress, stopped: Stopped) -> bool:
        """Write the whole as MP4, 25 frames a second; False where it was stopped, or is empty.

        The file is not there under its name before it is whole; OSError where it cannot be
        written.
        """
        unfinished = file.with_name(f"{file.name}.part")
        try:
            write_reel(self._frames(progress, stopped), self._width, self._height, unfinished)
            if stopped() or not self._parts:
                return False
            unfinished.replace(file)
            return True
        finally:
            unfinished.unlink(missing_ok=True)

    def _frames(self, progress: Progress, stopped: Stopped) -> Iterator[Pixels]:
        counts = [max(1, round(part.seconds * FPS)) for part in self._parts]
        done = 0
        # A second one, so that the window may go on playing while a film is saved.
        with closing(Animatic(self._parts, self._width, self._height)) as reel:
            for part, count in enumerate(counts):
                for number in range(count):
                    if stopped():
                        return
                    yield reel.pixels(part, number / max(1, count - 1))
                    done += 1
                    progress(done / sum(counts))

    def pixels(self, part: int, time: float) -> Pixels:
        """As ``frame``, for whoever writes them down."""
        with self._lock:
            return self._at(part, time)

    def _at(self, part: int, time: float) -> Pixels:
        if part != self._open or self._scene is None:
            self._leave()
            self._scene = self._scene_of(part, self._opening(part))
            self._open = part
        return letterboxed(self._scene.at(time), self._width, self._height)

    def _scene_of(self, part: int, opening: Pixels | None) -> Scene:
        return scene_of(self._parts[part], self._width, self._height, opening)

    def _opening(self, part: int) -> Pixels | None:
        """How the part ends that it hangs on: a chain is followed back, and played to there."""
        chain: list[int] = []
        before = self._parts[part].after
        while before is not None and before not in chain and before != self._end[0]:
            chain.append(before)
            before = self._parts[before].after
        picture = self._end[1] if before is not None and before == self._end[0] else None
        for place in reversed(chain):
            picture = self._ending(place, picture)
            self._end = place, picture
        return picture

    def _ending(self, part: int, opening: Pixels | None) -> Pixels | None:
        scene = self._scene_of(part, opening)
        try:
            return scene.at(1.0) if scene.pictured else None
        finally:
            scene.close()

    def _leave(self) -> None:
        if self._scene is not None:
            self._scene.close()
        self._scene, self._open = None, -1
