"""Sentences for people, in the language that is spoken now.

    t("“{board}” is sent.", board=name)            a sentence with fields
    n("{count} shot", "{count} shots", count)      one that depends on a number
    p("a menu", "Open")                            one that its English alone leaves ambiguous
    mark("It waits in the queue.")                 only marks it, for a table: t() it when shown

How to write one:

- The text is a literal: what Babel reads in the source is what translators get. No f-string, nor
  a call inside one, no “+”, no variable; one that comes out of a table was marked there.
- A whole sentence each: no clauses glued together, no “s” appended, no .capitalize(). Other
  languages have another order, other forms and no capitals. Two sentences may stand side by side.
- What changes is a named field, {board}, and nothing but its name stands in the braces: numbers,
  sizes and times are worded by `formats` first. A value is never read as a format; a brace that
  is meant is doubled.
- One code, one message: an error carries a code and values, and is worded where it is shown. So
  call these where something is shown and not on import: the language may change meanwhile.
- Names that run the other way are set apart by `isolated`: fields are by themselves.
- Never translated: camera commands, names of files and columns, --json, codes, logs.

A translation whose fields are not those of its source is not used: the English stands.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from gettext import NullTranslations
from threading import Lock
from typing import LiteralString, NewType
from unicodedata import bidirectional

Marked = NewType("Marked", str)
"""A literal that extraction has seen: what a table of sentences holds."""

BRACES = re.compile(r"\{\{|\}\}|\{([^\W\d]\w*)\}")  # doubled ones, and fields


# Unicode's first strong isolate, and its end.
_ISOLATE, _END = "\u2068", "\u2069"


class _Voice:
    """What speaks now, and who wants to know when that changes."""

    def __init__(self) -> None:
        self.translations = NullTranslations()
        self.listeners: list[Callable[[], None]] = []
        self.lock = Lock()


_voice = _Voice()


def t(text: LiteralString | Marked, /, **fields: object) -> str:
    """This sentence in the language spoken now, with its fields filled in."""
    said = _voice.translations.gettext(text) if text else ""  # "" is the catalogue's own header
    return _worded(said, text, fields, fields_of(text))


def n(one: LiteralString, many: LiteralString, count: int, /, **fields: object) -> str:
    """The form for so many; {count} is filled in unless it is given, worded, as a field."""
    said = _voice.translations.ngettext(one, many, abs(count)) if one else ""
    source = one if abs(count) == 1 else many
    # A form may say “one shot” or “no shots” and leave the number out.
    needed = (fields_of(one) & fields_of(many)) - {"count"}
    return _worded(said, source, {"count": count, **fields}, needed)


def p(context: LiteralString, text: LiteralString, /, **fields: object) -> str:
    """This sentence as it is meant there: “Open” is a verb in a menu and a state on a door."""
    said = _voice.translations.pgettext(context, text)
    return _worded(said, text, fields, fields_of(text))


def mark(text: LiteralString, /) -> Marked:
    """The text itself: t() it when it is shown."""
    return Marked(text)


def speak(translations: NullTranslations) -> None:
    """Say everything in this language from now on, and tell those who show sentences."""
    with _voice.lock:
        _voice.translations = translations
        listeners = tuple(_voice.listeners)
    for listener in listeners:
        listener()


def language() -> str:
    """The language spoken now as its catalogue names it, such as “pt_BR”; “en” without one."""
    return _voice.translations.info().get("language") or "en"


def subscribe(listener: Callable[[], None]) -> Callable[[], None]:
    """Call it, in the thread that speaks, after each change of language; returns what ends that."""
    with _voice.lock:
        _voice.listeners.append(listener)
    return lambda: _unsubscribe(listener)


def fields_of(text: str) -> set[str]:
    """The names in the single braces of a text."""
    return {found[1] for found in BRACES.finditer(text) if found[1]}


def isolated(words: object, beside: str = "") -> str:
    """Words of an artist, such as a name, that stand in a row or sentence of ours: whichever way
    their script runs, what is ``beside`` them stays where it is.

    Where both run the same way nothing is added: most names stay what they are, to the letter.
    """
    text = str(words)
    if _leftward(text) == _leftward(beside):
        return text
    return f"{_ISOLATE}{text}{_END}"


def _leftward(text: str) -> bool:
    return not text.isascii() and any(bidirectional(each) in ("R", "AL") for each in text)


def _unsubscribe(listener: Callable[[], None]) -> None:
    with _voice.lock:
        if listener in _voice.listeners:
            _voice.listeners.remove(listener)


def _worded(said: str, source: str, fields: Mapping[str, object], needed: Iterable[str]) -> str:
    known = fields.keys() | fields_of(source)
    fits = set(needed) <= fields_of(said) <= known
    return _filled(said if fits else source, fields)


def _filled(text: str, fields: Mapping[str, object]) -> str:
    """In one pass, so that braces in a value stay what they are."""

    def value(found: re.Match[str]) -> str:
        name = found[1]
        if not name:
            return found[0][0]
        return isolated(fields[name], text) if name in fields else found[0]

    return BRACES.sub(value, text)
