"""Error bodies, whatever their shape: objects, texts, ``success: false``, HTML, nothing."""

import re
from dataclasses import dataclass
from typing import Any

from .json_shapes import items, mapping

LONGEST = 300  # characters of the service's own words that we pass on
_REQUEST_ID = re.compile(r"\s*\(request id: ([^)]*)\)\s*$")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")


@dataclass(frozen=True)
class Body:
    """``code`` and ``kind`` are lower-case names; ``zone`` is where a daily limit ends."""

    code: str = ""
    kind: str = ""
    message: str = ""
    request_id: str = ""
    zone: str = ""
    models: tuple[str, ...] = ()


def body_of(data: Any, text: str) -> Body:
    """From an answer's JSON, or from its text where it has none."""
    found = mapping(data)
    if not found:
        return Body(message="" if "<" in text[:200] or data is not None else short(text))
    error = found.get("error")
    if inner := mapping(error):
        return _body(inner, inner.get("message"))
    if isinstance(error, str):
        return error_text(error, found.get("error_description") or found.get("message"))
    return _body(found, found.get("msg") or found.get("message") or found.get("detail"))


def error_of(error: Any) -> Body:
    """From the ``error`` of a failed task: an object, or a text."""
    if isinstance(error, str):
        return error_text(error, None)
    return _body(mapping(error), mapping(error).get("message"))


def error_text(error: str, description: Any) -> Body:
    """An error that is one text: a code's name, or a sentence."""
    if name := _name(error):
        return _body({"code": name}, description)
    return _body({}, error)


def short(text: str) -> str:
    """The service's words in one printable line: they are data, not markup."""
    flat = "".join(c for c in " ".join(text.split()) if c.isprintable())
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…"


def _body(found: dict[str, Any], message: Any) -> Body:
    words = message if isinstance(message, str) else ""
    match = _REQUEST_ID.search(words)
    said = match[1] if match else ""
    request_id, zone, models = (
        found.get(each) for each in ("request_id", "reset_timezone", "allowed_models")
    )
    return Body(
        _name(found.get("code")),
        _name(found.get("type")),
        short(words[: match.start()] if match else words),
        short(request_id) if isinstance(request_id, str) and request_id else short(said),
        short(zone) if isinstance(zone, str) else "",
        tuple(short(each) for each in items(models) if isinstance(each, str)),
    )


def _name(value: Any) -> str:
    """Codes that are numbers repeat the HTTP status and say nothing more."""
    return value.casefold() if isinstance(value, str) and _NAME.fullmatch(value) else ""
