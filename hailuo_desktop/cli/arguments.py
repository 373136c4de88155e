"""What may be typed after ``hailuo-desktop``."""

import argparse
from collections.abc import Callable

from hailuo_desktop import __version__
from hailuo_desktop.domain.spending import By
from hailuo_desktop.translate import t

from . import manual
from .export_arguments import add_export
from .render_arguments import add_render
from .values import path, port, speed


def parser() -> argparse.ArgumentParser:
    """The whole grammar of the command line, in the language spoken now."""
    parse = argparse.ArgumentParser(
        "hailuo-desktop",
        description=manual.about(),
        epilog=manual.after(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parse.add_argument("--version", action="version", version=f"Hailuo Desktop {__version__}")
    _add_place(parse, None)
    commands = parse.add_subparsers(dest="command", metavar="COMMAND", title=t("commands"))
    add = commands.add_parser
    _add_open(add)
    _add_place(add_render(add))
    _add_place(add_export(add))
    _add_takes(add)
    _add_settle(add)
    _add_reconcile(add)
    _add_spending(add)
    _add_backups(add)
    _add_restore(add)
    _add_rehearsal(add)
    _add_associate(add)
    _add_schema(add)
    _add_self_check(add)
    return parse


AddParser = Callable[..., argparse.ArgumentParser]


def _add_open(add: AddParser) -> None:
    opening = add(
        "open",
        help=t("open the window with a storyboard from a file"),
        description=t(manual.OPEN),
    )
    opening.add_argument("file", metavar="FILE", type=path)
    _add_place(opening)


def _add_place(parse: argparse.ArgumentParser, default: object = argparse.SUPPRESS) -> None:
    parse.add_argument(
        "--library", metavar="DIR", type=path, default=default, help=t("folder of the library")
    )
    parse.add_argument(
        "--rehearsal",
        action="store_true",
        default=False if default is None else default,
        help=t("use the built-in simulated service: no key, no cost"),
    )


def _add_takes(add: AddParser) -> None:
    takes = add("takes", help=t("list the takes in the ledger"), description=t(manual.TAKES))
    takes.add_argument("--json", action="store_true", help=t("one JSON object a line"))
    _add_place(takes)


def _add_settle(add: AddParser) -> None:
    settle = add(
        "settle",
        help=t("decide about a take whose submission was lost"),
        description=t(manual.SETTLE),
    )
    settle.add_argument("take", metavar="TAKE", help=t("its id, or the beginning of it"))
    choice = settle.add_mutually_exclusive_group(required=True)
    choice.add_argument(
        "--resubmit", action="store_true", help=t("it was never charged: send it again")
    )
    choice.add_argument("--abandon", action="store_true", help=t("leave it, whatever became of it"))
    choice.add_argument("--task", metavar="TASK_ID", help=t("this is its task: go on with it"))
    _add_place(settle)


def _add_reconcile(add: AddParser) -> None:
    reconcile = add(
        "reconcile",
        help=t("look for films that EvoLink made and no take claims"),
        description=t(manual.RECONCILE),
    )
    reconcile.add_argument("--json", action="store_true", help=t("one JSON object a line"))
    choice = reconcile.add_mutually_exclusive_group()
    choice.add_argument("--let-be", metavar="TASK_ID", default="", help=t("it is none of yours"))
    choice.add_argument(
        "--give",
        metavar="TASK_ID",
        default="",
        help=t("make it a take of the shot named by --shot"),
    )
    reconcile.add_argument(
        "--shot",
        metavar="BOARD/PLACE",
        default="",
        help=t("such as “{example}”", example="The lighthouse/3"),
    )
    _add_place(reconcile)


def _add_spending(add: AddParser) -> None:
    spending = add("spending", help=t("tell what takes have cost"), description=t(manual.SPENDING))
    spending.add_argument(
        "--by",
        choices=[by.value for by in By],
        default=By.BOARD.value,
        help=t("what takes are put together by ({usual})", usual=By.BOARD.value),
    )
    form = spending.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=t("one JSON object a line"))
    form.add_argument("--csv", action="store_true", help=t("a table for a spreadsheet"))
    _add_place(spending)


def _add_backups(add: AddParser) -> None:
    backups = add(
        "backups", help=t("list the dated copies of the library"), description=t(manual.BACKUPS)
    )
    backups.add_argument("--json", action="store_true", help=t("one JSON object a line"))
    _add_place(backups)


def _add_restore(add: AddParser) -> None:
    restore = add(
        "restore", help=t("bring a backup's storyboards back"), description=t(manual.RESTORE)
    )
    restore.add_argument(
        "backup", metavar="BACKUP", help=t("its name in the list, or the beginning of it")
    )
    _add_place(restore)


def _add_rehearsal(add: AddParser) -> None:
    rehearsal = add(
        "rehearsal",
        help=t("run the simulated service alone"),
        description=t(manual.REHEARSAL, line=manual.FIRST_LINE),
    )
    rehearsal.add_argument("--port", metavar="N", type=port, default=0, help=t("port of the API"))
    rehearsal.add_argument(
        "--files-port", metavar="N", type=port, default=0, help=t("port of the files service")
    )
    rehearsal.add_argument(
        "--speed", metavar="X", type=speed, default=1.0, help=t("so many times as fast as life (1)")
    )
    rehearsal.add_argument(
        "--folder", metavar="DIR", type=path, help=t("keep its tasks, files and request log there")
    )
    rehearsal.add_argument(
        "--faults", metavar="FILE", type=path, help=t("a JSON script of what is to go wrong")
    )


def _add_associate(add: AddParser) -> None:
    add(
        "associate",
        help=t("let a double click on a .hailuo file open it here"),
        description=t(manual.ASSOCIATE),
    )


def _add_schema(add: AddParser) -> None:
    add("schema", help=t("print the JSON Schema of a batch"), description=t(manual.SCHEMA))


def _add_self_check(add: AddParser) -> None:
    check = add(
        "self-check",
        help=t("see whether this computer, and the service, are as the program needs them"),
        description=manual.self_check(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    check.add_argument("--json", action="store_true", help=t("one JSON object a line"))
    check.add_argument("--only", help=argparse.SUPPRESS)
    check.add_argument(
        "--service", action="store_true", help=t("look at EvoLink instead, with your key, for free")
    )
    check.add_argument(
        "--spend",
        action="store_true",
        help=t("look, then pay for the cheapest take there is, after one question"),
    )
    check.add_argument("--yes", action="store_true", help=t("with --spend: do not ask"))
    check.add_argument(
        "--again",
        action="store_true",
        help=t("with --spend: pay for a new take, whatever the library has already"),
    )
    check.add_argument(
        "--retry-failed",
        action="store_true",
        help=t("with --spend: pay again for a take that has failed or was given up"),
    )
    check.add_argument(
        "--transcript",
        metavar="DIR",
        type=path,
        help=t("where the transcript of --service goes; else with the logs of the library"),
    )
    _add_place(check)
