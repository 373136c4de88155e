"""The address at which a release tells of later ones; it comes from whoever makes the release."""

import json
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from hailuo_desktop.studio.updates import FILE, VARIABLE

from .place import epoch


@contextmanager
def telling(resources: Path) -> Generator[None]:
    """A program with these resources knows the address, as long as this lasts: not in the .deb,
    whose updates are its system's business."""
    url = os.environ.get(VARIABLE, "")
    file = resources / FILE
    if url:
        file.write_text(json.dumps({"url": url}), "utf-8")
        os.utime(file, (epoch(), epoch()))
    try:
        yield
    finally:
        file.unlink(missing_ok=True)
