"""The body of the paid POST, byte for byte the same for the same request."""

import json
from collections.abc import Sequence

from hailuo_desktop.domain.shot import Request


def body_of(request: Request, urls: Sequence[str]) -> bytes:
    """As the vendor's schema has it: frames as ``image_urls``, switches in ``model_params``."""
    body: dict[str, object] = {"model": request.model}
    if request.prompt:
        body["prompt"] = request.prompt
    if urls:
        body["image_urls"] = list(urls)
    body["quality"] = request.quality
    body["duration"] = request.duration
    if request.parameters:
        body["model_params"] = dict(request.parameters)
    return json.dumps(body, ensure_ascii=False).encode("utf-8")
