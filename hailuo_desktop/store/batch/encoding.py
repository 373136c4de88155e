"""In which encoding a text file is: found where only one can be meant, else a question."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

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
_LOOKED_AT = 200_000  # bytes: that many decide
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
        said = ", or ".join(f"“{each.sample}” in {each.encoding}" for each in readings[:3])
        super().__init__(
            f"the file does not say in which encoding it is; it may read {said}: save it as "
            "“CSV UTF-8”, or name its encoding (--encoding)."
            if said
            else "the file is in no encoding that is known here: save it as “CSV UTF-8”."
        )
        self.readings = readings


@dataclass(frozen=True)
class Look:
    """What a file may say, the likeliest first, and whether that is what it says. One that is
    Unicode leaves no choice."""

    readings: tuple[Reading, ...]
    is_certain: bool


def looked_at(data: bytes) -> Look:
    """BatchError for Unicode that is damaged."""
    if (text := _unicode(data)) is not None:
        return Look((Reading("utf-8", text),), is_certain=True)
    found = readings(data)
    return Look(found, bool(found) and _is_certain(data, found))


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


def readings(data: bytes) -> tuple[Reading, ...]:
    """What a file that is no Unicode may say, the likeliest first: once each, where two encodings
    read the same; what makes no sense comes last."""
    whole = [*_decodings(data)]
    good = [each for each in whole if readable(each.text, each.encoding)]
    likely = _likelihoods(data)
    order = sorted(
        good, key=lambda each: (not only_signs(each.text), -likely.get(each.encoding, 0.0))
    )
    return (*order, *(each for each in whole if each not in good))


def _is_certain(data: bytes, found: tuple[Reading, ...]) -> bool:
    good = [each for each in found if readable(each.text, each.encoding)]
    if len(good) < 2:
        return len(good) == 1
    if only_signs(good[0].text):
        return True
    if sum(byte > 0x7F for byte in data) < _LEAST:
        return False
    likely = _likelihoods(data)
    first, second = (likely.get(each.encoding, 0.0) for each in good[:2])
    return first > second * _CLEARLY


def _named(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding).lstrip("\ufeff")
    except UnicodeError:
        raise BatchError(
            f"the file is not in {encoding}, for it holds bytes that mean nothing there: name "
            "another encoding, or save it as “CSV UTF-8”."
        ) from None
    except (LookupError, ValueError):
        known = ", ".join(ENCODINGS)
        raise BatchError(
            f"there is no encoding “{encoding}”: give utf-8, utf-16 or one of {known}."
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
            f"the file is damaged {kind} (byte {error.start}): save it as “CSV UTF-8” once more."
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


def _decodings(data: bytes) -> Iterator[Reading]:
    seen: set[str] = set()
    for encoding in ENCODINGS:
        text = _tried(data, encoding)
        if text is not None and text not in seen:
            seen.add(text)
            yield Reading(encoding, text)


def _likelihoods(data: bytes) -> dict[str, float]:
    """What the statistics of languages say, by Python's names of the encodings."""
    import chardet  # slow to import, so not before it is needed

    found = chardet.detect_all(data[:_LOOKED_AT], ignore_threshold=True)
    return {_python_name(each["encoding"]): each["confidence"] for each in reversed(found)}


def _python_name(name: str | None) -> str:
    from codecs import lookup

    try:
        return lookup((name or "").replace("Windows-", "cp").replace("Mac", "mac_")).name.replace(
            "-", "_"
        )
    except LookupError:
        return ""
