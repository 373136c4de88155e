"""What one click can mend of a shot, without asking the artist anything."""

from dataclasses import replace

from .catalog import MODELS
from .frame import TALLEST, WIDEST, Crop, Frame
from .legal import nearest
from .lint import lint
from .shot import Shot

MOST_FIXES = 100  # of a prompt: each fix removes its finding, so that this is never reached


def mended(shot: Shot) -> Shot:
    """The shot with its camera commands spelled right, legal settings and legal crops."""
    fixed = replace(
        shot, prompt=_prompt(shot.prompt), first=_framed(shot.first), last=_framed(shot.last)
    )
    return nearest(fixed)[0] if fixed.model in MODELS else fixed


def _prompt(prompt: str) -> str:
    for _ in range(MOST_FIXES):
        fix = next((found.fix for found in lint(prompt) if found.fix is not None), None)
        if fix is None:
            break
        prompt = fix.apply(prompt)
    return prompt


def _framed(frame: Frame | None) -> Frame | None:
    return None if frame is None else replace(frame, crop=legal_crop(frame))


def legal_crop(frame: Frame) -> Crop | None:
    """The frame's own crop where its ratio is legal, or else the centre of it that is."""
    width, height = frame.seen.width, frame.seen.height
    now = frame.crop or Crop(0.0, 0.0, 1.0, 1.0)
    # Whole pixels, rounded towards the legal side.
    if width * WIDEST[1] > height * WIDEST[0]:
        share = height * WIDEST[0] // WIDEST[1] / width
        return Crop(now.x + now.width * (1 - share) / 2, now.y, now.width * share, now.height)
    if width * TALLEST[1] < height * TALLEST[0]:
        share = width * TALLEST[1] // TALLEST[0] / height
        return Crop(now.x, now.y + now.height * (1 - share) / 2, now.width, now.height * share)
    return frame.crop
