"""What the widgets ask while they show, answered by what the window knows."""

from collections.abc import Sequence

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.store.boards import Boards
from hailuo_desktop.store.frames import Frames
from hailuo_desktop.studio.known_takes import KnownTakes

from .board.board_names import BoardNames
from .board.clip import pack
from .board.edits import Edits
from .board.standings import Standings
from .queue.amend_presenter import EditsSince
from .widgets import Answers


def answers_of(frames: Frames, boards: Boards, known_takes: KnownTakes, edits: Edits) -> Answers:
    def packed(board_id: str, shots: Sequence[Shot]) -> bytes:
        return pack(board_id, shots, frames.path)

    return Answers(
        standing=Standings(known_takes, edits),
        pack=packed,
        edits_of=EditsSince(known_takes, edits),
        board_of=BoardNames(boards, edits),
    )
