"""How the takes of each shot stand: what the cards ask for."""

from hailuo_desktop.domain.chain import as_sent
from hailuo_desktop.domain.rules import request_of
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import Failed, Queued, Take, Uncertain
from hailuo_desktop.studio.known_takes import KnownTakes
from hailuo_desktop.ui.board.state import Standing

from .edits import Edits


class Standings:
    def __init__(self, known_takes: KnownTakes, edits: Edits) -> None:
        self._known_takes = known_takes
        self._edits = edits

    def __call__(self, shot_id: str) -> Standing:
        """How the takes of a shot stand, whatever board it is on."""
        takes = self._known_takes.of_shot(shot_id)
        if not takes:
            return Standing()
        shot = self._edits.board.find(shot_id)
        used = self._known_takes.used(shot_id, shot.kept if shot else "")
        done, going, failed = self._known_takes.counts(shot_id)
        queued = sum(isinstance(take.state, Queued) for take in takes)
        uncertain = sum(isinstance(take.state, Uncertain) for take in takes)
        return Standing(
            done=done,
            queued=queued,
            in_flight=going - queued - uncertain,
            failed=failed if isinstance(takes[-1].state, Failed) else 0,
            uncertain=uncertain,
            used=used.id if used else "",
            source=used.source if used else "",
            kept=used is not None and shot is not None and used.id == shot.kept,
            edited=used is not None and shot is not None and self._edited(shot, used),
        )

    def _edited(self, shot: Shot, take: Take) -> bool:
        """Whether what would be sent now is something else than what the take was made from."""
        try:
            now = request_of(as_sent(self._edits.board, shot))
        except ValueError:
            return True
        then = take.request
        if take.source:  # its first frame came from a film, which the shot only points at
            return (now.prompt, now.quality, now.duration) != (
                then.prompt,
                then.quality,
                then.duration,
            )
        return now != then
