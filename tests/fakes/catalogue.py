"""A catalogue made up in memory: the bytes of a .mo file, read as gettext reads any other."""

import io
import struct
from collections.abc import Mapping
from gettext import GNUTranslations

Key = str | tuple[str, str]  # a sentence, “context\x04sentence”, or (one, many)


def catalogue(
    texts: Mapping[Key, str | tuple[str, ...]],
    language: str = "de",
    plural: str = "nplurals=2; plural=(n != 1);",
) -> GNUTranslations:
    """Translations of these texts: one for a sentence, all forms in order for (one, many)."""
    header = (
        f"Content-Type: text/plain; charset=UTF-8\nLanguage: {language}\nPlural-Forms: {plural}\n"
    )
    pairs = sorted((_joined(key), _joined(said)) for key, said in {"": header, **texts}.items())
    return GNUTranslations(io.BytesIO(_mo(pairs)))


def _joined(text: str | tuple[str, ...]) -> bytes:
    return (text if isinstance(text, str) else "\0".join(text)).encode()


def _mo(pairs: list[tuple[bytes, bytes]]) -> bytes:
    """The GNU format: a head, a table of sources, a table of translations, then all the texts."""
    tables = 28
    place = tables + 16 * len(pairs)
    index: list[int] = []
    data = b""
    for column in (0, 1):
        for pair in pairs:
            index += [len(pair[column]), place + len(data)]
            data += pair[column] + b"\0"
    head = [0x950412DE, 0, len(pairs), tables, tables + 8 * len(pairs), 0, 0]
    return struct.pack(f"<{7 + len(index)}I", *head, *index) + data
