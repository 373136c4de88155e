"""``hailuo-desktop``: reads the command line and starts one root."""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hailuo_desktop import bootstrap
from hailuo_desktop.cli import output
from hailuo_desktop.cli.arguments import parser
from hailuo_desktop.cli.told import told
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.translate import mark, t

if TYPE_CHECKING:
    from hailuo_desktop.studio.options import Options

SAMPLE = ("samples", "the-lighthouse")
NO_SCREEN = mark(
    "There is no screen here: rendering the sample storyboard without a window instead."
)
NO_SCREEN_AT_ALL = mark(
    "There is no screen here to open a window on. "
    "Use `hailuo-desktop render`, or try `hailuo-desktop --rehearsal`."
)
BROKEN, INVALID, STOPPED = 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Exit code of the run; whatever goes wrong is one sentence on stderr, never a traceback."""
    bootstrap.prepare()
    output.take_any_text()
    try:
        return _guarded(parser().parse_args(told(sys.argv[1:] if argv is None else argv)))
    finally:
        output.flush()


def _guarded(given: Namespace) -> int:
    try:
        return _run(given)
    except HailuoError as error:
        output.complain(str(error))
        return INVALID
    except KeyboardInterrupt:
        output.complain(t("Stopped."))
        return STOPPED
    except Exception as error:  # noqa: BLE001 - a bug of ours, told in a sentence
        return _unexpected(error, given.library)


def _unexpected(error: Exception, library: Path | None) -> int:
    from platformdirs import user_log_path

    from hailuo_desktop.report import Report

    # No library is made for the sake of a log.
    known = library is not None and library.is_dir()
    folder = library / "logs" if known and library else user_log_path("Hailuo Desktop", False)
    report = Report(folder, lambda: os.environ.get("EVOLINK_API_KEY", "").strip(), output.complain)
    report(error)
    report.close()
    return BROKEN


def _run(given: Namespace) -> int:
    if given.command not in (None, "open"):
        bootstrap.load_models()  # the window loads them once it can be seen
    # Each root loads only what it needs: a batch at night needs no window, nor Qt's widgets.
    match given.command:
        case "schema":
            from hailuo_desktop.cli.schema import print_schema

            return print_schema()
        case "associate":
            from hailuo_desktop.studio.associating import DONE, associate

            associate()
            output.put(t(DONE))
            return 0
        case _:
            return _in_library(given)


def _in_library(given: Namespace) -> int:
    from hailuo_desktop.studio.options import options

    chosen = options(os.environ, given.library, given.rehearsal)
    match given.command:
        case None | "open":
            return _in_window(chosen, given)
        case "rehearsal":
            from hailuo_desktop.cli.rehearsal import Service, rehearse

            wish = Service(given.port, given.files_port, given.speed, given.folder, given.faults)
            return rehearse(chosen.key, wish)
        case "render":
            from hailuo_desktop.cli.render import Wish, render

            return render(chosen, Wish.of(given))
        case "self-check":
            from hailuo_desktop.cli.self_check import Wish as Checking
            from hailuo_desktop.cli.self_check import self_check

            return self_check(chosen, Checking.of(given))
        case _:
            return _in_ledger(chosen, given)


def _in_ledger(chosen: "Options", given: Namespace) -> int:
    """What is looked up or decided in a library."""
    match given.command:
        case "settle":
            from hailuo_desktop.cli.ledger import settle

            return settle(chosen.library, given.take, given.resubmit, given.task)
        case "reconcile":
            from hailuo_desktop.cli.reconcile import Wish as Reconciling
            from hailuo_desktop.cli.reconcile import reconcile

            return reconcile(chosen, Reconciling(given.json, given.let_be, given.give, given.shot))
        case "export":
            from hailuo_desktop.cli.export import Export, export

            return export(chosen.library, Export.of(given))
        case "spending":
            from hailuo_desktop.cli.spending import spending
            from hailuo_desktop.domain.spending import By

            by = By(given.by)
            return spending(chosen.library, by, as_json=given.json, as_csv=given.csv)
        case "backups":
            from hailuo_desktop.cli.backups import list_backups

            return list_backups(chosen.library, given.json)
        case "restore":
            from hailuo_desktop.cli.backups import restore

            return restore(chosen.library, given.backup)
        case _:
            from hailuo_desktop.cli.ledger import list_takes

            return list_takes(chosen.library, given.json)


def _in_window(chosen: "Options", given: Namespace) -> int:
    from hailuo_desktop.app.start import start
    from hailuo_desktop.app.system.screen import has_screen

    brought = given.file if given.command == "open" else None
    return start(chosen, brought) if has_screen() else _without_a_screen(chosen)


def _without_a_screen(chosen: "Options") -> int:
    """A rehearsal does the same main job without a window."""
    if not chosen.rehearsal:
        output.complain(t(NO_SCREEN_AT_ALL))
        return INVALID
    bootstrap.load_models()
    from hailuo_desktop.assets import asset
    from hailuo_desktop.cli.render import Wish, render

    output.put(t(NO_SCREEN))
    return render(chosen, Wish(asset(*SAMPLE), chosen.library / "videos-of-the-sample"))


if __name__ == "__main__":
    sys.exit(main())
