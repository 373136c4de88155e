"""Sentences that name keys: those that the commands have now, or none where they have none.

``action_set.with_key`` and ``hint`` are the same for what stands on a button.
"""

from collections.abc import Sequence

from hailuo_desktop.translate import t

from .action_set import shown, title
from .actions.action import Action

FEW = 2  # commands whose keys are told one by one


def key_or_name(action: Action) -> str:
    """For a sentence that needs one of them: “N”, or the command as the palette finds it."""
    keys = shown(action)
    return keys[0] if keys else t("“{command}”", command=title(action))


def keys_told(actions: Sequence[Action]) -> str:
    """The first key of each that has one; of many, the first and the last: “0–5”."""
    keys = [shown(action)[0] for action in actions if shown(action)]
    return " ".join(keys) if len(keys) <= FEW else f"{keys[0]}–{keys[-1]}"
