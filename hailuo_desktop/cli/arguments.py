"""What may be typed after ``hailuo-desktop``."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from hailuo_desktop import __version__
from hailuo_desktop.domain.batch_files import is_batch

from .manual import (
    ABOUT,
    AFTER,
    ASSOCIATE,
    BACKUPS,
    OPEN,
    RECONCILE,
    RENDER,
    RESTORE,
    SCHEMA,
    SETTLE,
    TAKES,
)
from .values import amount, port, speed, take_count


def parser() -> argparse.ArgumentParser:
    parse = argparse.ArgumentParser(
        "hailuo-desktop",
        description=ABOUT,
        epilog=AFTER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parse.add_argument("--version", action="version", version=f"Hailuo Desktop {__version__}")
    _add_place(parse, None)
    commands = parse.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    add = commands.add_parser
    _add_open(add)
    _add_render(add)
    _add_takes(add)
    _add_settle(add)
    _add_reconcile(add)
    _add_backups(add)
    _add_restore(add)
    _add_rehearsal(add)
    _add_associate(add)
    _add_schema(add)
    return parse


def told(arguments: Sequence[str]) -> list[str]:
    """The command line in full: a storyboard behind nothing but options is to be opened."""
    *before, last = arguments or ("",)
    words = iter(before)
    for word in words:
        if word == "--library":
            next(words, None)
        elif not word.startswith("-"):
            return list(arguments)
    if is_batch(last) and before[-1:] != ["--library"]:
        return [*before, "open", last]
    return list(arguments)


AddParser = Callable[..., argparse.ArgumentParser]


def _add_open(add: AddParser) -> None:
    opening = add(
        "open",
        help="open the window with a storyboard from a file",
        description=OPEN,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    opening.add_argument("file", metavar="FILE", type=Path)
    _add_place(opening)


def _add_place(parse: argparse.ArgumentParser, default: object = argparse.SUPPRESS) -> None:
    parse.add_argument(
        "--library", metavar="DIR", type=Path, default=default, help="folder of the library"
    )
    parse.add_argument(
        "--rehearsal",
        action="store_true",
        default=False if default is None else default,
        help="use the built-in simulated service: no key, no cost",
    )


def _add_render(add: AddParser) -> None:
    render = add(
        "render",
        help="render a batch without a window",
        description=RENDER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    render.add_argument("batch", metavar="BATCH", type=Path)
    render.add_argument(
        "--output", metavar="DIR", type=Path, required=True, help="where the videos go"
    )
    render.add_argument(
        "--json", action="store_true", help="one JSON object a line on stdout, as above"
    )
    _add_choice(render)
    render.add_argument("--shots", metavar="1,3-5", help="only these shots, counted from 1")
    render.add_argument(
        "--dry-run",
        action="store_true",
        help="check everything and say what it would cost; send nothing",
    )
    render.add_argument(
        "--max-credits",
        metavar="N",
        type=amount,
        help="send nothing that goes beyond N credits, also where the batch is run again to go on",
    )
    render.add_argument("--takes", metavar="N", type=take_count, help="so many takes of every shot")
    render.add_argument(
        "--names",
        metavar="TEMPLATE",
        help="how files are named: {board}/{shot:02}_{name}_t{take}.mp4, and also {date}, "
        "{mode}, {quality}, {seconds}, {task}",
    )
    render.add_argument(
        "--again",
        action="store_true",
        help="pay for new takes of every shot, whatever the library has already",
    )
    render.add_argument(
        "--retry-failed",
        action="store_true",
        help="pay again for what has failed, was cancelled or was given up",
    )
    _add_place(render)


def _add_choice(render: argparse.ArgumentParser) -> None:
    """What a table does not say of itself."""
    render.add_argument(
        "--encoding", metavar="NAME", default="", help="of a text: cp1251, mac_roman, gb18030, …"
    )
    render.add_argument(
        "--sheet", metavar="NAME", default="", help="of a workbook; else the one in front"
    )
    render.add_argument(
        "--hidden-rows",
        action="store_true",
        help="take the rows of a workbook as well that a filter or a hand has hidden",
    )


def _add_takes(add: AddParser) -> None:
    takes = add("takes", help="list the takes in the ledger", description=TAKES)
    takes.add_argument("--json", action="store_true", help="one JSON object a line")
    _add_place(takes)


def _add_settle(add: AddParser) -> None:
    settle = add(
        "settle",
        help="decide about a take whose submission was lost",
        description=SETTLE,
    )
    settle.add_argument("take", metavar="TAKE", help="its id, or the beginning of it")
    choice = settle.add_mutually_exclusive_group(required=True)
    choice.add_argument(
        "--resubmit", action="store_true", help="it was never charged: send it again"
    )
    choice.add_argument("--abandon", action="store_true", help="leave it, whatever became of it")
    choice.add_argument("--task", metavar="TASK_ID", help="this is its task: go on with it")
    _add_place(settle)


def _add_reconcile(add: AddParser) -> None:
    reconcile = add(
        "reconcile",
        help="look for films that EvoLink made and no take claims",
        description=RECONCILE,
    )
    reconcile.add_argument("--json", action="store_true", help="one JSON object a line")
    choice = reconcile.add_mutually_exclusive_group()
    choice.add_argument("--let-be", metavar="TASK_ID", default="", help="it is none of yours")
    choice.add_argument(
        "--give", metavar="TASK_ID", default="", help="make it a take of the shot named by --shot"
    )
    reconcile.add_argument("--shot", metavar="BOARD/PLACE", default="", help="“The lighthouse/3”")
    _add_place(reconcile)


def _add_backups(add: AddParser) -> None:
    backups = add("backups", help="list the dated copies of the library", description=BACKUPS)
    backups.add_argument("--json", action="store_true", help="one JSON object a line")
    _add_place(backups)


def _add_restore(add: AddParser) -> None:
    restore = add("restore", help="bring a backup's storyboards back", description=RESTORE)
    restore.add_argument(
        "backup", metavar="BACKUP", help="its name in the list, or the beginning of it"
    )
    _add_place(restore)


def _add_rehearsal(add: AddParser) -> None:
    rehearsal = add(
        "rehearsal",
        help="run the simulated service alone",
        description="Run the simulated service until stopped. The first line on stdout is "
        '{"api": URL, "files": URL, "key": KEY}; KEY is EVOLINK_API_KEY where that is set.',
    )
    rehearsal.add_argument("--port", metavar="N", type=port, default=0, help="port of the API")
    rehearsal.add_argument(
        "--files-port", metavar="N", type=port, default=0, help="port of the files service"
    )
    rehearsal.add_argument(
        "--speed", metavar="X", type=speed, default=1.0, help="so many times as fast as life (1)"
    )
    rehearsal.add_argument(
        "--folder", metavar="DIR", type=Path, help="keep its tasks, files and request log there"
    )
    rehearsal.add_argument(
        "--faults", metavar="FILE", type=Path, help="a JSON script of what is to go wrong"
    )


def _add_associate(add: AddParser) -> None:
    add(
        "associate",
        help="let a double click on a .hailuo file open it here",
        description=ASSOCIATE,
    )


def _add_schema(add: AddParser) -> None:
    add("schema", help="print the JSON Schema of a batch", description=SCHEMA)
