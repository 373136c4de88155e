"""Pictures prepared before anything is sent: what would fail at its turn is known at once."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from hailuo_desktop.domain.chain import as_sent
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.reason import Reasons, reason
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.media.prepare import Stills
from hailuo_desktop.store.frames import Frames

from .importing import Finding, Imported

Progress = Callable[[int, int], None]  # pictures done, pictures in all
RULE = "image_unsendable"


@dataclass(frozen=True)
class PictureCheck:
    """``broken`` says of each picture that cannot be sent, by its key, why that is so.

    What is prepared here is what is uploaded later: the work is done once.
    """

    stills: Stills
    frames: Frames
    broken: dict[str, Reasons] = field(default_factory=dict[str, Reasons])

    async def check(
        self, frames: Iterable[Frame], progress: Progress = lambda _done, _all: None
    ) -> None:
        """Decode, prepare and read back every one of them, off the loop's thread."""
        every = list({frame.key: frame for frame in frames}.values())
        for done, frame in enumerate(every):
            progress(done, len(every))
            why = await asyncio.to_thread(self._why, frame)
            self.broken.pop(frame.key, None)
            if why:
                self.broken[frame.key] = why
        progress(len(every), len(every))

    def _why(self, frame: Frame) -> Reasons:
        try:
            self.stills.ready(frame, self.frames.path(frame.digest))
        except FileNotFoundError:
            return (reason("frame_gone", name=frame.name),)
        except OSError as error:
            why = error.strerror or str(error)
            return (reason("frame_unready", name=frame.name, why=why),)
        except HailuoError as error:
            return error.reasons
        return ()


def frames_of(board: Storyboard, shots: Iterable[Shot]) -> list[Frame]:
    """The pictures that these shots would send."""
    sent = (as_sent(board, shot) for shot in shots)
    return [frame for shot in sent for frame in (shot.first, shot.last) if frame is not None]


def reasons(board: Storyboard, shot: Shot, broken: Mapping[str, Reasons]) -> list[str]:
    """Why this shot's pictures cannot be sent, each once."""
    keys = dict.fromkeys(frame.key for frame in frames_of(board, [shot]))
    return [worded(broken[key]) for key in keys if key in broken]


async def with_checked_pictures(
    check: PictureCheck, imported: Imported, places: Iterable[int]
) -> Imported:
    """The import with what the pictures of the chosen shots (places from 1) would fail of."""
    board = imported.board
    chosen = {place: board.shots[place - 1] for place in places}
    await check.check(frames_of(board, chosen.values()))
    found = (
        Finding(place, shot.name, RULE, why, True)
        for place, shot in chosen.items()
        for why in reasons(board, shot, check.broken)
    )
    return replace(imported, findings=(*imported.findings, *found))
