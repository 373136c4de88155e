"""Every rule that is checked before a credit is spent."""

from collections.abc import Iterator

from .catalog import MODELS, Mode, Model
from .frame import frame_problems, pair_problems, weight_problems
from .problem import Field, Problem, error
from .shot import Request, Shot


def problems(shot: Shot, model: Model) -> list[Problem]:
    """All that is wrong with the shot under the model's rules, errors and warnings."""
    return [*_prompt(shot, model), *_settings(shot, model), *_frames(shot)]


def ready(shot: Shot, model: Model) -> bool:
    return not any(problem.blocks for problem in problems(shot, model))


def _prompt(shot: Shot, model: Model) -> Iterator[Problem]:
    if shot.mode in model.prompt_required and not shot.prompt.strip():
        yield error("prompt_missing", Field.PROMPT, mode=shot.mode.value, model=model.name)
    if len(shot.prompt) > model.prompt_limit:
        yield error(
            "prompt_too_long", Field.PROMPT, length=len(shot.prompt), limit=model.prompt_limit
        )
    if unsendable := next((c for c in shot.prompt if "\ud800" <= c <= "\udfff"), None):
        yield error("prompt_unsendable", Field.PROMPT, character=f"U+{ord(unsendable):04X}")


def _settings(shot: Shot, model: Model) -> Iterator[Problem]:
    mode = shot.mode
    if mode not in model.modes:
        modes = tuple(each.value for each in model.modes)
        yield error("mode_unsupported", Field.MODEL, mode=mode.value, model=model.name, modes=modes)
    elif shot.quality not in model.qualities(mode):
        legal = tuple(model.qualities(mode))
        yield error(
            "quality_illegal", Field.QUALITY, quality=shot.quality, mode=mode.value, legal=legal
        )
    elif shot.duration not in model.durations(mode, shot.quality):
        lengths = tuple(model.durations(mode, shot.quality))
        yield error(
            "duration_illegal",
            Field.DURATION,
            duration=shot.duration,
            quality=shot.quality,
            legal=lengths,
        )


def _frames(shot: Shot) -> Iterator[Problem]:
    if shot.mode is Mode.FLF and shot.first is None and shot.first_link is None:
        yield error("first_frame_missing", Field.FIRST_FRAME)
    for frame, where in ((shot.first, Field.FIRST_FRAME), (shot.last, Field.LAST_FRAME)):
        if frame is not None:
            yield from frame_problems(frame.seen, where)
            yield from weight_problems(frame, where)
    if shot.first is not None and shot.last is not None:
        yield from pair_problems(shot.first.seen, shot.last.seen)


def request_of(shot: Shot) -> Request:
    """Freeze a ready shot; ValueError names the first rule that it breaks."""
    model = MODELS[shot.model]
    broken = [problem.code for problem in problems(shot, model) if problem.blocks]
    if broken:
        raise ValueError(f"shot {shot.id} is not ready: {broken[0]}")
    frames = tuple(frame for frame in (shot.first, shot.last) if frame is not None)
    return Request(
        shot.model,
        shot.mode,
        shot.prompt,
        frames,
        shot.quality,
        shot.duration,
        _parameters(shot, model, shot.mode),
    )


def _parameters(shot: Shot, model: Model, mode: Mode) -> tuple[tuple[str, bool], ...]:
    wanted = {
        "prompt_optimizer": shot.prompt_optimizer,
        "fast_pretreatment": shot.fast_pretreatment,
    }
    return tuple((key, wanted[key]) for key in wanted if key in model.parameters[mode])
