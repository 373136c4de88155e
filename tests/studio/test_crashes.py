"""What a run leaves that did not end well, and that one which did leaves nothing."""

import faulthandler
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from hailuo_desktop.studio.crashes import KEPT, RUN, Crash, CrashWatch, End, report, write_report
from hailuo_desktop.studio.log_entries import Entry

KEY = "evo/quite+secret=7261"
FAULT = (
    'Fatal Python error: Segmentation fault\n\nThread 0x1 (most recent call first):\n  File "a.py"'
)


@pytest.fixture(autouse=True)
def pytests_own_handler() -> Iterator[None]:
    """A watch gives the handler back, to stderr, which pytest has its own way to do."""
    was_on = faulthandler.is_enabled()
    yield
    assert faulthandler.is_enabled() == was_on


def watch(folder: Path, *, faulty: bool = False) -> CrashWatch:
    return CrashWatch(folder / "logs", folder / "logs" / "a.log", lambda: faulty)


def left(folder: Path, trace: str) -> None:
    head = json.dumps({"started": "2026-11-29 10:00:00", "version": "0.0.9"})
    (folder / "logs").mkdir(exist_ok=True)
    (folder / "logs" / RUN).write_text(f"{head}\n{trace}", "utf-8")


def test_a_run_that_ends_well_leaves_nothing(tmp_path: Path) -> None:
    first = watch(tmp_path)
    assert first.before is None
    assert (tmp_path / "logs" / RUN).is_file()
    first.close()
    assert not (tmp_path / "logs" / RUN).exists()
    second = watch(tmp_path)
    second.close()
    assert second.before is None


def test_a_run_that_never_ended_vanished(tmp_path: Path) -> None:
    first = watch(tmp_path)
    second = watch(tmp_path)
    assert second.before is not None
    assert second.before.end is End.VANISHED
    second.close()
    first.close()


def test_something_unexpected_is_left_for_the_next_start(tmp_path: Path) -> None:
    watch(tmp_path, faulty=True).close()
    second = watch(tmp_path)
    assert second.before is not None
    assert second.before.end is End.ERRORS
    second.close()


def test_a_fault_is_left_with_its_trace_and_the_log_since_its_start(tmp_path: Path) -> None:
    left(tmp_path, FAULT)
    lines = [
        "2026-11-29 09:59:59,000 ERROR x: before it",
        "2026-11-29 10:00:01,000 ERROR x: in it",
    ]
    (tmp_path / "logs" / "a.log").write_text("\n".join(lines) + "\n", "utf-8")
    found = watch(tmp_path)
    found.close()
    crash = found.before
    assert crash is not None
    assert (crash.end, crash.version, crash.trace) == (End.FAULT, "0.0.9", FAULT)
    assert [each.text for each in crash.entries] == [lines[1]]


@pytest.mark.parametrize("text", ["", "no JSON\n", "[]\n", "{}\n", '"x"\n', "\ufffd\x00"])
def test_a_trace_that_makes_no_sense_is_no_trouble(tmp_path: Path, text: str) -> None:
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / RUN).write_text(text, "utf-8")
    found = watch(tmp_path)
    found.close()
    assert found.before is None


def test_a_folder_that_cannot_be_written_does_not_keep_a_run_from_starting(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file", "utf-8")
    watch(tmp_path).close()


def test_a_report_has_all_that_helps_and_no_secret(tmp_path: Path) -> None:
    entry = Entry(logging.ERROR, "2026-11-29 10:00:01", f"ERROR with {KEY} in {Path.home()}/x")
    crash = Crash(End.FAULT, "2026-11-29 10:00:00", "0.0.9", FAULT, (entry,))
    text = report(crash, ["Two takes go on."], KEY)
    for part in (
        "Hailuo Desktop 0.0.9",
        "Two takes go on.",
        "Segmentation fault",
        "with [key] in ~",
    ):
        assert part in text
    assert KEY not in text
    assert str(Path.home()) not in text


def test_only_the_latest_reports_are_kept(tmp_path: Path) -> None:
    for number in range(KEPT + 3):
        (tmp_path / f"crash-20200101-00000{number}.txt").touch()
    file = write_report("a report", tmp_path)
    assert file.read_text("utf-8") == "a report"
    assert len([*tmp_path.glob("crash-*.txt")]) == KEPT
