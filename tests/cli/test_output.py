"""What reaches a terminal that knows little, or a stream that has gone."""

import io
import json
import os
import sys
from pathlib import Path
from typing import TextIO

import pytest

from hailuo_desktop.__main__ import main
from hailuo_desktop.cli import output
from tests.cli.conftest import Program

FULL = Path("/dev/full")


def refusing(folder: Path) -> TextIO:
    """A stream that takes no byte: on a full disk, or one that is only for reading."""
    if FULL.exists():
        return FULL.open("w", encoding="utf-8")
    (folder / "file").touch()
    return os.fdopen(os.open(folder / "file", os.O_RDONLY), "w", encoding="utf-8")


def test_a_plain_terminal_gets_plainer_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "ascii", newline="\n"))
    output.take_any_text()
    output.put("“Nebel” … 1366 × 768 – it’s 🌫 \udcff")
    assert raw.getvalue() == b'"Nebel" ... 1366 x 768 - it\'s ? ?\n'


def test_a_terminal_that_knows_them_gets_them_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "utf-8", newline="\n"))
    output.take_any_text()
    output.put("“Nebel” 🌫 \udcff")
    assert raw.getvalue().decode() == "“Nebel” 🌫 ?\n"


@pytest.mark.parametrize(
    "locale", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}]
)
def test_no_locale_is_too_plain(program: Program, locale: dict[str, str]) -> None:
    said = program.alone("settle", "a", "--abandon", **locale)
    assert said.code == 2
    assert "There is no library in" in said.err
    helped = program.alone("render", "--help", **locale)
    assert helped.code == 0


def test_a_disk_that_is_full_ends_no_work(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with refusing(tmp_path) as full:
        monkeypatch.setattr(sys, "stdout", full)
        output.put("one")
        output.put("two")
        output.flush()
    said = capsys.readouterr().err
    assert said.count("The output cannot be written") == 1
    assert said.endswith("the work goes on.\n")


def test_a_window_without_any_streams_says_nothing_and_ends_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As pythonw.exe starts one."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["schema"]) == 0
    assert main(["settle", "a", "--abandon"]) == 2


def test_a_stream_that_was_closed_is_no_reason_to_end(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    closed = (tmp_path / "closed").open("w", encoding="utf-8")
    closed.close()
    monkeypatch.setattr(sys, "stdout", closed)
    output.put("nobody hears it")
    output.flush()
    assert (tmp_path / "closed").stat().st_size == 0


def test_a_name_steers_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "utf-8", newline="\n"))
    output.put("a\x1b]0;b\x07\x9b2J\tc")
    assert raw.getvalue().decode() == "a\\u001b]0;b\\u0007\\u009b2J\tc\n"
    line = json.dumps({"name": "a\x1b\x9b\u2028"}, ensure_ascii=False)
    assert json.loads(output.harmless(line)) == json.loads(line)
