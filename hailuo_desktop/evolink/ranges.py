"""Which bytes of a result an answer holds."""

import re
from dataclasses import dataclass

import httpx

_RANGE = re.compile(r"bytes (?:(\d{1,18})-\d{1,18}|\*)/(\d{1,18}|\*)")


@dataclass(frozen=True)
class Span:
    """``start`` is the first byte, -1 where a part says not which; ``whole`` the film's length.

    ``packed``: the body is compressed, so that its length is not the film's.
    """

    start: int
    whole: int | None
    packed: bool = False


def span_of(answer: httpx.Response) -> Span:
    packed = answer.headers.get("content-encoding", "identity").strip().lower() != "identity"
    if answer.status_code in (206, 416):
        match = _RANGE.fullmatch(answer.headers.get("content-range", "").strip())
        start, whole = match.groups() if match and not packed else (None, None)
        return Span(_number(start, -1), None if whole in (None, "*") else int(whole or 0), packed)
    length = answer.headers.get("content-length", "")
    fine = length.isdecimal() and not packed
    return Span(0, int(length) if fine else None, packed)


def _number(text: str | None, otherwise: int) -> int:
    return otherwise if text is None else int(text)
