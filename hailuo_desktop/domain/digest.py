"""The digest of a request: what decides whether it was made already, whatever it was called."""

import json
from dataclasses import replace
from hashlib import sha256
from unicodedata import normalize

from .frame import Crop, Frame
from .shot import Request
from .take import Take

WHOLE = Crop(0.0, 0.0, 1.0, 1.0)


def request_digest(request: Request, source: str = "") -> str:
    """SHA-256, in hex, of all that the service is asked for.

    Frames count by their content and their crop, not by their names. A first frame that a film
    gives counts by its ``source``: the id of the take that gives it or, while there is none, of
    the shot that will. Of the frames of such a request, the first is left out.
    """
    asked = {
        "model": request.model,
        "mode": request.mode.value,
        "quality": request.quality,
        "duration": request.duration,
        "switches": sorted(request.parameters),
        "prompt": canonical_prompt(request.prompt),
        "source": source,
        "frames": [_picture(frame) for frame in request.frames],
    }
    text = json.dumps(asked, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return sha256(text.encode()).hexdigest()


def take_digest(take: Take) -> str:
    """That of the request that a take was made from."""
    if take.source:  # its first frame came from a film
        return request_digest(replace(take.request, frames=take.request.frames[1:]), take.source)
    return request_digest(take.request, take.first_from.shot if take.first_from else "")


def canonical_prompt(prompt: str) -> str:
    """The prompt with what nobody can see brought to one form: Unicode NFC, "\\n" at the end of
    lines, and no blanks around it."""
    return normalize("NFC", prompt.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _picture(frame: Frame) -> str:
    """Its content and its crop; one that cuts nothing away is none."""
    return replace(frame, crop=None).key if frame.crop == WHOLE else frame.key
