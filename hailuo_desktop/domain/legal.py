"""Which settings a shot may have, why the rest is not offered, and the nearest that is."""

from dataclasses import replace

from hailuo_desktop.formats import seconds

from .catalog import DURATIONS, MODELS, QUALITIES, Mode, Model
from .shot import Shot
from .words import MODE_NAMES, choice

_WHEN = {
    Mode.T2V: "without frames",
    Mode.I2V: "with a first frame alone",
    Mode.FLF: "with a first and a last frame",
}


def quality_reason(model: Model, mode: Mode, quality: str) -> str:
    """Why the quality is not offered; empty where it is."""
    if quality in model.qualities(mode):
        return ""
    modes = [each for each in model.modes if quality in model.qualities(each)]
    if not modes:
        return f"{model.name} does not offer {quality}."
    return f"{quality}: only {choice(_WHEN[each] for each in modes)}."


def duration_reason(model: Model, mode: Mode, quality: str, duration: int) -> str:
    """Why the length is not offered at the quality; empty where it is."""
    if model.allows(mode, quality, duration):
        return ""
    at = [each for each in model.qualities(mode) if duration in model.durations(mode, each)]
    if not at:
        return f"{model.name} does not offer {seconds(duration)} here."
    return f"{seconds(duration)}: only at {choice(at)}."


def switch_reason(model: Model, mode: Mode, parameter: str) -> str:
    """Why a switch is not sent; empty where it is."""
    if mode not in model.modes or parameter in model.parameters[mode]:
        return ""
    if any(parameter in offered for offered in model.parameters.values()):
        return f"{model.name} has no such switch for {MODE_NAMES[mode]}: it is not sent."
    return f"{model.name} has no such switch: it is not sent."


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
    return changed, f"Changed to {quality}, {seconds(duration)}. {reason}"


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
    return DURATIONS if shot.duration in DURATIONS else (*DURATIONS, shot.duration)
