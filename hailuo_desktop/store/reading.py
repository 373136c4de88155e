"""Files of other people's making: read whole, and never more of them than makes sense."""

import errno
import stat
from pathlib import Path

from hailuo_desktop.formats import MEGABYTE, number
from hailuo_desktop.translate import t


def read_whole(file: Path, most: int) -> bytes:
    """At most so many bytes; OSError also for what is larger, endless, or no file at all."""
    facts = file.stat()
    # A pipe would wait for ever, a device would never end; neither has a length.
    if not stat.S_ISREG(facts.st_mode):
        raise OSError(errno.EINVAL, t("it is no ordinary file"), str(file))
    if facts.st_size <= most:
        with file.open("rb") as opened:
            data = opened.read(most + 1)
        if len(data) <= most:
            return data
    why = t("it has more than {megabytes} MB", megabytes=number(most // MEGABYTE))
    raise OSError(errno.EFBIG, why, str(file))
