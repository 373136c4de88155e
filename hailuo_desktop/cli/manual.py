"""What ``--help`` says of the program and of each command.

Words of the command line itself, of files and of --json are no language: they stay as they are.
"""

from collections.abc import Iterable, Mapping
from textwrap import fill

from hailuo_desktop.translate import Marked, mark, t

WIDTH = 95
EXAMPLES = """\
  hailuo-desktop --rehearsal
  hailuo-desktop lighthouse.hailuo
  hailuo-desktop render boards/lighthouse --output takes --max-credits 200
  hailuo-desktop render night.csv --output takes --json > night.jsonl
  hailuo-desktop export "The lighthouse" --output cut --formats otio,premiere"""

ABOUT = (
    mark("Storyboards in, takes out: AI video with MiniMax Hailuo through EvoLink."),
    mark(
        "Without a command the window opens. With --rehearsal everything runs against a simulated "
        "service on this computer: no key, no cost."
    ),
)
KEY = mark("The key goes to these two addresses alone, and only over https or to this computer.")
ENVIRONMENT = {
    "EVOLINK_API_KEY": mark("the API key; otherwise the one kept in the system's keychain"),
    "HAILUO_LIBRARY": mark("folder of the library, as --library"),
    "HAILUO_POLL_INTERVAL": mark("seconds between two looks at the tasks in flight (8)"),
}
ADDRESSES = {
    "HAILUO_API_URL": "https://api.evolink.ai",
    "HAILUO_FILES_URL": "https://files-api.evolink.ai",
}

RENDER = (
    mark("Render every shot of BATCH without a window and wait until each take is settled."),
    mark(
        "BATCH is a folder with storyboard.json or one list, a .json, .csv, .tsv, .xlsx or .xlsm "
        "file, a .hailuo package, a Storyboarder project (.storyboarder), or a script (.fountain, "
        ".fdx). A text that does not say in which encoding it is, and may be in several, is "
        "refused: name it with --encoding. Of a workbook the sheet in front is read, without what "
        "is hidden."
    ),
    mark(
        "Run again with the same batch and library, it goes on where it stopped. A take that is "
        "in the output folder already stays there under the name it has. What has changed in a "
        "table or a script meanwhile is said, by --dry-run too: a changed shot takes the place of "
        "what it was on the board, and one that is gone from the file stays there."
    ),
    mark(
        "What the library has from the very same request (model, settings, prompt, frames) is "
        "taken over and never paid for twice, whatever file or board it was made for; --again "
        "makes new takes. What reached EvoLink and failed, was cancelled or was given up is not "
        "sent again without --retry-failed."
    ),
    mark(
        "Under --max-credits, a take whose price nobody knows yet waits, since neither EvoLink nor "
        "the library's other takes have told one; the exit code is 3. With --learn-price one goes, "
        "and the rest is held against the cap by what it has cost. Where that is never told, no "
        "other goes: leave --max-credits out to send them."
    ),
    mark(
        "A shot with first_from is sent once the film of the other shot is there, and begins with "
        "its last picture. Where that shot fails, or with wait_for_kept (a render keeps no take: "
        "keep one in the window), it waits, and the next run goes on with it."
    ),
    mark(
        "--json prints one object a line, always with the keys event, shot (from 1), take, state, "
        'task_id, file, error and error_code. event is "take" for every new state of a take '
        "(queued, uploading, submitting, pending, processing, downloading, completed, failed, "
        "uncertain, cancelled; with taken_over: true where the library had it from the very same "
        'request under another name), "problem" for what a check found (with rule, and blocks: '
        'true where it keeps the batch from being sent), and "end" for the last line (with code, '
        "completed, failed, waiting, uncertain)."
    ),
)
EXIT_CODES = {
    "0": mark("all completed"),
    "1": mark("some failed, or something went wrong inside the program"),
    "2": mark("the batch or the command is not valid; nothing was sent"),
    "3": mark(
        "some takes wait for you: an uncertain one, the cap, the key, the balance, or the shot "
        "that they begin with"
    ),
    "130": mark(
        "stopped by Ctrl-C or a signal; what is at the service goes on there and is charged, and "
        "the same command collects it"
    ),
}

EXPORT = mark(
    "Write the films of a storyboard of the library into a folder and, beside them, what editors "
    "read: OpenTimelineIO, XML for Premiere, FCPXML for Final Cut or Resolve, an edit list, the "
    "cut as one MP4, a review page. Done again, it changes only what has changed; files of others "
    "stay."
)
TAKES = mark(
    "List the ledger: every take of the library, the oldest first. An id may be shortened "
    "wherever it is asked for. With --json: one object a line."
)
SETTLE = mark(
    "Decide about a take whose submission was lost, so that it may have been charged. Look at "
    "your account on evolink.ai first. The next render, or the window, carries the decision out."
)
RECONCILE = mark(
    "Hold EvoLink's task list against the ledger. A task that no take claims and that may be "
    "yours is listed, and nothing that it could be is sent before you have said what it is: "
    "--give it to a shot, or --let-be. Tasks of other computers on the same key are left alone."
)
SPENDING = mark(
    "Tell what takes have cost: what EvoLink has stated, what is estimated for takes about which "
    "it said nothing, and how many there are of unknown cost. The three are never added up. Each "
    "line also tells how many seconds of film are kept, and the stated credits for each of them. "
    "Days are those of this computer's time zone. With --json the last line is the total."
)
BACKUPS = mark(
    "List the dated copies of the library and what each of them holds, the newest first. One is "
    "made on every day with something to lose, and before every restore and update."
)
RESTORE = mark(
    "Bring the storyboards of a backup back. The ledger only grows: no take is forgotten, and "
    "takes that only the backup knows come back too. Storyboards that it does not know stay as "
    "they are, and what was there before is kept as a backup of its own."
)
OPEN = mark(
    "Open the window with a storyboard from a file: a .hailuo package, a .json file, a table, a "
    "Storyboarder project, or a script. It becomes a board of the library. The word “open” may "
    "be left out, as when a package is opened by a double click."
)
REHEARSAL = mark(
    "Run the simulated service until stopped. The first line on stdout is {line}; KEY is "
    "EVOLINK_API_KEY where that is set."
)
FIRST_LINE = '{"api": URL, "files": URL, "key": KEY}'
ASSOCIATE = mark(
    "Tell this user's desktop (Linux, Windows or macOS) that .hailuo files belong to Hailuo "
    "Desktop: a double click opens them, in the window that is there already where one is. "
    "Nothing of other users is touched. The window's File menu does the same."
)
SCHEMA = mark(
    "Print the JSON Schema of storyboard.json, for editors and for programs that write batches. "
    "A .csv has the same fields as columns; a .hailuo package is a zip of storyboard.json and "
    "images/."
)

SELF_CHECK = (
    mark(
        "Check what the program needs of this computer: that films are encoded and shown, "
        "pictures read and written, the keychain, encrypted connections, the disk, the typeface. "
        "Each check runs in a process of its own, so that nothing crashes this one."
    ),
    mark(
        "With --service it looks at EvoLink with your key, at no cost: models, credits, room for "
        "frames, the task list, prices. It says where the answers differ from what the program "
        "was built for, and leaves a transcript without key, links and account. It sends nothing "
        "but GET."
    ),
    mark(
        "With --spend it asks one question, pays for the cheapest take there is, by way of ledger "
        "and journal like any other, and checks every step of its life. Where the library has "
        "such a take already, none is paid for without --again, or --retry-failed for one that "
        "failed. --yes answers the question."
    ),
    mark("What is told holds neither the key nor the path of your home: it may be sent on."),
)
SELF_CHECK_CODES = {
    "0": mark("all is well, as far as it was checked"),
    "1": mark("something failed"),
    "2": mark("the command is not valid, there is no key, or the question was not answered"),
    "3": mark("the take of --spend waits: run the same command again"),
    "130": mark("stopped by Ctrl-C or a signal; the same command goes on with the take"),
}


def about() -> str:
    return "\n".join(_filled(t(each)) for each in ABOUT)


def after() -> str:
    """What stands below the list of commands."""
    environment = {name: t(words) for name, words in ENVIRONMENT.items()} | ADDRESSES
    rows = [_row(name, words, 23) for name, words in environment.items()]
    return "\n".join((t("environment:"), *rows, "", _filled(t(KEY)), "", t("examples:"), EXAMPLES))


def render() -> str:
    return _page(RENDER, EXIT_CODES)


def self_check() -> str:
    return _page(SELF_CHECK, SELF_CHECK_CODES)


def _page(paragraphs: Iterable[Marked], exit_codes: Mapping[str, Marked]) -> str:
    told = "\n\n".join(_filled(t(each)) for each in paragraphs)
    codes = [_row(code, t(words), 5) for code, words in exit_codes.items()]
    return "\n".join((told, "", t("exit codes:"), *codes))


def _row(name: str, words: str, width: int) -> str:
    return _filled(words, f"  {name:<{width}}", " " * (width + 2))


def _filled(text: str, before: str = "", below: str = "") -> str:
    """Lines of a help page; options are not broken at their hyphens."""
    return fill(text, WIDTH, initial_indent=before, subsequent_indent=below, break_on_hyphens=False)
