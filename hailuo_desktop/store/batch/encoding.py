"""In which encoding a text file is: found where only one can be meant, else a question."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import takewhile

from hailuo_desktop.translate import t

from .alphabets import only_signs, readable
from .model import BatchError

# Those of Windows, of the Mac and of DOS that spreadsheets save in, then those of others. They
# are Python's names, the more usual one first where two read the same.
ENCODINGS = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("cp874", "cp932", "gb18030", "cp949", "big5"),
    *("mac_roman", "mac_cyrillic", "mac_greek", "mac_turkish", "mac_latin2"),
    *("cp437", "cp850", "cp852", "cp866"),
    *("iso8859_2", "iso8859_5", "iso8859_7", "iso8859_15", "koi8_r", "koi8_u", "euc_jp"),
)
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_LOOKED_AT = 100_000  # bytes: that many decide
_CLEARLY = 1.5  # times as likely as the next reading: measured, see the tests
_LEAST = 6  # bytes beyond ASCII: of fewer, no statistics tell anything
SAMPLE = 60  # characters of what is shown of a reading


@dataclass(frozen=True)
class Reading:
    """What a file says in one encoding."""

    encoding: str
    text: str

    @property
    def sample(self) -> str:
        """The first words that would read otherwise in another encoding."""
        line = next((each for each in self.text.splitlines() if not each.isascii()), "")
        start = sum(1 for _ in takewhile(str.isascii, line))
        return line[max(0, start - SAMPLE // 3) :][:SAMPLE].strip()


class EncodingUnsure(BatchError):
    """``readings`` are what the file may say, the likeliest first."""

    def __init__(self, readings: tuple[Reading, ...]) -> None:
        super().__init__(_unsure(readings))
        self.readings = readings


def _unsure(readings: tuple[Reading, ...]) -> str:
    if not readings:
        return t("the file is in no encoding that is known here: save it as “CSV UTF-8”.")
    said = (
        t("“{words}” in {encoding}", words=each.sample, encoding=each.encoding)
        for each in readings[:3]
    )
    return t(
        "the file does not say in which encoding it is; it may read {readings}: save it as “CSV "
        "UTF-8”, or name its encoding (--encoding).",
        readings=reduce(_or, said),
    )


def _or(some: str, other: str) -> str:
    return t("{some}, or {other}", some=some, other=other)


@dataclass(frozen=True)
class Look:
    """What a file may say, the likeliest first and what makes no sense last, and whether the first
    is what it says. One that is Unicode leaves no choice; of a large one only the first is whole.
    """

    readings: tuple[Reading, ...]
    is_certain: bool


def looked_at(data: bytes) -> Look:
    """BatchError for Unicode that is damaged."""
    if (text := _unicode(data)) is not None:
        return Look((Reading("utf-8", text),), is_certain=True)
    part = _telling(data)
    found = [*_decodings(data, part)]
    likely = _likelihoods(part)
    good = [each for each in found if readable(each.text, each.encoding)]
    good.sort(key=lambda each: (not only_signs(each.text), -likely.get(each.encoding, 0.0)))
    order = [*good, *(each for each in found if each not in good)]
    if order and part is not data:
        order[0] = Reading(order[0].encoding, data.decode(order[0].encoding))
    return Look(tuple(order), _is_certain(part, good, likely))


def decoded(data: bytes, encoding: str = "") -> str:
    """The text of a file, in the encoding that the artist has named where there is one.

    EncodingUnsure where several could be meant, BatchError where the one named cannot be.
    """
    if encoding:
        return _named(data, encoding)
    found = looked_at(data)
    if not found.is_certain:
        raise EncodingUnsure(found.readings)
    return found.readings[0].text


def _is_certain(data: bytes, good: list[Reading], likely: Mapping[str, float]) -> bool:
    if len(good) < 2:
        return len(good) == 1
    if only_signs(good[0].text):
        return True
    if sum(byte > 0x7F for byte in data) < _LEAST:
        return False
    first, second = (likely.get(each.encoding, 0.0) for each in good[:2])
    return first > second * _CLEARLY


def _telling(data: bytes) -> bytes:
    """All of a file, or of a large one the lines that tell its encoding: of every byte beyond
    ASCII that it holds there is one."""
    if len(data) <= _LOOKED_AT:
        return data
    lines: list[bytes] = []
    known: set[int] = set()
    size = 0
    for line in data.splitlines():
        beyond = {byte for byte in line if byte > 0x7F}
        if beyond and (size < _LOOKED_AT or not beyond <= known) and len(line) <= _LOOKED_AT:
            lines.append(line)
            known |= beyond
            size += len(line)
    return b"\n".join(lines) or data[:_LOOKED_AT]


def _named(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding).lstrip("\ufeff")
    except UnicodeError:
        raise BatchError(
            t(
                "the file is not in {encoding}, for it holds bytes that mean nothing there: name "
                "another encoding, or save it as “CSV UTF-8”.",
                encoding=encoding,
            )
        ) from None
    except (LookupError, ValueError):
        known = ", ".join(ENCODINGS)
        raise BatchError(
            t(
                "there is no encoding “{encoding}”: give utf-8, utf-16 or one of {known}.",
                encoding=encoding,
                known=known,
            )
        ) from None


def _unicode(data: bytes) -> str | None:
    """The text where a mark, its zeros or UTF-8 itself leaves no doubt; BatchError where it is
    damaged."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _whole(data, name)
    if b"\0" in data and (wide := _wide(data)):
        return _whole(data, wide)
    if b"\x1b$" in data and (text := _tried(data, "iso2022_jp")):
        return text
    if (text := _tried(data, "utf-8-sig")) is not None:
        return text
    if not data.decode("utf-8", "ignore").isascii() and _mostly_utf8(data):
        return _whole(data, "utf-8-sig")
    return None


def _whole(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        kind = name.removesuffix("-sig").upper()
        raise BatchError(
            t(
                "the file is damaged {encoding} (byte {byte}): save it as “CSV UTF-8” once more.",
                encoding=kind,
                byte=error.start,
            )
        ) from None


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of what is plain is zero."""
    even, odd = data[0:1000:2].count(0), data[1:1000:2].count(0)
    if max(even, odd) < 4 * min(even, odd) or max(even, odd) * 8 < len(data[:1000]):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _mostly_utf8(data: bytes) -> bool:
    """Whether nearly all that lies beyond ASCII is whole characters of UTF-8."""
    good = sum(len(char.encode()) for char in data.decode("utf-8", "ignore") if not char.isascii())
    return good > 0.8 * sum(byte > 0x7F for byte in data)


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decodings(data: bytes, part: bytes) -> Iterator[Reading]:
    """What that part of the file reads, in every encoding that all of it may be in."""
    seen: set[str] = set()
    for encoding in ENCODINGS:
        text = _tried(part, encoding)
        if text is not None and text not in seen and _tried(data, encoding) is not None:
            seen.add(text)
            yield Reading(encoding, text)


def _likelihoods(data: bytes) -> dict[str, float]:
    """What the statistics of languages say, by Python's names of the encodings."""
    import chardet  # slow to import, so not before it is needed

    found = chardet.detect_all(data, ignore_threshold=True)
    return {_python_name(each["encoding"]): each["confidence"] for each in reversed(found)}


def _python_name(name: str | None) -> str:
    from codecs import lookup

    try:
        return lookup((name or "").replace("Windows-", "cp").replace("Mac", "mac_")).name.replace(
            "-", "_"
        )
    except LookupError:
        return ""
