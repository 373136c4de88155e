"""All that the inspector shows of one take."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QImage

from hailuo_desktop.domain.diff import model_name
from hailuo_desktop.domain.mark_words import cost_words
from hailuo_desktop.domain.take import Take
from hailuo_desktop.domain.word_diff import Piece
from hailuo_desktop.formats import date_and_time, seconds
from hailuo_desktop.translate import Marked, mark, t

from .take_facts import TakeFacts

_SWITCHES: dict[str, Marked] = {
    "prompt_optimizer": mark("Prompt optimiser"),
    "fast_pretreatment": mark("Fast pre-treatment"),
}


@dataclass(frozen=True)
class Still:
    """A frame of the request; ``image`` is None until it is read, or where it cannot be."""

    caption: str
    image: QImage | None


@dataclass(frozen=True)
class TakeSheet:
    """``prompt`` holds what changed against the take before, whose number ``before`` is (0: there
    is none). ``edits`` says how the shot was edited since, and ``edited`` is its prompt now against
    the take's. ``usable``: the shot is on a board, so that it can have the settings back.
    """

    take: Take
    facts: TakeFacts
    prompt: tuple[Piece, ...]
    before: int = 0
    edits: tuple[str, ...] = ()
    edited: tuple[Piece, ...] = ()
    frames: tuple[Still, ...] = ()
    usable: bool = False


def rows(take: Take) -> Sequence[tuple[str, str]]:
    """Name and value of everything else that was asked for, and what came of it."""
    return [*_asked(take), *_became(take)]


def _asked(take: Take) -> Iterator[tuple[str, str]]:
    request = take.request
    if take.brought_in:  # nothing was asked for
        yield t("Brought in"), take.brought_in
    else:
        yield t("Mode"), request.mode.value
        yield t("Model"), model_name(request.model)
    yield t("Quality"), request.quality
    yield t("Length"), seconds(request.duration)
    for name, on in request.parameters:
        if name in _SWITCHES:
            yield t(_SWITCHES[name]), t("on") if on else t("off")


def _became(take: Take) -> Iterator[tuple[str, str]]:
    yield t("Queued"), date_and_time(take.created)
    if take.submitted is not None:
        yield t("Sent"), date_and_time(take.submitted)
    if take.settled and take.changed:
        yield t("Done"), date_and_time(take.changed)
    yield t("Cost"), cost_words(take) or t("nothing yet")
    if take.task:
        yield t("Task"), take.task
