"""Where a film lies, as each editor wants to read it.

Paths are pure, so that those of Windows can be written and tested anywhere.
"""

from pathlib import PurePath
from urllib.parse import quote

# What a path may hold as it is; all else is percent-encoded, as UTF-8.
_SAFE = "/-._~"
_IN_PLACE = "/:-._~!$&'()*+,;=@"  # what may also stand in the path of a URL


def relative(file: str) -> str:
    """From the timeline's own folder: ``media/A%20boat.mp4``."""
    return _encoded(file, _SAFE)


def for_premiere(path: PurePath) -> str:
    """``file://localhost/C%3a/films/A%20boat.mp4``: with a host, and the drive's colon encoded.

    A share is named as its host: ``file://server/share/…``.
    """
    text = path.as_posix()
    if text.startswith("//"):
        return f"file:{_encoded(text, _SAFE)}"
    drive, rest = (text[:1], text[2:]) if text[1:2] == ":" else ("", text)
    return f"file://localhost{f'/{drive}%3a' if drive else ''}{_encoded(rest, _SAFE)}"


def for_final_cut(path: PurePath) -> str:
    """``file:///films/A%20boat.mp4``."""
    return _url(_encoded(path.as_posix(), _IN_PLACE))


def as_written(path: PurePath) -> str:
    """``file:///films/A boat.mp4``: Resolve takes the letters as they are."""
    return _url(path.as_posix())


def _encoded(text: str, safe: str) -> str:
    """By the bytes that the file system has: they need not be UTF-8."""
    return quote(text, safe=safe, errors="surrogateescape")


def _url(text: str) -> str:
    if text.startswith("//"):  # a share
        return f"file:{text}"
    return f"file://{text}" if text.startswith("/") else f"file:///{text}"
