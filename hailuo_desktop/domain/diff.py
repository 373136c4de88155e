"""How a shot differs from the request frozen from it, and a take from the one before: in words."""

from collections.abc import Callable, Iterator, Mapping

from hailuo_desktop.formats import seconds
from hailuo_desktop.translate import Marked, mark, t

from .catalog import MODELS, Mode
from .chain import as_sent
from .digest import canonical_prompt
from .frame import Frame
from .shot import Request, Shot
from .storyboard import Storyboard
from .take import Take
from .word_diff import change_in_short

# By the parameter, and whether it was on.
_SWITCHED: Mapping[tuple[str, bool], Marked] = {
    ("prompt_optimizer", True): mark("prompt optimizer on → off"),
    ("prompt_optimizer", False): mark("prompt optimizer off → on"),
    ("fast_pretreatment", True): mark("fast pretreatment on → off"),
    ("fast_pretreatment", False): mark("fast pretreatment off → on"),
}
_ADDED = {"first": mark("first frame added"), "last": mark("last frame added")}
_REMOVED = {"first": mark("first frame removed"), "last": mark("last frame removed")}
_CHANGED = {"first": mark("first frame changed"), "last": mark("last frame changed")}


def edits(board: Storyboard, take: Take, find: Callable[[str], Take | None]) -> list[str]:
    """How the shot of a take, where it is on the board, has been edited since; nothing where
    the board does not hold it. ``find`` gives a take by its id."""
    shot = board.find(take.shot)
    if shot is None:
        return []
    source = find(take.source) if take.source else None
    return differences(take, as_sent(board, shot), source.shot if source else "")


def differences(take: Take, shot: Shot, begins_with: str = "") -> list[str]:
    """What the take would ask for otherwise if it were frozen from the shot now.

    ``shot`` is the one as it would be sent; ``begins_with`` is the shot whose film has given
    the take its first frame, where one has. Nothing, for a clip that was brought in: it was
    never asked for.
    """
    if take.brought_in:
        return []
    return [*_words(take.request, shot), *_frames(take, shot, begins_with)]


def between(before: Take, after: Take) -> list[str]:
    """What the later take asked for otherwise than the one before it."""
    if before.brought_in or after.brought_in:
        return []
    return [*_words(before.request, after.request), *_other_frames(before, after)]


def in_short(before: Take, after: Take) -> str:
    """The same in one line, with the words of the prompt that changed."""
    if before.brought_in or after.brought_in:
        return t("brought in") if after.brought_in else ""
    words = change_in_short(before.request.prompt, after.request.prompt)
    told = [*_settings(before.request, after.request), *_other_frames(before, after)]
    found = [words, *told] if words else told
    return " · ".join(found) or t("the same request")


def _words(asked: Request, now: Shot | Request) -> Iterator[str]:
    if canonical_prompt(asked.prompt) != canonical_prompt(now.prompt):
        yield t("prompt changed")
    yield from _settings(asked, now)


def _settings(asked: Request, now: Shot | Request) -> Iterator[str]:
    if asked.model != now.model:
        before, after = model_name(asked.model), model_name(now.model)
        yield t("model {before} → {now}", before=before, now=after)
    if asked.mode is not now.mode:
        before, after = asked.mode.value, now.mode.value
        yield t("mode {before} → {now}", before=before, now=after)
    if asked.quality != now.quality:
        yield t("quality {before} → {now}", before=asked.quality, now=now.quality)
    if asked.duration != now.duration:
        before, after = seconds(asked.duration), seconds(now.duration)
        yield t("length {before} → {now}", before=before, now=after)
    switches = _switches(now)
    for name, was_on in asked.parameters:
        if was_on != switches.get(name, was_on):
            yield t(_SWITCHED[name, was_on])


def _switches(now: Shot | Request) -> Mapping[str, bool]:
    if isinstance(now, Request):
        return dict(now.parameters)
    return {name: getattr(now, name) for name, _ in _SWITCHED}


def _other_frames(before: Take, after: Take) -> Iterator[str]:
    (first, last), (now_first, now_last) = frames_of(before), frames_of(after)
    if after.source != before.source and after.source:
        yield t("first frame now from another film")
    elif not (after.source and after.source == before.source):
        yield from _frame("first", first, now_first)
    yield from _frame("last", last, now_last)


def _frames(take: Take, shot: Shot, begins_with: str) -> Iterator[str]:
    first, last = frames_of(take)
    link = shot.first_from
    if link is not None:
        if take.first_from != link and link.shot != begins_with:
            yield t("first frame now from another film")
    elif take.first_from is not None and shot.first is not None:
        yield t("first frame now a still")
    elif take.first_from is not None:
        yield t(_REMOVED["first"])
    else:
        yield from _frame("first", first, shot.first)
    yield from _frame("last", last, shot.last)


def frames_of(take: Take) -> tuple[Frame | None, Frame | None]:
    """The first and the last frame as far as the request holds them."""
    frames = list(take.request.frames)
    last = frames.pop() if take.request.mode is Mode.FLF and frames else None
    return (frames[0] if frames else None), last


def _frame(which: str, before: Frame | None, now: Frame | None) -> Iterator[str]:
    if (before and before.key) != (now and now.key):
        yield t((_ADDED if before is None else _REMOVED if now is None else _CHANGED)[which])


def model_name(name: str) -> str:
    """What a model is called; a name that nobody knows stays as it is."""
    return MODELS[name].name if name in MODELS else name
