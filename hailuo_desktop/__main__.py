"""``hailuo-desktop``: reads the command line and starts one root."""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hailuo_desktop.cli.arguments import parser
from hailuo_desktop.domain.errors import HailuoError

if TYPE_CHECKING:
    from hailuo_desktop.studio.options import Options

SAMPLE = ("samples", "the-lighthouse")
NO_SCREEN = "There is no screen here: rendering the sample storyboard without a window instead."
NO_SCREEN_AT_ALL = (
    "hailuo-desktop: there is no screen here to open a window on. "
    "Use `hailuo-desktop render`, or try `hailuo-desktop --rehearsal`."
)


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
            from hailuo_desktop.app.start import has_screen, start

            return start(chosen) if has_screen() else _without_a_screen(chosen)


def _without_a_screen(chosen: "Options") -> int:
    """A rehearsal does the same main job without a window."""
    if not chosen.rehearsal:
        print(NO_SCREEN_AT_ALL, file=sys.stderr)
        return 2
    from hailuo_desktop.assets import asset
    from hailuo_desktop.cli.render import Wish, render

    print(NO_SCREEN, flush=True)
    return render(chosen, Wish(asset(*SAMPLE), chosen.library / "videos-of-the-sample"))


if __name__ == "__main__":
    sys.exit(main())
