"""An answer with its shape and without what is the artist's own.

What is not known to be harmless is left out: of a text its length is told, of a number that it is
one. Names of fields stay, as they are what a maintainer needs.
"""

import re
from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import urlsplit

from hailuo_desktop.domain.masking import without_key

# Fields whose values are the service's own words, the same for every account.
HARMLESS = frozenset(
    "object type model model_id status code error_code success billing_rule charge_status"
    " refund_status refund_scope can_cancel estimated_time video_duration duration progress"
    " has_results result_count has_error page page_size unlimited_credits is_custom max_files"
    " schema_version price_scope updated_at fresh_until lifecycle pricing_status operation"
    " settlement_basis unit credits uc usd cny param owned_by mime_type file_size"
    " credits_reserved credits_used reserved_credits charged_credits refunded_credits".split()
)
MESSAGES = frozenset(("message", "msg", "error", "error_description", "detail", "suggestion"))
LONGEST, DEEPEST, WIDEST = 200, 12, 60  # characters, levels, entries
READ = 2_000  # characters of a message
LISTED = 3  # entries of a list that are shown: the rest looks like them
_NAME = re.compile(r"[A-Za-z_][A-Za-z_-]*(?:\d{1,3}[A-Za-z_-]*)?")
_WORD = re.compile(r"[\w .:/+-]{0,64}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)?")
_ADDRESS = re.compile(r"https?://[^\s\"'<>)]+")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
# Ids, hashes and account numbers: words in which letters meet three digits, or long numbers.
_ID = re.compile(r"\b(?=[\w-]*\d{3})(?=[\w-]*[A-Za-z])[\w-]{6,}\b|\b\d{5,}\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|'[^']{3,}'")
_PATH_ID = re.compile(r"(/tasks/|task_id=)[^/?&\s]+")


def path_shown(path: str) -> str:
    return _PATH_ID.sub(r"\1[id]", path)


def link_shown(link: str) -> str:
    """Scheme and host; what comes after them leads to a film."""
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        return "[link]"
    return f"{parts.scheme}://{host}/[link]"


def message_shown(words: str, key: str = "") -> str:
    """The service's own sentence, without names, addresses and ids that it may repeat."""
    flat = _within(without_key(" ".join(words.split()), key))
    flat = _ADDRESS.sub(lambda found: link_shown(found[0]), flat)
    for pattern, instead in ((_MAIL, "[mail]"), (_QUOTED, "[quoted]"), (_ID, "[id]")):
        flat = pattern.sub(instead, flat)
    return flat[:LONGEST]


def _within(words: str) -> str:
    """No more words than are looked through; none is cut in two, which would hide what it is."""
    return words if len(words) <= READ else words[:READ].rpartition(" ")[0]


def shown(value: object, key: str = "", name: str = "", depth: int = 0) -> Any:
    """The JSON to be written down instead of ``value``."""
    if isinstance(value, Mapping):
        return _object(cast(Mapping[str, object], value), key, depth)
    if isinstance(value, list):
        return _list(cast(list[object], value), key, name, depth)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _text(value, key, name)
    return value if name in HARMLESS else "[number]"


def _object(value: Mapping[str, object], key: str, depth: int) -> Any:
    if depth >= DEEPEST:
        return "[…]"
    entries = list(value.items())[:WIDEST]
    # Where objects of models stand in a list, each is known by its id.
    model = value.get("object") == "model"
    return {
        _field(name): shown(inner, key, "model" if model and name == "id" else name, depth + 1)
        for name, inner in entries
    }


def _list(value: list[object], key: str, name: str, depth: int) -> Any:
    if depth >= DEEPEST:
        return "[…]"
    told = [shown(each, key, name, depth + 1) for each in value[:LISTED]]
    more = len(value) - len(told)
    return [*told, f"[and {more} more]"] if more > 0 else told


def _field(name: str) -> str:
    return name if len(name) <= 40 and _NAME.fullmatch(name) else "[name]"


def _text(value: str, key: str, name: str) -> str:
    if value.startswith(("http://", "https://")):
        return link_shown(value)
    if name in MESSAGES:
        return message_shown(value, key)
    if name in HARMLESS and _MOMENT.fullmatch(value):
        return value
    if name in HARMLESS and _WORD.fullmatch(value):
        return message_shown(value, key)
    return f"[text, {len(value)} characters]"
