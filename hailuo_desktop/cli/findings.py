"""Everything that there is to say about a batch before it is sent."""

from collections.abc import Iterator, Mapping

from hailuo_desktop.domain.lint import lint
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import Take
from hailuo_desktop.domain.words import lint_sentence
from hailuo_desktop.studio.importing import Finding, Imported
from hailuo_desktop.studio.made import Made
from hailuo_desktop.studio.sending import Covered
from hailuo_desktop.studio.studio import Studio

from .chains import Chains


def findings(
    studio: Studio, imported: Imported, places: list[int], covered: Mapping[str, Covered]
) -> list[Finding]:
    """By shot: its faults, its slips in camera commands, and what it would wait for."""
    found = [
        *imported.findings,
        *_camera(imported, places),
        *_waits(studio, imported, places, covered),
    ]
    return sorted(found, key=lambda each: each.shot)


def _camera(imported: Imported, places: list[int]) -> Iterator[Finding]:
    """What the service would take for plain words, though it may be meant for the camera."""
    for place in places:
        shot = imported.board.shots[place - 1]
        for each in lint(shot.prompt):
            yield Finding(place, shot.name, f"camera_{each.code}", lint_sentence(each), False)


def _waits(
    studio: Studio, imported: Imported, places: list[int], covered: Mapping[str, Covered]
) -> list[Finding]:
    """What a batch with faults would wait for is no news: it is not sent."""
    if imported.blocked:
        return []
    boards = studio.library.boards.all()
    kept = {shot.kept for board in boards for shot in board.shots if shot.kept}
    ledger, made = studio.library.takes, Made(studio.library.takes, imported.board)

    def takes(shot: Shot) -> list[Take]:
        return ledger.of_shot(shot.id) or made.of(shot)

    return Chains(imported.board, takes, covered, kept).waits(places)
