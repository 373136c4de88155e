"""``spending``: for people, for programs and for spreadsheets."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from hailuo_desktop.__main__ import main
from hailuo_desktop.domain.money import Cost
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.store.library import Library
from tests.fakes.any_take import take

DONE = take("1", Completed("1"), shot="a", task="t1", cost=Cost(used=Decimal("2.5")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    library = Library.open(folder, "a test")
    library.boards.save(Storyboard("1", "Night", (Shot("a", kept="1"),)))
    library.takes.save(DONE)
    library.takes.save(replace(DONE, id="2", number=2, task="t2", cost=Cost()))
    library.close()
    return folder


def told(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    assert main(["spending", *words]) == 0
    return capsys.readouterr().out.splitlines()


def test_it_is_told_in_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line, total = told(capsys, "--library", str(folder))
    words = "2.5 credits stated for 1 take, about 2.5 credits estimated for 1 take"
    kept = "6 s kept, 0.42 credits stated for each second of it"
    assert line == f"Night  {words}  {kept}"
    assert total == f"In all:  {words}  {kept}"


def test_programs_get_each_figure_by_its_name(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    *lines, total = map(
        json.loads, told(capsys, "--library", str(folder), "--json", "--by", "kind")
    )
    assert [(line["by"], line["mode"], line["quality"]) for line in lines] == [
        ("kind", "T2V", "768p")
    ]
    assert total["by"] == "total"
    assert (total["stated_credits"], total["estimated_credits"]) == (2.5, 2.5)
    assert (total["stated_takes"], total["unknown_takes"]) == (1, 0)


def test_days_name_the_time_zone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, *_ = told(capsys, "--library", str(folder), "--by", "day")
    assert "UTC" in first
    head, row = told(capsys, "--library", str(folder), "--by", "day", "--csv")
    assert head.startswith("day,time_zone,takes,stated_credits,")
    assert row.startswith("1970-01-01,")


def test_nothing_spent_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Library.open(tmp_path / "library", "a test").close()
    said = told(capsys, "--library", str(tmp_path / "library"))
    assert said == ["Nothing was sent yet, so nothing was spent."]
