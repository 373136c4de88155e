"""``python -m hailuo_desktop.simulator.encode``: one film, from a job on stdin.

A process of its own, so that encoding never stalls a window or a poll.
"""

import json
import os
import sys

from hailuo_desktop.simulator.film import Job, make


def main() -> int:
    if hasattr(os, "nice"):
        os.nice(10)
    given = json.load(sys.stdin)
    make(
        Job(
            given["prompt"],
            tuple(given["images"]),
            given["quality"],
            given["seconds"],
            given["target"],
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
