"""What reaches a terminal that knows little, or a stream that has gone."""

import io
import sys
from pathlib import Path

import pytest

from hailuo_desktop.cli import output
from tests.cli.conftest import Program

FULL = Path("/dev/full")


def test_a_plain_terminal_gets_plainer_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "ascii"))
    output.take_any_text()
    output.put("“Nebel” … 1366 × 768 – it’s 🌫 \udcff")
    assert raw.getvalue() == b'"Nebel" ... 1366 x 768 - it\'s ? ?\n'


def test_a_terminal_that_knows_them_gets_them_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "utf-8"))
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
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with FULL.open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        output.put("one")
        output.put("two")
        output.flush()
    said = capsys.readouterr().err
    assert said.count("The output cannot be written") == 1
    assert said.endswith("the work goes on.\n")


def test_a_stream_that_was_closed_is_no_reason_to_end(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    closed = (tmp_path / "closed").open("w", encoding="utf-8")
    closed.close()
    monkeypatch.setattr(sys, "stdout", closed)
    output.put("nobody hears it")
    output.flush()
    assert (tmp_path / "closed").stat().st_size == 0
