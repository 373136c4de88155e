"""What text looks like in the languages that people write shot lists in: data, and one question."""

import re
from collections.abc import Callable
from itertools import pairwise

# Letters beyond a to z, by language, in lower case: the main exemplar characters of Unicode's
# CLDR, with the accents that loan words bring.
_LATIN = (
    "àâæçéèêëîïñôöùûüÿœ",  # French, and the loan words of English
    "äöüßéàèêëñç",  # German
    "áéíñóúüçª",  # Spanish
    "áàâãçéêíóôõúüº",  # Portuguese
    "àéèìíîòóùú",  # Italian
    "àçéèíïóòúü·",  # Catalan
    "áäâéëèêíïóöôúüĳ",  # Dutch
    "åäöéàü",  # Swedish and Finnish
    "æøåéèêóòôü",  # Danish and Norwegian
    "áæðéíóöúýþ",  # Icelandic
    "ąćęłńóśźż",  # Polish
    "áčďéěíňóřšťúůýž",  # Czech
    "áäčďéíĺľňóôŕšťúýž",  # Slovak
    "áéíóöőúüű",  # Hungarian
    "ăâîșşțţ",  # Romanian
    "čćđšž",  # Croatian, Slovene
    "ąčęėįšųūž",  # Lithuanian
    "āčēģīķļņšūž",  # Latvian
    "äõöüšž",  # Estonian
    "çğıiöşüâîûə",  # Turkish, Azerbaijani
)
_CYRILLIC = (
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",  # Russian
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",  # Ukrainian
    "абвгдеёжзійклмнопрстуўфхцчшыьэюя",  # Belarusian
    "абвгдежзийклмнопрстуфхцчшщъьюя",  # Bulgarian
    "абвгдђежзијклљмнњопрстћуфхцчџш",  # Serbian
    "абвгдѓежзѕијклљмнњопрстќуфхцчџш",  # Macedonian
)
# Signs by where they may stand: between two letters, behind one, before one, or by themselves.
_JOINING = "’‘–—…·\u00a0\u00ad"
_BEHIND = _JOINING + "”“»›®™²³¹"
_BEFORE = _JOINING + "“„‚«‹»¿¡№§€£©±×"
_ALONE = _BEHIND + _BEFORE + "°•½¼¾÷‰†‡¥ªº"

_BLANKS = "\u00a0\u3000\u00ad\u200c\u200d\u200e\u200f"

_WORD = re.compile(r"[^\W\d_]+")
_MOST_RARE = 0.15  # of the characters: what one finds in no book for beginners

Check = Callable[[str], bool]


def readable(text: str, encoding: str) -> bool:
    """Whether a text that was read in this encoding could be meant: one script, one alphabet, no
    capitals within words and no signs in the middle of them."""
    if not all(char.isascii() or char.isprintable() or char in _BLANKS for char in text):
        return False
    if encoding in _EAST:
        return _EAST[encoding](text)
    scripts = {_script(char) for char in text if not char.isascii()} - {""}
    if len(scripts) > 1:
        return False
    fits = all(_SCRIPTS[script](text) for script in scripts)
    return fits and not _mixed(text, scripts) and _cased(text) and _signs_stand_right(text)


_TYPOGRAPHIC = re.compile(
    r"(?<=[A-Za-z])’(?=(?:s|t|re|ll|ve|d|m)\b)|(?<=s)’(?= )"
    r"|“(?=[^“”]*”)|(?<=\w)”(?!\w)|(?<=[.!?,…])”(?!\w)"
    r"|(?<= )[–—](?= )|(?<=[0-9])–(?=[0-9])|€(?= ?[0-9])|(?<=[0-9])€|(?<=[0-9] )€"
)


def only_signs(text: str) -> bool:
    """Whether all that is not plain is the punctuation of English as a word processor sets it."""
    return _TYPOGRAPHIC.sub("", text).isascii()


def _script(char: str) -> str:
    code = ord(char)
    if char in _ALONE:
        return ""
    return next((name for first, last, name in _RANGES if first <= code <= last), "")


_RANGES = (
    (0x00AA, 0x00AA, "latin"),
    (0x00BA, 0x00BA, "latin"),
    (0x00C0, 0x024F, "latin"),
    (0x1E00, 0x1EFF, "latin"),
    (0x0370, 0x03FF, "greek"),
    (0x0400, 0x04FF, "cyrillic"),
    (0x0590, 0x05FF, "hebrew"),
    (0x0600, 0x06FF, "arabic"),
    (0x0E00, 0x0E7F, "thai"),
)


def _latin(text: str) -> bool:
    used = {char for char in text.lower() if not char.isascii() and char.isalpha()} - {"ª", "º"}
    return any(used <= {*alphabet} for alphabet in _LATIN)


def _greek(text: str) -> bool:
    """The sigma at the end of a word has a form of its own."""
    wrong = re.search(r"ς(?=[^\W\d_])|(?<=[^\W\d_])σ(?![^\W\d_]|[’'])", text)
    used = {char for char in text if not char.isascii() and char.isalpha()}
    return not wrong and all("Ά" <= char <= "ώ" for char in used)


def _cyrillic(text: str) -> bool:
    used = {char for char in text.lower() if _script(char) == "cyrillic"}
    return any(used <= {*alphabet} for alphabet in _CYRILLIC)


def _hebrew(text: str) -> bool:
    return not re.search("[ךםןףץ](?=[א-ת])", text)


def _arabic(text: str) -> bool:
    return not re.search("[ةى](?=[ء-ي])", text)


def _thai(text: str) -> bool:
    """No vowel sign and no tone stands without its consonant."""
    return not re.search("(?:^|[^\u0e00-\u0e7f])[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]", text)


_SCRIPTS: dict[str, Check] = {
    "latin": _latin,
    "greek": _greek,
    "cyrillic": _cyrillic,
    "hebrew": _hebrew,
    "arabic": _arabic,
    "thai": _thai,
}


def _mixed(text: str, scripts: set[str]) -> bool:
    """Whether letters of two scripts touch."""
    foreign = scripts - {"latin"}
    return any(
        (_script(one) in foreign and other.isascii() and other.isalpha())
        or (_script(other) in foreign and one.isascii() and one.isalpha())
        for one, other in pairwise(text)
    )


def _cased(text: str) -> bool:
    """A capital beyond A to Z stands first in its word, unless all of the word is in capitals."""
    return not any(
        any(char.isupper() and not char.isascii() for char in word[1:])
        and any(char.islower() for char in word)
        for word in _WORD.findall(text)
    ) and not any(
        one.islower() and not one.isascii() and other.isupper() for one, other in pairwise(text)
    )


def _signs_stand_right(text: str) -> bool:
    if text.count("“") + text.count("„") < text.count("”") and "„" not in text:
        return False
    for before, sign, after in zip(f" {text}", text, f"{text[1:]} ", strict=False):
        if sign.isascii() or _script(sign):
            continue
        match before.isalpha(), after.isalpha():
            case True, True:
                allowed = _JOINING
            case True, False:
                allowed = _BEHIND
            case False, True:
                allowed = _BEFORE
            case _:
                allowed = _ALONE
        if sign not in allowed:
            return False
    return True


# East Asia: an encoding is a language as well, and what it holds beyond that is rarely meant.


_OTHER = re.compile(
    "[^\0-\x7f\u3000-\u303f\uff01-\uff5e“”‘’…—–·×°\u00a0\u4e00-\u9fff\uac00-\ud7a3\u3041-\u30fe]"
)


def _ideographs(text: str) -> list[str]:
    return [char for char in text if "\u4e00" <= char <= "\u9fff"]


def _hangul(text: str) -> list[str]:
    return [char for char in text if "\uac00" <= char <= "\ud7a3"]


def _kana(text: str) -> list[str]:
    return [char for char in text if "\u3041" <= char <= "\u30fe"]


def _other(text: str) -> bool:
    """Whether anything stands there that is neither of the East nor plain."""
    return bool(_OTHER.search(text))


def _glued(text: str) -> bool:
    """Whether a small letter touches a character of the East: half of it may be the other half."""
    return bool(
        re.search("[a-z][\u3041-\u9fff\uac00-\ud7a3]|[\u3041-\u9fff\uac00-\ud7a3][a-z]", text)
    )


def _rare(chars: list[str], encoding: str, first: int) -> float:
    """The part of the characters that lie behind the common ones of a character set."""
    codes = [char.encode(encoding, "replace") for char in chars]
    return sum(len(code) != 2 or code[0] >= first for code in codes) / max(1, len(chars))


def _japanese(text: str) -> bool:
    signs = _ideographs(text)
    common = _rare(signs, "euc_jp", 0xD0) <= _MOST_RARE  # JIS X 0208: level 2 begins there
    return common and not _hangul(text) and not _other(text) and not _glued(text)


def _simplified(text: str) -> bool:
    common = _rare(_ideographs(text), "gb2312", 0xD8) <= _MOST_RARE  # GB 2312: level 2
    return common and not (_kana(text) or _hangul(text) or _other(text) or _glued(text))


def _traditional(text: str) -> bool:
    common = _rare(_ideographs(text), "big5", 0xC9) <= _MOST_RARE  # Big5: less frequent ones
    return common and not (_kana(text) or _hangul(text) or _other(text) or _glued(text))


def _korean(text: str) -> bool:
    syllables = _hangul(text)
    if _kana(text) or _other(text) or _glued(text) or not syllables:
        return False
    return _rare(syllables, "euc_kr", 0xFE) == 0 and not _ideographs(text)


_EAST: dict[str, Check] = {
    "cp932": _japanese,
    "euc_jp": _japanese,
    "gb18030": _simplified,
    "big5": _traditional,
    "cp949": _korean,
}
