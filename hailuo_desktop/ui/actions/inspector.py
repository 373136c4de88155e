"""What can be done with a take and the request that made it."""

from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.translate import mark

from .action import Place, TakeAction


def _was_asked_for(take: Take) -> bool:
    """A clip that was brought in has no request to come back to."""
    return not take.brought_in


USE_SETTINGS = TakeAction(
    name="use_settings",
    text=mark("Use these settings"),
    icon="follow",
    tip=mark("The shot gets the prompt, the settings and the frames that made this take."),
    when=_was_asked_for,
    place=Place.FILM,
    alone=True,
)
AGAIN = TakeAction(
    name="again",
    text=mark("Again…"),
    icon="retry",
    tip=mark("The same request once more: the pre-flight shows count and price first."),
    when=_was_asked_for,
    place=Place.FILM,
    alone=True,
)
EXPORT_TAKE = TakeAction(
    name="export_take",
    text=mark("Export this…"),
    icon="film",
    tip=mark("A copy of the film, with its recipe inside."),
    when=lambda take: isinstance(take.state, Completed),
    place=Place.FILM,
    alone=True,
)
COPY_PROMPT = TakeAction(
    name="copy_sent_prompt",
    text=mark("Copy prompt"),
    icon="copy",
    tip=mark("The prompt as it was sent."),
    when=lambda take: bool(take.request.prompt),
    place=Place.FILM,
    alone=True,
)
INSPECTOR_ACTIONS: tuple[TakeAction, ...] = (USE_SETTINGS, AGAIN, EXPORT_TAKE, COPY_PROMPT)
