"""``hailuo-desktop``: reads the command line and starts one root."""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from hailuo_desktop.cli.arguments import parser
from hailuo_desktop.domain.errors import HailuoError


def main(argv: Sequence[str] | None = None) -> int:
    """Exit code of the run; an expected error is one sentence on stderr and code 2."""
    given = parser().parse_args(argv)
    try:
        return _run(given)
    except HailuoError as error:
        print(f"hailuo-desktop: {error}", file=sys.stderr)
        return 2


def _run(given: Namespace) -> int:
    # Each root loads only what it needs: a batch at night needs no window, nor Qt's widgets.
    from hailuo_desktop.studio.options import options

    chosen = options(os.environ, given.library, given.rehearsal)
    match given.command:
        case "rehearsal":
            from hailuo_desktop.cli.rehearsal import rehearse

            return rehearse(chosen.key, given.port, given.files_port, given.speed)
        case "takes":
            from hailuo_desktop.cli.ledger import list_takes

            return list_takes(chosen.library, given.json)
        case "settle":
            from hailuo_desktop.cli.ledger import settle

            return settle(chosen.library, given.take, given.resubmit, given.task)
        case "render":
            from hailuo_desktop.cli.render import Wish, render

            return render(chosen, Wish.of(given))
        case _:
            from hailuo_desktop.app.start import start

            return start(chosen)


if __name__ == "__main__":
    sys.exit(main())
