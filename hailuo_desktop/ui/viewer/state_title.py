"""How a take that has no film yet stands, as the title of what is said about it."""

from collections.abc import Mapping

from hailuo_desktop.domain import take as states
from hailuo_desktop.translate import Marked, mark, t

_TITLES: Mapping[type[states.State], Marked] = {
    states.Queued: mark("Waiting"),
    states.Uploading: mark("Uploading"),
    states.Submitting: mark("Sending"),
    states.Pending: mark("Waiting at EvoLink"),
    states.Processing: mark("Rendering"),
    states.Downloading: mark("Downloading"),
    states.Completed: mark("Done"),
    states.Failed: mark("Failed"),
    states.Uncertain: mark("May be charged"),
    states.Cancelled: mark("Cancelled"),
}


def state_title(take: states.Take) -> str:
    return t("For later") if take.held else t(_TITLES[type(take.state)])
