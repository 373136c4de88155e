"""What a card says to the pointer and to a screen reader."""

from typing import Protocol

from hailuo_desktop.domain.money import digits
from hailuo_desktop.domain.review import review
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.standing import Standing
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.words import sentence
from hailuo_desktop.formats import seconds
from hailuo_desktop.translate import mark, t

from .state import CardState

LONGEST = 400  # characters of a prompt in a tool tip


class Cards(Protocol):
    board: Storyboard

    def code(self, shot: Shot) -> str: ...
    def state(self, shot: Shot) -> CardState: ...
    def standing_of(self, shot_id: str) -> Standing: ...
    def link_of(self, shot: Shot) -> str: ...


def facts(shot: Shot) -> str:
    return f"{shot.mode.value} · {seconds(shot.duration)} · {shot.quality}"


def price(cards: Cards, shot: Shot) -> str:
    """What its takes have cost so far; nothing where nobody has said."""
    cost = cards.standing_of(shot.id).cost
    return "" if cost is None else t("{credits} cr", credits=digits(cost))


def first_words(shot: Shot) -> str:
    """The prompt's first line."""
    return next((line.strip() for line in shot.prompt.splitlines() if line.strip()), "")


def tooltip_text(cards: Cards, shot: Shot) -> str:
    """The prompt, then what stands in the way and what has happened since."""
    prompt = shot.prompt.strip()[:LONGEST] or t("No prompt yet.")
    lines = [prompt, *(sentence(each) for each in review(cards.board, shot))]
    if cards.state(shot).kind == "stale":
        lines.append(
            t(
                "The take was made from another take of shot {shot} than the one that is kept now.",
                shot=cards.link_of(shot),
            )
        )
    if cards.standing_of(shot.id).edited:
        lines.append(t("Edited since its take was made."))
    if (cost := cards.standing_of(shot.id).cost) is not None:
        lines.append(t("Credits so far: {credits}.", credits=digits(cost)))
    if shot.notes.strip():
        lines.append(t("Notes: {notes}", notes=shot.notes.strip()[:LONGEST]))
    return "\n".join(lines)


def accessible(cards: Cards, shot: Shot) -> str:
    words = mark("Shot {code}, {mode}, {state}.")
    if link := cards.link_of(shot):
        words = mark("Shot {code}, {mode}, {state}, from the last frame of {link}.")
    state = cards.state(shot).words
    told = t(words, code=cards.code(shot), mode=shot.mode.value, state=state, link=link)
    cost = cards.standing_of(shot.id).cost
    spent = "" if cost is None else t("Credits so far: {credits}.", credits=digits(cost))
    scene = t("Scene: {scene}.", scene=shot.scene) if shot.scene else ""
    return " ".join(filter(None, (told, shot.prompt, spent, scene))).strip()
