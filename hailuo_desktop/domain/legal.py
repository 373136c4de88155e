"""Which settings a shot may have, why the rest is not offered, and the nearest that is."""

from collections.abc import Mapping
from dataclasses import replace

from hailuo_desktop.formats import choice, seconds
from hailuo_desktop.translate import Marked, mark, t

from .catalog import DURATIONS, MODELS, QUALITIES, Mode, Model
from .shot import Shot
from .words import MODE_NAMES

# By the modes in which a quality is offered where it is not in all.
_ONLY: Mapping[frozenset[Mode], Marked] = {
    frozenset({Mode.T2V}): mark("{quality}: only without frames."),
    frozenset({Mode.I2V}): mark("{quality}: only with a first frame alone."),
    frozenset({Mode.FLF}): mark("{quality}: only with a first and a last frame."),
    frozenset({Mode.T2V, Mode.I2V}): mark(
        "{quality}: only without frames or with a first frame alone."
    ),
    frozenset({Mode.T2V, Mode.FLF}): mark(
        "{quality}: only without frames or with a first and a last frame."
    ),
    frozenset({Mode.I2V, Mode.FLF}): mark(
        "{quality}: only with a first frame, with or without a last one."
    ),
}


def quality_reason(model: Model, mode: Mode, quality: str) -> str:
    """Why the quality is not offered; empty where it is."""
    if quality in model.qualities(mode):
        return ""
    modes = frozenset(each for each in model.modes if quality in model.qualities(each))
    if not modes:
        return t("{model} does not offer {quality}.", model=model.name, quality=quality)
    return t(_ONLY[modes], quality=quality)


def duration_reason(model: Model, mode: Mode, quality: str, duration: int) -> str:
    """Why the length is not offered at the quality; empty where it is."""
    if model.allows(mode, quality, duration):
        return ""
    at = [each for each in model.qualities(mode) if duration in model.durations(mode, each)]
    if not at:
        return t(
            "{model} does not offer {length} here.", model=model.name, length=seconds(duration)
        )
    return t("{length}: only at {qualities}.", length=seconds(duration), qualities=choice(at))


def switch_reason(model: Model, mode: Mode, parameter: str) -> str:
    """Why a switch is not sent; empty where it is."""
    if mode not in model.modes or parameter in model.parameters[mode]:
        return ""
    if any(parameter in offered for offered in model.parameters.values()):
        return t(
            "{model} has no such switch for {mode}: it is not sent.",
            model=model.name,
            mode=t(MODE_NAMES[mode]),
        )
    return t("{model} has no such switch: it is not sent.", model=model.name)


def nearest(shot: Shot) -> tuple[Shot, str]:
    """The shot with legal settings, as near as can be, and one line that says what changed.

    An unknown model, or a mode that it does not offer at all, is left: settings cannot mend it.
    """
    model, mode = MODELS.get(shot.model), shot.mode
    if model is None or mode not in model.modes or model.allows(mode, shot.quality, shot.duration):
        return shot, ""
    quality = _nearest_quality(model, mode, shot.quality)
    durations = model.durations(mode, quality)
    duration = min(durations, key=lambda each: abs(each - shot.duration))
    reason = quality_reason(model, mode, shot.quality) or duration_reason(
        model, mode, quality, shot.duration
    )
    changed = replace(shot, quality=quality, duration=duration)
    said = t("Changed to {quality}, {length}.", quality=quality, length=seconds(duration))
    return changed, f"{said} {reason}"


def _nearest_quality(model: Model, mode: Mode, quality: str) -> str:
    def distance(other: str) -> int:
        return abs(_rank(other) - _rank(quality))

    return min(model.qualities(mode), key=distance)


def _rank(quality: str) -> int:
    return QUALITIES.index(quality) if quality in QUALITIES else len(QUALITIES)


def offered_qualities(shot: Shot) -> tuple[str, ...]:
    """All that there are, and the shot's own where it is none of them."""
    return QUALITIES if shot.quality in QUALITIES else (*QUALITIES, shot.quality)


def offered_durations(shot: Shot) -> tuple[int, ...]:
    """Lengths to choose from, in seconds; an illegal one that the shot has stays in sight."""
    return DURATIONS if shot.duration in DURATIONS else (*DURATIONS, shot.duration)
