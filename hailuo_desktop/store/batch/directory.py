"""How long a zip's directory is, before anything reads it whole into memory."""

from pathlib import Path

# APPNOTE.TXT, sections 4.3.14 to 4.3.16: where in each record what stands
_END = b"PK\x05\x06"
_END_BYTES = 22
_LOCATOR = b"PK\x06\x07"
_LOCATOR_BYTES = 20
_BIG_END_BYTES = 56
_LONGEST_COMMENT = 65_535


def directory_size(file: Path) -> int:
    """In bytes, as the zip says itself; 0 where it is none. OSError as from the file."""
    size = file.stat().st_size
    with file.open("rb") as opened:
        start = max(0, size - _END_BYTES - _LONGEST_COMMENT - _LOCATOR_BYTES)
        opened.seek(start)
        tail = opened.read()
        at = tail.rfind(_END)
        if at < 0:
            return 0
        small = int.from_bytes(tail[at + 12 : at + 16], "little")
        locator = tail[max(0, at - _LOCATOR_BYTES) : at]
        if locator[:4] != _LOCATOR:
            return small
        # A large zip has a second record, and who reads it believes that one.
        place = int.from_bytes(locator[8:16], "little")
        opened.seek(min(place, size))
        record = opened.read(_BIG_END_BYTES)
    return max(small if small < 0xFFFFFFFF else 0, int.from_bytes(record[40:48], "little"))
