"""Text without what is nobody else's business: keys, and where this user's home is."""

import re
from collections.abc import Iterable
from pathlib import Path

KEY, HOME, USER = "[key]", "~", "[user]"
SHORTEST = 4  # characters: shorter ones would only tear holes into the text
# A key that we no longer hold, or never did, still looks like one.
_LIKE_A_KEY = re.compile(r"(?i)\b(?:sk-[\w.-]{8,}|bearer\s+[\w.~+/=-]{8,})")


def without_key(text: str, key: str = "") -> str:
    """Neither this key nor anything that looks like one."""
    return _LIKE_A_KEY.sub(KEY, text.replace(key, KEY) if key else text)


def without_home(text: str, homes: Iterable[Path]) -> str:
    """Paths below a home begin with “~”, however they are written: file addresses too.

    Its name stands in no other path either, such as that of a disk that belongs to the user.
    """
    for home in homes:
        written = dict.fromkeys((str(home), home.as_posix(), str(home).replace("\\", "\\\\")))
        for each in written:
            if len(each) >= SHORTEST:
                text = text.replace(each, HOME)
        if len(home.name) >= SHORTEST:
            text = re.sub(rf"(?<=[\\/]){re.escape(home.name)}(?![\w-])", USER, text)
    return text


def masked(text: str, key: str = "") -> str:
    """Fit to be shown to somebody else, as far as keys and homes go."""
    home = Path.home()
    return without_home(without_key(text, key), dict.fromkeys((home, home.resolve())))
