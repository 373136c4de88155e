"""Which shots ``--shots`` means."""

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.translate import n, t


class BadSelection(HailuoError):
    pass


def selection(text: str | None, count: int) -> list[int]:
    """Places from 1, in board order: ``1,3-5`` of ``count`` shots; everything without a text."""
    if text is None:
        return list(range(1, count + 1))
    chosen: set[int] = set()
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        chosen.update(range(_place(first, count), _place(last if dash else first, count) + 1))
    if not chosen:
        raise BadSelection(
            t("--shots “{text}” chooses none: give places such as 1,3-5.", text=text)
        )
    return sorted(chosen)


def _place(text: str, count: int) -> int:
    if not text.strip().isdecimal() or not 1 <= int(text) <= count:
        raise BadSelection(
            n(
                "--shots: “{text}” is no shot of this batch, which has only shot 1.",
                "--shots: “{text}” is no shot of this batch, which has shots 1 to {last}.",
                count,
                text=text,
                last=count,
            )
        )
    return int(text)
