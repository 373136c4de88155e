"""File names from a template, safe on Windows, macOS and Linux whatever stands in them."""

import re
import string
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath

from hailuo_desktop.domain.errors import HailuoError

DEFAULT_TEMPLATE = "{board}/{shot:02}_{name}_t{take}.mp4"
LONGEST = 120  # bytes of one part of a path: 255 less room for “(2)”, “.part” and parents
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)")
_NUMBERS = {"shot", "take", "seconds"}


class BadTemplate(HailuoError):
    pass


@dataclass(frozen=True)
class Naming:
    """What a template may ask for; ``shot`` and ``take`` count from 1."""

    board: str
    shot: int
    name: str
    take: int
    date: str
    mode: str
    quality: str
    seconds: int
    task: str


FIELDS = tuple(Naming.__dataclass_fields__)


def check_template(template: str) -> None:
    """BadTemplate names what is wrong, before anything is made under such a name."""
    known = ", ".join(f"{{{field}}}" for field in FIELDS)
    try:
        parts = list(string.Formatter().parse(template))
        names = [name for _, name, _, _ in parts if name is not None]
        if unknown := [name for name in names if name not in FIELDS]:
            raise BadTemplate(f"The template knows no {{{unknown[0]}}}: use {known}.")
        path_for(template, Naming("b", 1, "n", 1, "2000-01-01", "T2V", "768p", 6, "task"))
    except ValueError as error:
        raise BadTemplate(
            f"The template “{template}” is not valid ({error}): use {known}."
        ) from None


def path_for(template: str, naming: Naming) -> PurePosixPath:
    """A relative path of safe parts, always ending in .mp4 and never leaving its folder."""
    values = {
        name: value if name in _NUMBERS else _flat(str(value))
        for name, value in asdict(naming).items()
    }
    filled = template.format_map(values)
    parts = [safe for part in filled.split("/") if (safe := _part(part))] or ["take"]
    parts[-1] = _part(parts[-1].removesuffix(".mp4")) or "take"
    return PurePosixPath(*parts[:-1], parts[-1] + ".mp4")


def _flat(text: str) -> str:
    """A value must not make folders of its own."""
    return text.replace("/", "_").replace("\\", "_")


def _part(text: str) -> str:
    """One part of a path that every file system takes as it is."""
    text = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode())
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    text = " ".join(_FORBIDDEN.sub("_", text).split())
    text = re.sub(r"_{2,}", "_", text).lstrip("-. ~").rstrip(". _")
    text = _shortened(text)
    return f"_{text}" if _RESERVED.match(text) else text


def _shortened(text: str) -> str:
    data = text.encode("utf-8")
    if len(data) <= LONGEST:
        return text
    return data[:LONGEST].decode("utf-8", "ignore").rstrip(". _")
