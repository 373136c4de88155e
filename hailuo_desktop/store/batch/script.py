"""Screenplays: scenes with their action as prompts and their dialogue as notes."""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from hailuo_desktop.translate import mark, t

from .model import MOST_SHOTS, Batch, BatchError, BatchShot, made

HEADING, ACTION, SPEECH, TITLE = "heading", "action", "speech", "title"
NO_SCRIPT = mark("the script holds no scene and no action: there is nothing to make shots of.")


# Headings as other languages begin them; Fountain itself knows the English ones alone.
_SLUG = re.compile(
    r"(\A|\n[ \t]*\r?\n)"
    r"((?:ИНТ|НАТ|ЭКСТ|ІНТ|ЕКСТ|ΕΣΩΤ|ΕΞΩΤ|ΕΣ|ΕΞ)[./ ]|(?:内景|外景|실내|실외)[.．:：/・ \u3000])"
)


@dataclass(frozen=True)
class Paragraph:
    """A piece of a screenplay: its ``kind`` is one of the four above."""

    kind: str
    text: str


def from_fountain(text: str, name: str) -> Batch:
    """A script in the Fountain markup; BatchError where there is nothing in it."""
    # Late, for nothing else needs it; it has no types.
    from screenplain.parsers import fountain  # pyright: ignore[reportMissingTypeStubs]

    reader: Any = fountain
    return _batch(_fountain(reader.parse(io.StringIO(_SLUG.sub(r"\1.\2", text)))), name)


def from_final_draft(data: bytes, name: str) -> Batch:
    """A script of Final Draft; BatchError where it is none or holds nothing."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        why = t("it defines entities") if isinstance(error, DefusedXmlException) else error
        raise BatchError(
            t("the script is no Final Draft file ({why}): save it again.", why=why)
        ) from None
    if root.tag != "FinalDraft":
        raise BatchError(t("the script is no Final Draft file: export it as .fdx again."))
    return _batch(_final_draft(root), name)


def _batch(paragraphs: Iterable[Paragraph], name: str) -> Batch:
    shots: list[BatchShot] = []
    title = ""
    heading, is_new, spoken = "", False, list[str]()
    for each in paragraphs:
        match each.kind:
            case "title":
                title = title or each.text
            case "heading":
                shots += _silent(heading, is_new, spoken)
                heading, is_new, spoken = each.text, True, []
            case "action":
                scene = heading if is_new else ""
                shots.append(BatchShot(prompt=each.text, scene=scene, notes="\n".join(spoken)))
                is_new, spoken = False, []
            case _:
                _speak(shots, is_new, spoken, each.text)
    shots += _silent(heading, is_new, spoken)
    if not shots:
        raise BatchError(t(NO_SCRIPT))
    if len(shots) > MOST_SHOTS:
        raise BatchError(
            t(
                "the script has {shots} shots: give 1 to {most}.",
                shots=len(shots),
                most=MOST_SHOTS,
            )
        )
    return made(title or name, shots)


def _speak(shots: list[BatchShot], is_new: bool, spoken: list[str], text: str) -> None:
    """Words belong to the action before them, in a new scene to the one that follows."""
    if is_new or not shots:
        spoken.append(text)
    else:
        last = shots[-1]
        shots[-1] = last.model_copy(update={"notes": "\n".join(filter(None, (last.notes, text)))})


def _silent(heading: str, is_new: bool, spoken: list[str]) -> Iterator[BatchShot]:
    """A scene without any action is a shot to be written."""
    if spoken or (is_new and heading):
        yield BatchShot(scene=heading, notes="\n".join(spoken))


def _fountain(script: Any) -> Iterator[Paragraph]:
    for line in script.title_page.get("Title", [])[:1]:
        yield Paragraph(TITLE, _plain(line))
    for each in script.paragraphs:
        match type(each).__name__:
            case "Slug":
                number = f"{each.scene_number} " if each.scene_number else ""
                yield Paragraph(HEADING, f"{number}{each.line}")
            case "Action":
                yield from _action(each.lines)
            case "Dialog":
                yield Paragraph(SPEECH, _speech(each))
            case "DualDialog":
                yield Paragraph(SPEECH, f"{_speech(each.left)}\n{_speech(each.right)}")
            case _:
                pass  # sections, transitions and page breaks are about the paper


def _action(lines: Iterable[Any]) -> Iterator[Paragraph]:
    text = " ".join(" ".join(map(str, lines)).split())
    if text:
        yield Paragraph(ACTION, text)


def _speech(dialogue: Any) -> str:
    words = " ".join(str(text) for _, text in dialogue.blocks)
    return f"{dialogue.character}: {words}"


def _plain(line: str) -> str:
    from screenplain import richstring  # pyright: ignore[reportMissingTypeStubs]

    reader: Any = richstring
    return str(reader.parse_emphasis(line)).strip()


_KINDS = {"Scene Heading": HEADING, "Action": ACTION, "General": ACTION, "Shot": ACTION}
_SPOKEN = ("Dialogue", "Parenthetical")  # transitions are the cutter's


def _final_draft(root: Any) -> Iterator[Paragraph]:
    who = ""
    for top in root.iterfind("./Content/Paragraph"):
        for each in (top, *top.iterfind("./DualDialogue/Paragraph")):
            kind, text = each.get("Type", ""), _text(each)
            if kind == "Character":
                who = text
            elif kind in _SPOKEN and text:
                yield Paragraph(SPEECH, f"{who}: {text}" if who else text)
            elif kind in _KINDS and text:
                number = each.get("Number") if kind == "Scene Heading" else ""
                yield Paragraph(_KINDS[kind], f"{number} {text}" if number else text)


def _text(paragraph: Any) -> str:
    """Its own words alone: the properties of a scene hold paragraphs, too."""
    return " ".join("".join(part.text or "" for part in paragraph.iterfind("./Text")).split())
