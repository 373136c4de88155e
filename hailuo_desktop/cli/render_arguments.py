"""What may be typed after ``hailuo-desktop render``."""

import argparse
from collections.abc import Callable

from hailuo_desktop.translate import t

from . import manual
from .values import amount, path, take_count


def add_render(add: Callable[..., argparse.ArgumentParser]) -> argparse.ArgumentParser:
    """The command without the options that every command shares."""
    render = add(
        "render",
        help=t("render a batch without a window"),
        description=manual.render(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    render.add_argument("batch", metavar="BATCH", type=path)
    render.add_argument(
        "--output", metavar="DIR", type=path, required=True, help=t("where the videos go")
    )
    render.add_argument(
        "--json", action="store_true", help=t("one JSON object a line on stdout, as above")
    )
    _add_choice(render)
    render.add_argument("--shots", metavar="1,3-5", help=t("only these shots, counted from 1"))
    render.add_argument(
        "--dry-run",
        action="store_true",
        help=t("check everything and say what it would cost; send nothing"),
    )
    render.add_argument(
        "--max-credits",
        metavar="N",
        type=amount,
        help=t(
            "send nothing that goes beyond N credits, also where the batch is run again to go on"
        ),
    )
    render.add_argument(
        "--learn-price",
        action="store_true",
        help=t(
            "where nobody knows yet what a take costs, so that --max-credits holds it back: send "
            "one to learn it, and hold the rest against the cap by what it has cost"
        ),
    )
    render.add_argument(
        "--takes", metavar="N", type=take_count, help=t("so many takes of every shot")
    )
    render.add_argument(
        "--names",
        metavar="TEMPLATE",
        help=t(
            "how files are named: {template}, and also {fields}",
            template="{board}/{shot:02}_{name}_t{take}.mp4",
            fields="{code}, {date}, {mode}, {quality}, {seconds}, {task}",
        ),
    )
    render.add_argument(
        "--again",
        action="store_true",
        help=t("pay for new takes of every shot, whatever the library has already"),
    )
    render.add_argument(
        "--retry-failed",
        action="store_true",
        help=t("pay again for what has failed, was cancelled or was given up"),
    )
    return render


def _add_choice(render: argparse.ArgumentParser) -> None:
    """What a table does not say of itself."""
    render.add_argument(
        "--encoding", metavar="NAME", default="", help=t("of a text: cp1251, mac_roman, gb18030, …")
    )
    render.add_argument(
        "--sheet", metavar="NAME", default="", help=t("of a workbook; else the one in front")
    )
    render.add_argument(
        "--hidden-rows",
        action="store_true",
        help=t("take the rows of a workbook as well that a filter or a hand has hidden"),
    )
