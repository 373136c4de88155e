"""Why a take failed, is in doubt, or waits: a code with values, worded where it is shown.

The ledger keeps these and no sentence, so that every language can say them; `reason_words` has
the words. Several facts that stand together are several reasons, in the order to be read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Value = str | int  # a Decimal travels as its digits
TEXT = "text"  # words that came without a code: of an older version, or of a file's own check


@dataclass(frozen=True)
class Reason:
    """``values`` fill the named fields of the code's sentence."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict[str, Value], hash=False)


Reasons = tuple[Reason, ...]


def reason(code: str, **values: Value) -> Reason:
    """A reason of that code; ``values`` are the named fields of its sentence."""
    return Reason(code, values)


def plain(words: str) -> Reasons:
    """A sentence that has no code, as it is; nothing where there are no words."""
    return (reason(TEXT, text=words),) if words else ()


def reasons_of(said: Iterable[Reason | str]) -> Reasons:
    """Reasons as they are, and bare sentences as reasons without a code."""
    return tuple(
        each for part in said for each in ((part,) if isinstance(part, Reason) else plain(part))
    )
