"""A shot as a list says it, in words: for the two versions of a change side by side."""

from collections.abc import Callable, Collection, Mapping

from hailuo_desktop.formats import seconds
from hailuo_desktop.translate import t

from .diff import model_name
from .frame import Frame
from .plural import counted
from .shot import Link, Shot

_SETTINGS: Mapping[str, Callable[[Shot], str]] = {
    "model": lambda shot: model_name(shot.model),
    "quality": lambda shot: shot.quality,
    "duration": lambda shot: seconds(shot.duration),
    "takes": lambda shot: counted(shot.takes, "take"),
    "prompt_optimizer": lambda shot: t("prompt optimizer: {on}", on=_on(shot.prompt_optimizer)),
    "fast_pretreatment": lambda shot: t("fast pretreatment: {on}", on=_on(shot.fast_pretreatment)),
    "first": lambda shot: t("first frame: {picture}", picture=_picture(shot.first)),
    "last": lambda shot: t("last frame: {picture}", picture=_picture(shot.last)),
    "first_link": lambda shot: t("begins with another film: {on}", on=_linked(shot.first_link)),
    "last_link": lambda shot: t("ends where another begins: {on}", on=_linked(shot.last_link)),
}


def words(shot: Shot) -> list[str]:
    """Scene, prompt and notes, as far as there are any."""
    return [each for each in (shot.scene, shot.prompt, shot.notes) if each]


def settings(shot: Shot, fields: Collection[str]) -> list[str]:
    """What the shot has in those of its fields that are no such words."""
    named = [t("name: {name}", name=shot.name)] if "name" in fields else []
    return [*named, *(say(shot) for field, say in _SETTINGS.items() if field in fields)]


def _on(is_on: bool) -> str:
    return t("on") if is_on else t("off")


def _linked(link: Link | None) -> str:
    return _on(link is not None)


def _picture(frame: Frame | None) -> str:
    return frame.name if frame else t("none")
