"""A page to review a cut in any browser: films, codes, and fields whose file comes back to us.

It needs no network and no server. What is typed stays in the browser too, until it is saved.
"""

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from fractions import Fraction
from html import escape

from hailuo_desktop.assets import asset
from hailuo_desktop.domain.cut import Cut, CutShot, CutTake
from hailuo_desktop.domain.frame_rate import said
from hailuo_desktop.domain.marks import MOST_STARS
from hailuo_desktop.formats import number
from hailuo_desktop.store.names import safe_name
from hailuo_desktop.translate import language, n, t

from .addresses import relative
from .review_notes import FORMAT, VERSION
from .xml import clean


def review_page(cut: Cut, posters: Mapping[str, bytes]) -> bytes:
    """UTF-8 HTML; ``posters`` are JPEGs by take id. Films are found from the page's own folder."""
    style, script = (asset("review", f"page.{kind}") for kind in ("css", "js"))
    facts = {
        "format": FORMAT,
        "version": VERSION,
        "board": cut.id,
        "name": cut.name,
        "file": f"{safe_name(cut.name) or 'review'} notes.json",
        "saved": t("Your notes are saved: send that file back."),
    }
    return "\n".join(
        [
            f'<!DOCTYPE html>\n<html lang="{safe(language())}">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{safe(cut.name)}</title>",
            f"<style>\n{style.read_text('utf-8')}</style>\n</head>\n<body>",
            *_head(cut),
            *(line for shot in cut.shots for line in _shot(shot, posters)),
            f'<script type="application/json" id="facts">{_data(facts)}</script>',
            f"<script>\n{script.read_text('utf-8')}</script>\n</body>\n</html>\n",
        ]
    ).encode()


def _head(cut: Cut) -> Iterator[str]:
    films = n("{count} film", "{count} films", len(cut.takes))
    hint = t(
        "Write what you think beside each film. Save your notes at the end, and send that file "
        "back."
    )
    who, save = t("Your name"), t("Save my notes")
    yield "<header>"
    yield _said("h1", cut.name)
    yield _said("p", f"{films} · {_length(Fraction(cut.length) / cut.rate)}")
    yield _said("p", hint)
    yield f'<p class="bar"><label>{safe(who)} <input id="who" dir="auto"></label>'
    yield f'<button id="save" type="button">{safe(save)}</button>'
    yield '<span id="said" role="status"></span></p>\n</header>'


def _shot(shot: CutShot, posters: Mapping[str, bytes]) -> Iterator[str]:
    none = "" if shot.take else t("No film yet.")
    yield _said("h2", shot.scene, "scene")
    yield "<section>"
    yield _said("h3", shot.code)
    yield _said("p", shot.notes, "quiet")
    yield _said("p", none, "quiet")
    yield '<div class="takes">'
    for take in shot.takes:
        yield from _take(shot, take, posters.get(take.id, b""))
    yield "</div>\n</section>"


def _take(shot: CutShot, take: CutTake, poster: bytes) -> Iterator[str]:
    name = t("Take {number}", number=take.number)
    words = t("{take}, in use", take=name) if take is shot.take else name
    facts = take.facts
    size = f"{facts.width} × {facts.height} · {said(facts.rate)} fps · {_length(take.seconds)}"
    yield f'<article data-take="{safe(take.id)}">'
    yield _video(take, poster)
    yield _said("h4", words)
    yield _said("p", size, "quiet")
    yield _said("p", take.prompt)
    yield _said("p", take.note, "quiet")
    yield from _fields(f"{shot.code}, {name}")
    yield "</article>"


def _video(take: CutTake, poster: bytes) -> str:
    shown = f' poster="data:image/jpeg;base64,{b64encode(poster).decode()}"' if poster else ""
    return f'<video controls preload="none" src="{safe(relative(take.file))}"{shown}></video>'


def _fields(of: str) -> Iterator[str]:
    """``of`` says of which take they are, for a screen reader."""
    verdict, stars, notes = t("Verdict"), t("Stars"), t("Notes")
    label = t("Notes on {take}", take=of)
    yield '<p class="bar">'
    yield _choice("verdict", verdict, of, _verdicts())
    yield _choice("stars", stars, of, _stars())
    yield f'</p>\n<textarea rows="3" dir="auto" aria-label="{safe(label)}"'
    yield f' placeholder="{safe(notes)}"></textarea>'


def _choice(name: str, label: str, of: str, options: list[tuple[str, str]]) -> str:
    shown = "".join(f'<option value="{value}">{safe(words)}</option>' for value, words in options)
    spoken = safe(f"{label}: {of}")
    return (
        f'<label>{safe(label)} <select name="{name}" aria-label="{spoken}">{shown}</select></label>'
    )


def _said(tag: str, text: str, role: str = "") -> str:
    """An element with its text, in the direction of its own script; nothing of no text."""
    kind = f' class="{role}"' if role else ""
    return f'<{tag}{kind} dir="auto">{safe(text)}</{tag}>' if text else ""


def _verdicts() -> list[tuple[str, str]]:
    return [("", "–"), ("keep", t("Keep")), ("reject", t("Reject"))]


def _stars() -> list[tuple[str, str]]:
    return [("0", "–"), *((str(count), "★" * count) for count in range(1, MOST_STARS + 1))]


def _length(seconds: Fraction) -> str:
    return t("{number} s", number=number(float(seconds), 1))


def _data(facts: object) -> str:
    """JSON that cannot end the element that it stands in."""
    return json.dumps(facts, ensure_ascii=True).replace("<", "\\u003c")


def safe(text: str) -> str:
    return escape(clean(text))
