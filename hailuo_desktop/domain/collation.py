"""When two words are the same word: for names that are compared and for words that are searched."""

import re
import unicodedata

# Letters that Unicode does not take apart into a plain one and a mark, though people do.
_PLAIN = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "ð": "d"}
)
# The marks of Latin, Greek and Cyrillic, the points of Hebrew and the vowel signs of Arabic: all
# that one leaves out in a hurry. In other scripts a mark makes another letter (か, が).
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0640\u064b-\u065f\u0670]")
_INVISIBLE = ("Cf", "Cc")
_BREAKS = str.maketrans(dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"))  # within a cell or a page


def visible(text: str) -> str:
    """The text without characters that nobody sees; what stands for a blank or an end of line is
    one."""
    if text.isprintable():  # as most are, which is known in no time
        return text
    spaced = (" " if _is_space(char) else char for char in text)
    return "".join(c for c in spaced if unicodedata.category(c) not in _INVISIBLE)


def plain(text: str) -> str:
    """The text as it is meant to be read or sent: what ends a line in some program is a line
    break, and other control characters are none of it."""
    if text.isprintable():
        return text
    broken = text.translate(_BREAKS)
    return "".join(c for c in broken if c in "\n\r\t" or unicodedata.category(c) != "Cc")


def one_line(text: str) -> str:
    """As ``plain``, for what is a name."""
    return " ".join(plain(text).splitlines())


def folded(text: str) -> str:
    """A name as it is compared: form, case, width and what is invisible do not count, and blanks
    count once."""
    plain = unicodedata.normalize("NFKC", visible(text)).casefold()
    # Once more: a case may have been folded into a sequence that has a shorter form.
    return " ".join(unicodedata.normalize("NFKC", plain).split())


def searched(text: str) -> str:
    """A text, or a word that is looked for in it: as ``folded``, and without accents."""
    apart = unicodedata.normalize("NFD", folded(text))
    return folded(_MARKS.sub("", apart).translate(_PLAIN))


def holds(text: str, words: str) -> bool:
    """Whether each of the words stands somewhere in the text."""
    there = searched(text)
    return all(word in there for word in searched(words).split())


def _is_space(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in ("Zs", "Zl", "Zp")
