"""``python -m hailuo_desktop.simulator.encode``: one film, from a job on stdin.

A process of its own, so that encoding never stalls a window or a poll.
"""

import json
import os
import sys
from typing import Any

from hailuo_desktop.simulator.film import BadShape, Job, make

# Exit codes: which of the service's errors it is.
BAD_IMAGE, BAD_SHAPE = 3, 4


def main() -> int:
    if hasattr(os, "nice"):
        os.nice(10)
    given: dict[str, Any] = json.load(sys.stdin)
    given["images"] = tuple(given["images"])
    try:
        make(Job(**given))
    except BadShape:
        return BAD_SHAPE
    except ValueError:
        return BAD_IMAGE
    return 0


if __name__ == "__main__":
    sys.exit(main())
