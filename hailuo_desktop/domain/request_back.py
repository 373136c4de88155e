"""A request that was frozen, on its way back into a shot."""

from dataclasses import replace

from .diff import frames_of
from .shot import Link, Shot
from .take import Take


def settings_back(shot: Shot, take: Take, begins_with: str = "") -> Shot:
    """The shot with the prompt, settings and frames of the take; all else stays its own.

    ``begins_with`` is the shot whose film gave the take its first frame: it is to give it again.
    Without one, the frame comes back as the still that was sent.
    """
    request = take.request
    switches = dict(request.parameters)
    first, last = frames_of(take)
    link = take.first_from or (Link(begins_with) if begins_with else None)
    if link is not None and shot.first_link is not None and shot.first_link.shot == link.shot:
        link = shot.first_link  # whether it waits for a kept take is the shot's own
    same_last = shot.last is None and shot.last_link is not None and last is not None
    return replace(
        shot,
        prompt=request.prompt,
        model=request.model,
        quality=request.quality,
        duration=request.duration,
        prompt_optimizer=switches.get("prompt_optimizer", shot.prompt_optimizer),
        fast_pretreatment=switches.get("fast_pretreatment", shot.fast_pretreatment),
        first=None if link is not None else first,
        first_link=link,
        last=last,
        last_link=None if same_last or last is None else shot.last_link,
    )
