"""What the real service refuses with 400: written from its documents, not from our client."""

import ipaddress
from typing import Any, cast
from urllib.parse import urlsplit

_T2V = {"768p": (6, 10), "1080p": (6,)}
_I2V = {"512p": (6, 10), "768p": (6, 10), "1080p": (6,)}
_SWITCHES = {"prompt_optimizer", "fast_pretreatment"}

# Per model and number of images: quality → durations. No entry: that many are not allowed.
COMBINATIONS: dict[str, dict[int, dict[str, tuple[int, ...]]]] = {
    "MiniMax-Hailuo-02": {0: _T2V, 1: _I2V, 2: _T2V},
    "MiniMax-Hailuo-2.3": {0: _T2V, 1: _T2V},
    "MiniMax-Hailuo-2.3-Fast": {1: _T2V},
}
_NEEDS_PROMPT = {("MiniMax-Hailuo-02", 0), ("MiniMax-Hailuo-2.3", 0), ("MiniMax-Hailuo-2.3", 1)}
_KNOWN_SWITCHES = {
    "MiniMax-Hailuo-02": _SWITCHES,
    "MiniMax-Hailuo-2.3": _SWITCHES,
    "MiniMax-Hailuo-2.3-Fast": {"prompt_optimizer"},
}
LONGEST_PROMPT = 2000
LONGEST_CALLBACK = 2048


def broken_rule(body: Any) -> str | None:
    """The first rule that a request body breaks, in the service's manner, or None."""
    if not isinstance(body, dict):
        return "request body must be a JSON object"
    body = cast(dict[str, Any], body)
    model, images = body.get("model"), body.get("image_urls", [])
    if not isinstance(model, str) or model not in COMBINATIONS:
        return f"model {model!r} is not supported"
    return (
        _prompt(body)
        or _images(model, images)
        or _settings(model, len(images), body)
        or _callback(body.get("callback_url"))
    )


def _prompt(body: dict[str, Any]) -> str | None:
    prompt = body.get("prompt", "")
    if not isinstance(prompt, str):
        return "prompt must be a string"
    if len(prompt) > LONGEST_PROMPT:
        return f"prompt must be at most {LONGEST_PROMPT} characters"
    images: Any = body.get("image_urls", [])
    count = len(cast(list[Any], images)) if isinstance(images, list) else 0
    if not prompt.strip() and (body["model"], count) in _NEEDS_PROMPT:
        return "prompt is required"
    return None


def _images(model: str, images: Any) -> str | None:
    urls: list[Any] = cast(list[Any], images) if isinstance(images, list) else [None]
    if not all(isinstance(url, str) for url in urls):
        return "image_urls must be an array of URLs"
    if len(urls) not in COMBINATIONS[model]:
        return f"{model} does not accept {len(urls)} images"
    if not all(_web_address(url) for url in urls):
        return "image_urls must be http or https URLs"
    return None


def _settings(model: str, images: int, body: dict[str, Any]) -> str | None:
    quality, duration = body.get("quality", "768p"), body.get("duration", 6)
    legal = COMBINATIONS[model][images]
    if not isinstance(quality, str) or quality not in legal:
        return f"quality must be one of {', '.join(legal)}"
    if type(duration) is not int or duration not in legal[quality]:
        return f"duration must be one of {', '.join(map(str, legal[quality]))} for {quality}"
    return _switches(model, body.get("model_params", {}))


def _switches(model: str, params: Any) -> str | None:
    if not isinstance(params, dict):
        return "model_params must be an object"
    for name, value in cast(dict[str, Any], params).items():
        if name not in _KNOWN_SWITCHES[model]:
            return f"model_params.{name} is not supported by {model}"
        if not isinstance(value, bool):
            return f"model_params.{name} must be a boolean"
    return None


def _callback(url: Any) -> str | None:
    if url is None:
        return None
    if not isinstance(url, str) or len(url) > LONGEST_CALLBACK:
        return f"callback_url must be a URL of at most {LONGEST_CALLBACK} characters"
    if not url.startswith("https://") or not _web_address(url):
        return "callback_url must be an HTTPS URL"
    return "callback_url must not be an internal address" if _internal(url) else None


def _web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in url
    except ValueError:
        return False


def _internal(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
