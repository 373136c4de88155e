"""First frames that come from the films of other shots: the true last picture, decoded."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hailuo_desktop.domain.errors import BadVideo
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.domain.shot import Link
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.engine.ports import ChainBroken, FilmMissing, Opening
from hailuo_desktop.store.boards import Boards
from hailuo_desktop.store.takes import Takes
from hailuo_desktop.store.videos import Videos
from hailuo_desktop.translate import t

from .intake import Intake
from .made import Made


@dataclass(frozen=True)
class Chain:
    """Looks in the ledger and on the boards, so that it knows what any run has made and kept."""

    takes: Takes
    boards: Boards
    videos: Videos
    intake: Intake
    rejected: Callable[[str], bool] = lambda _: False

    async def frame(self, link: Link) -> Opening | None:
        """The kept take counts first; without one, and unless the link waits for it, the first
        that is not ``rejected``.

        Of these, the first whose film is there: one that is gone may be gone for ever.
        """
        takes = self.takes.of_shot(link.shot) or self._made_elsewhere(link.shot)
        take = self._chosen(takes, link)
        if take is not None and isinstance(take.state, Completed):
            film = self.videos.path(take.state.file)
            picture = await asyncio.to_thread(_png, film)
            if picture is None:
                raise FilmMissing(take)
            frame = await self.intake.data(picture, _name_of_end(take), Field.FIRST_FRAME)
            return Opening(frame, take.id)
        if takes and all(t.settled and not isinstance(t.state, Completed) for t in takes):
            shot = takes[-1].name
            why = reason("chain_broken", shot=shot) if shot else reason("chain_broken_first")
            raise ChainBroken(why)
        return None

    def _made_elsewhere(self, shot_id: str) -> list[Take]:
        """A shot whose very request was made under another name needs no take of its own."""
        board = self.boards.of_shot(shot_id)
        return Made(self.takes, board).of(board.shot(shot_id)) if board is not None else []

    def _chosen(self, takes: list[Take], link: Link) -> Take | None:
        done = {take.id: take for take in takes if isinstance(take.state, Completed)}
        kept = done.get(self._kept(link.shot))
        if kept is not None or link.wait:
            return kept
        left = [take for take in done.values() if not self.rejected(take.id)]
        there = (take for take in left if self.videos.kept(take))
        return next(there, next(iter(left), None))

    def _kept(self, shot_id: str) -> str:
        shots = (shot for board in self.boards.all() for shot in board.shots)
        return next((shot.kept for shot in shots if shot.id == shot_id), "")


def _name_of_end(take: Take) -> str:
    """What the picture is called: a name for people, that the frame keeps from then on."""
    if take.name:
        return t("End of {shot}, take {take}.png", shot=take.name, take=take.number)
    return t("End of a shot, take {take}.png", take=take.number)


def _png(film: Path) -> bytes | None:
    """None where the film is not whole: the last picture of the rest is not its last one."""
    from hailuo_desktop.media.film import Films, last_frame  # heavy, and not needed by every run
    from hailuo_desktop.media.png import png_of

    try:
        Films().check(film)
    except (BadVideo, OSError):
        return None
    # Without loss, so that a chain of many links does not wear its picture down.
    return png_of(last_frame(film))
