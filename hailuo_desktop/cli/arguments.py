"""What may be typed after ``hailuo-desktop``."""

import argparse
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from hailuo_desktop import __version__

ABOUT = """\
Storyboards in, takes out: AI video with MiniMax Hailuo through EvoLink.
Without a command the window opens. With --rehearsal everything runs against a
simulated service on this computer: no key, no cost."""

AFTER = """\
environment:
  EVOLINK_API_KEY        the API key; otherwise the one kept in the system's keychain
  HAILUO_LIBRARY         folder of the library, as --library
  HAILUO_POLL_INTERVAL   seconds between two looks at the tasks in flight (8)
  HAILUO_API_URL         https://api.evolink.ai
  HAILUO_FILES_URL       https://files-api.evolink.ai

The key goes to these two addresses alone, and only over https or to this computer.

examples:
  hailuo-desktop --rehearsal
  hailuo-desktop lighthouse.hailuo
  hailuo-desktop render boards/lighthouse --output takes --max-credits 200
  hailuo-desktop render night.csv --output takes --json > night.jsonl"""

RENDER = """\
Render every shot of BATCH without a window and wait until each take is settled.
BATCH is a folder with storyboard.json, a .json, .csv or .xlsx file, a .hailuo package, or a
Storyboarder project (.storyboarder).
Run again with the same batch and library, it goes on where it stopped. A take that is in
the output folder already stays there under the name it has.

A shot with first_from is sent once the film of the other shot is there, and begins with its
last picture. Where that shot fails, or with wait_for_kept (a render keeps no take: keep one in
the window), it waits, and the next run goes on with it.

--json prints one object a line, always with the keys event, shot (from 1), take, state,
task_id, file and error. event is "take" for every new state of a take (queued, uploading,
submitting, pending, processing, downloading, completed, failed, uncertain, cancelled),
"problem" for what a check found (with rule, and blocks: true where it keeps the batch from
being sent), and "end" for the last line (with code, completed, failed, waiting, uncertain).

exit codes:
  0    all completed
  1    some failed, or something went wrong inside the program
  2    the batch or the command is not valid; nothing was sent
  3    some takes wait for you: an uncertain one, the cap, the key, the balance, or the
       shot that they begin with
  130  stopped by Ctrl-C or a signal; what is at the service goes on there and is charged,
       and the same command collects it"""

TAKES = """\
List the ledger: every take of the library, the oldest first. An id may be shortened
wherever it is asked for. With --json: one object a line."""

SETTLE = """\
Decide about a take whose submission was lost, so that it may have been charged. Look at
your account on evolink.ai first. The next render, or the window, carries the decision out."""

BACKUPS = """\
List the dated copies of the library and what each of them holds, the newest first. One is
made on every day with something to lose, and before every restore and update."""

RESTORE = """\
Bring the storyboards of a backup back. The ledger only grows: no take is forgotten, and takes
that only the backup knows come back too. Storyboards that it does not know stay as they are,
and what was there before is kept as a backup of its own."""

OPEN = """\
Open the window with a storyboard from a file: a .hailuo package, a .json, .csv or .xlsx
file, or a Storyboarder project. It becomes a board of the library. The word “open” may be
left out, as when a package is opened by a double click."""
STORYBOARDS = (".hailuo", ".json", ".csv", ".xlsx", ".storyboarder")

SCHEMA = """\
Print the JSON Schema of storyboard.json, for editors and for programs that write batches.
A .csv has the same fields as columns; a .hailuo package is a zip of storyboard.json and images/."""


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
    _add_backups(add)
    _add_restore(add)
    _add_rehearsal(add)
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
    if last.lower().endswith(STORYBOARDS) and before[-1:] != ["--library"]:
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
    render.add_argument("--shots", metavar="1,3-5", help="only these shots, counted from 1")
    render.add_argument(
        "--dry-run",
        action="store_true",
        help="check everything and say what it would cost; send nothing",
    )
    render.add_argument(
        "--max-credits",
        metavar="N",
        type=_credits,
        help="send nothing that goes beyond N credits, also where the batch is run again to go on",
    )
    render.add_argument("--takes", metavar="N", type=_takes, help="so many takes of every shot")
    render.add_argument(
        "--names",
        metavar="TEMPLATE",
        help="how files are named: {board}/{shot:02}_{name}_t{take}.mp4, and also {date}, "
        "{mode}, {quality}, {seconds}, {task}",
    )
    _add_place(render)


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
    rehearsal.add_argument("--port", metavar="N", type=_port, default=0, help="port of the API")
    rehearsal.add_argument(
        "--files-port", metavar="N", type=_port, default=0, help="port of the files service"
    )
    rehearsal.add_argument(
        "--speed", metavar="X", type=_speed, default=1.0, help="so many times as fast as life (1)"
    )
    rehearsal.add_argument(
        "--folder", metavar="DIR", type=Path, help="keep its tasks, files and request log there"
    )
    rehearsal.add_argument(
        "--faults", metavar="FILE", type=Path, help="a JSON script of what is to go wrong"
    )


def _add_schema(add: AddParser) -> None:
    add("schema", help="print the JSON Schema of a batch", description=SCHEMA)


def _credits(text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal(-1)
    # An exponent of a thousand million would be written out in full where the cap is told.
    if not value.is_finite() or value < 0 or (value and not -9 < value.adjusted() < 12):
        raise argparse.ArgumentTypeError(f"“{text}” is no amount of credits, such as 200")
    return value


def _takes(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 99:
        raise argparse.ArgumentTypeError(f"“{text}” is no number of takes from 1 to 99")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"“{text}” is no port from 0 (any) to 65535")
    return int(text)


def _speed(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= 1_000_000:
        raise argparse.ArgumentTypeError(f"“{text}” is no speed above 0, such as 10")
    return value
