"""How a shot has come to differ from the request that was frozen from it, in words."""

from collections.abc import Iterator

from hailuo_desktop.formats import seconds

from .catalog import MODELS, Mode
from .frame import Frame
from .shot import Request, Shot
from .take import Take

_OPTIONS = {"prompt_optimizer": "prompt optimizer", "fast_pretreatment": "fast pretreatment"}


def differences(take: Take, shot: Shot, begins_with: str = "") -> list[str]:
    """What the take would ask for otherwise if it were frozen from the shot now.

    ``shot`` is the one as it would be sent; ``begins_with`` is the shot whose film has given
    the take its first frame, where one has.
    """
    return [*_words(take.request, shot), *_frames(take, shot, begins_with)]


def _words(asked: Request, shot: Shot) -> Iterator[str]:
    if asked.prompt != shot.prompt:
        yield "prompt changed"
    if asked.model != shot.model:
        yield f"model {_model(asked.model)} → {_model(shot.model)}"
    if asked.mode is not shot.mode:
        yield f"mode {asked.mode.value} → {shot.mode.value}"
    if asked.quality != shot.quality:
        yield f"quality {asked.quality} → {shot.quality}"
    if asked.duration != shot.duration:
        yield f"length {seconds(asked.duration)} → {seconds(shot.duration)}"
    for name, before in asked.parameters:
        if before != getattr(shot, name):
            yield f"{_OPTIONS[name]} {_switch(before)} → {_switch(not before)}"


def _frames(take: Take, shot: Shot, begins_with: str) -> Iterator[str]:
    first, last = _ends(take)
    link = shot.first_from
    if link is not None:
        if take.first_from != link and link.shot != begins_with:
            yield "first frame now from another film"
    elif take.first_from is not None and shot.first is not None:
        yield "first frame now a still"
    elif take.first_from is not None:
        yield "first frame removed"
    else:
        yield from _frame("first", first, shot.first)
    yield from _frame("last", last, shot.last)


def _ends(take: Take) -> tuple[Frame | None, Frame | None]:
    """The first and the last frame as far as the request holds them."""
    frames = list(take.request.frames)
    last = frames.pop() if take.request.mode is Mode.FLF and frames else None
    return (frames[0] if frames else None), last


def _frame(which: str, before: Frame | None, now: Frame | None) -> Iterator[str]:
    if (before and before.key) != (now and now.key):
        verb = "added" if before is None else "removed" if now is None else "changed"
        yield f"{which} frame {verb}"


def _model(name: str) -> str:
    return MODELS[name].name if name in MODELS else name


def _switch(on: bool) -> str:
    return "on" if on else "off"
