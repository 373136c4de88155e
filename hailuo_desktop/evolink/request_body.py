"""The body of the paid POST, byte for byte the same for the same request."""

import json
from collections.abc import Sequence

from hailuo_desktop.domain.catalog import Mode
from hailuo_desktop.domain.shot import Request

NOT_IN_FLF = "fast_pretreatment"  # the model's own first-last-frame call has no such field


def body_of(request: Request, urls: Sequence[str]) -> bytes:
    """As the vendor's schema has it: frames as ``image_urls``, switches in ``model_params``."""
    body: dict[str, object] = {"model": request.model}
    if request.prompt:
        body["prompt"] = request.prompt
    if urls:
        body["image_urls"] = list(urls)
    body["quality"] = request.quality
    body["duration"] = request.duration
    if switches := _switches(request):
        body["model_params"] = switches
    # A lone surrogate, which a paste may hold, has no place in UTF-8.
    return json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")


def _switches(request: Request) -> dict[str, bool]:
    flf = request.mode is Mode.FLF
    return {name: on for name, on in request.parameters if not (flf and name == NOT_IN_FLF)}
