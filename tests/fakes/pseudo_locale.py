"""Languages that nobody speaks, to see what a translation would do to a window.

Each sentence comes as “⟦Ŕéàďý. óñé⟧”: 40 % longer, accented, and in brackets of its own, so that
one cut off, glued together or never translated is seen at once. Fields stay, and so does what is
never translated: camera commands, names in doubled braces, options and commands to type.
"""

import re
from gettext import NullTranslations
from itertools import cycle, islice
from math import ceil

OPEN, CLOSE = "⟦", "⟧"
LONGER = 0.4
_KEPT = re.compile(r"(\{\{[^{}]*\}\}|\{\{|\}\}|\{\w*\}|\[[^\[\]]*\]|`[^`]*`|--[\w-]+|https?://\S+)")
_ACCENTS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "àƀçďéƒğĥîĵķļɱñóƥɋŕšţûṽŵẋýžÀƁÇĎÉƑĞĤÎĴĶĻṀÑÓƤɊŔŠŢÛṼŴẊÝŽ",
)
_MORE = " óñé ţŵó ţĥŕéé ƒóûŕ ƒîṽé šîẋ"
# Each stretch as a right-to-left script would run, whatever stands beside it.
_MIRRORED = "\u200f\u202e{}\u202c\u200f"


class PseudoLocale(NullTranslations):
    """Says everything longer and accented; ``mirrored`` also from right to left, as Arabic."""

    def __init__(self, *, mirrored: bool = False) -> None:
        super().__init__()
        self._mirrored = mirrored

    def info(self) -> dict[str, str]:
        return {"language": "ar" if self._mirrored else "en_XA"}

    def gettext(self, message: str) -> str:
        return f"{OPEN}{self._changed(message)}{self._changed(padding(message))}{CLOSE}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)

    def _changed(self, text: str) -> str:
        parts = _KEPT.split(text)  # every second one is kept
        parts[::2] = [self._accented(part) for part in parts[::2]]
        return "".join(parts)

    def _accented(self, text: str) -> str:
        text = text.translate(_ACCENTS)
        return _MIRRORED.format(text) if self._mirrored and text else text


def padding(text: str) -> str:
    """As much more as makes a text 40 % longer."""
    return "".join(islice(cycle(_MORE), ceil(LONGER * len(text)))).rstrip() + "ó" * (not text)


def untranslated(text: str) -> str:
    """What of a shown text no sentence of the pseudo-locale says: nothing, where all is well."""
    depth, outside = 0, ""
    for character in text:
        depth += (character == OPEN) - (character == CLOSE)
        outside += character if depth == 0 and character != CLOSE else ""
    return outside
