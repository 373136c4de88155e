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
from hailuo_desktop.formats import number
from hailuo_desktop.store.names import safe_name
from hailuo_desktop.translate import language, n, t

from .addresses import relative
from .review_notes import FORMAT, MOST_STARS, VERSION
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
    films = len(cut.takes)
    count = n("{count} film", "{count} films", films)
    hint = t(
        "Write what you think beside each film. Save your notes at the end, and send that file "
        "back."
    )
    yield f'<header>\n<h1 dir="auto">{safe(cut.name)}</h1>'
    length = _length(Fraction(cut.length) / cut.rate)
    yield f"<p>{safe(count)} · {safe(length)}</p>\n<p>{safe(hint)}</p>"
    yield f'<p class="bar"><label>{safe(t("Your name"))} <input id="who" dir="auto"></label>'
    yield f'<button id="save" type="button">{safe(t("Save my notes"))}</button>'
    yield '<span id="said" role="status"></span></p>\n</header>'


def _shot(shot: CutShot, posters: Mapping[str, bytes]) -> Iterator[str]:
    if shot.scene:
        yield f'<h2 class="scene" dir="auto">{safe(shot.scene)}</h2>'
    yield f'<section>\n<h3 dir="auto">{safe(shot.code)}</h3>'
    if shot.notes:
        yield f'<p class="quiet" dir="auto">{safe(shot.notes)}</p>'
    if shot.take is None:
        yield f'<p class="quiet">{safe(t("No film yet."))}</p>'
    yield '<div class="takes">'
    for take in shot.takes:
        yield from _take(shot, take, posters.get(take.id, b""))
    yield "</div>\n</section>"


def _take(shot: CutShot, take: CutTake, poster: bytes) -> Iterator[str]:
    name = t("Take {number}", number=take.number)
    words = t("{take}, in use", take=name) if take is shot.take else name
    picture = f' poster="data:image/jpeg;base64,{b64encode(poster).decode()}"' if poster else ""
    facts = take.facts
    yield f'<article data-take="{safe(take.id)}">'
    yield f'<video controls preload="none" src="{safe(relative(take.file))}"{picture}></video>'
    yield f"<h4>{safe(words)}</h4>"
    told = f"{facts.width} × {facts.height} · {said(facts.rate)} · {_length(take.seconds)}"
    yield f'<p class="quiet">{safe(told)}</p>\n<p dir="auto">{safe(take.prompt)}</p>'
    if take.note:
        yield f'<p class="quiet" dir="auto">{safe(take.note)}</p>'
    of = f"{shot.code}, {name}"
    yield f'<p class="bar">{_choice("verdict", t("Verdict"), of, _verdicts())}'
    yield f"{_choice('stars', t('Stars'), of, _stars())}</p>"
    note = safe(t("Notes on {take}", take=of))
    yield f'<textarea rows="3" dir="auto" aria-label="{note}"'
    yield f' placeholder="{safe(t("Notes"))}"></textarea>\n</article>'


def _choice(name: str, label: str, of: str, options: list[tuple[str, str]]) -> str:
    shown = "".join(f'<option value="{value}">{safe(words)}</option>' for value, words in options)
    return (
        f'<label>{safe(label)} <select name="{name}" aria-label="{safe(f"{label}: {of}")}">'
        f"{shown}</select></label>"
    )


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
