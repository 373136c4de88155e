"""What may be typed after ``hailuo-desktop export``."""

import argparse
from collections.abc import Callable

from hailuo_desktop.domain.hand_off import KINDS_WITHOUT_A_SCREEN, Kind, Which
from hailuo_desktop.translate import t

from . import manual
from .values import path


def add_export(add: Callable[..., argparse.ArgumentParser]) -> argparse.ArgumentParser:
    export = add(
        "export",
        help=t("hand the cut of a storyboard to an editor"),
        description=t(manual.EXPORT),
    )
    board = t("its name, or the beginning of its id")
    export.add_argument("board", metavar="STORYBOARD", help=board)
    folder = t("the folder that is handed over")
    export.add_argument("--output", metavar="DIR", type=path, required=True, help=folder)
    formats = ",".join(kind.value for kind in KINDS_WITHOUT_A_SCREEN)
    export.add_argument(
        "--formats",
        metavar="A,B",
        default=Kind.OTIO.value,
        help=t("of {formats}, or “all”; otherwise otio", formats=formats),
    )
    export.add_argument(
        "--takes",
        choices=[which.value.replace("_", "-") for which in Which],
        default=Which.NOT_REJECTED.value.replace("_", "-"),
        help=t("those in use alone, all but the rejected ones, or every one"),
    )
    names = t("how films are named, as for a render")
    export.add_argument("--names", metavar="TEMPLATE", help=names)
    export.add_argument("--json", action="store_true", help=t("say what came of it as JSON"))
    return export
