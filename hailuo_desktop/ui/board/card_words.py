"""What a card says to the pointer and to a screen reader."""

from typing import Protocol

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.words import sentence
from hailuo_desktop.formats import seconds

from .state import CardState, Standing, all_problems

LONGEST = 400  # characters of a prompt in a tool tip


class Cards(Protocol):
    board: Storyboard

    def code(self, shot: Shot) -> str: ...
    def state(self, shot: Shot) -> CardState: ...
    def standing_of(self, shot_id: str) -> Standing: ...
    def link_of(self, shot: Shot) -> str: ...


def facts(shot: Shot) -> str:
    return f"{shot.mode.value} · {seconds(shot.duration)} · {shot.quality}"


def first_words(shot: Shot) -> str:
    """The prompt's first line."""
    return next((line.strip() for line in shot.prompt.splitlines() if line.strip()), "")


def told(cards: Cards, shot: Shot) -> str:
    """The prompt, then what stands in the way and what has happened since."""
    prompt = shot.prompt.strip()[:LONGEST] or "No prompt yet."
    lines = [prompt, *(sentence(each) for each in all_problems(cards.board, shot))]
    if cards.state(shot).kind == "stale":
        lines.append(
            f"The take was made from another take of shot {cards.link_of(shot)} than the one "
            "that is kept now."
        )
    if cards.standing_of(shot.id).edited:
        lines.append("Edited since its take was made.")
    if shot.notes.strip():
        lines.append(f"Notes: {shot.notes.strip()[:LONGEST]}")
    return "\n".join(lines)


def accessible(cards: Cards, shot: Shot) -> str:
    parts = [f"Shot {cards.code(shot)}", shot.mode.value, cards.state(shot).words]
    if link := cards.link_of(shot):
        parts.append(f"from the last frame of {link}")
    scene = f" Scene: {shot.scene}." if shot.scene else ""
    return f"{', '.join(parts)}. {shot.prompt}{scene}".strip()
