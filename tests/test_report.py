"""Errors that nobody expected: told once, written down, and never with a key in them."""

import logging
import sys
import threading
from pathlib import Path

import pytest

from hailuo_desktop.report import LOG, Report

KEY = "evo/quite+secret=7261"


class Desk:
    """A report and what it has shown."""

    def __init__(self, folder: Path) -> None:
        self.key = KEY
        self.shown: list[str] = []
        self.file = folder / LOG
        self.report = Report(folder, lambda: self.key, self.shown.append)

    def log(self) -> str:
        return self.file.read_text("utf-8")


@pytest.fixture
def desk(tmp_path: Path, expected_logs: list[logging.LogRecord]) -> "Desk":
    return Desk(tmp_path / "logs")


def caught(error: BaseException, cause: BaseException | None = None) -> BaseException:
    try:
        raise error from cause
    except type(error) as found:
        return found


def test_a_bug_is_one_sentence_and_a_traceback_in_the_log(desk: Desk) -> None:
    desk.report(caught(ValueError("a bug")))
    desk.report.close()
    (sentence,) = desk.shown
    assert sentence.startswith("Something went wrong inside the app; your takes are safe on disk.")
    assert sentence.endswith(f"What happened is written in {desk.file}.")
    assert "Traceback" in desk.log()
    assert "ValueError: a bug" in desk.log()


def test_the_same_bug_is_told_once(desk: Desk) -> None:
    for _ in range(3):
        desk.report(caught(ValueError("a bug")))
    desk.report(caught(TypeError("another")))
    desk.report.close()
    assert len(desk.shown) == 2
    assert desk.log().count("Traceback") == 2


def test_a_wish_that_fails_of_it_again_is_told_again_and_logged_once(desk: Desk) -> None:
    for _ in range(3):
        desk.report.wish_failed(caught(ValueError("a bug")))
    desk.report.close()
    assert len(desk.shown) == 3
    assert desk.log().count("Traceback") == 1


def test_the_key_is_in_no_message_no_traceback_and_no_chained_exception(desk: Desk) -> None:
    first = caught(KeyError(f"Authorization: Bearer {KEY}"))
    second = caught(RuntimeError(f"headers were {{'Authorization': 'Bearer {KEY}'}}"), first)
    second.add_note(f"with {KEY}")
    logging.getLogger("hailuo_desktop.somewhere").warning("sent %s", KEY)
    desk.report(caught(OSError(KEY), second))
    desk.report.close()
    assert KEY not in desk.log() + "".join(desk.shown)
    assert desk.log().count("Traceback") == 3
    assert "[key]" in desk.log()


def test_a_key_of_before_still_looks_like_one(desk: Desk) -> None:
    desk.key = ""
    desk.report(caught(ValueError("sk-abc_DEF-123456 and Bearer other/key+9876=")))
    desk.report.close()
    assert "sk-abc" not in desk.log()
    assert "other/key" not in desk.log()


def test_other_words_stay_as_they_are(desk: Desk) -> None:
    desk.key = ""
    desk.report(
        caught(ValueError("task-unified-1757169743-7cvnl5zw: a disk-shaped risk-free desk"))
    )
    desk.report.close()
    assert "task-unified-1757169743-7cvnl5zw: a disk-shaped risk-free desk" in desk.log()


def test_a_folder_that_takes_no_log_is_passed_over(
    tmp_path: Path, expected_logs: list[logging.LogRecord]
) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    shown: list[str] = []
    report = Report(tmp_path / "file" / "logs", lambda: "", shown.append)
    report(caught(ValueError("a bug")))
    report.close()
    written = Path(shown[0].partition("is written in ")[2].removesuffix("."))
    assert "ValueError: a bug" in written.read_text("utf-8")


def test_a_log_that_cannot_be_written_is_said_and_prints_nothing_raw(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.file.mkdir()
    desk.report(caught(ValueError(KEY)))
    desk.report.close()
    assert "cannot be written; it would say ValueError at" in desk.shown[0]
    assert KEY not in desk.shown[0] + capsys.readouterr().err


def test_what_python_would_print_is_heard_while_installed(desk: Desk) -> None:
    desk.report.install()
    try:
        thread = threading.Thread(target=lambda: int("a bug"))
        thread.start()
        thread.join()
        error = caught(ValueError("a bug"))
        sys.excepthook(type(error), error, error.__traceback__)
    finally:
        desk.report.close()
    assert len(desk.shown) == 2
    assert sys.excepthook is sys.__excepthook__
    assert threading.excepthook is threading.__excepthook__
