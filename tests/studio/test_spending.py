"""What was spent, as plain values for other programs."""

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from hailuo_desktop.domain.money import Cost
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.spending import By, Spent
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.store.boards import Boards
from hailuo_desktop.store.database import Database
from hailuo_desktop.studio.spending import places, report, spent_words, time_zone, to_csv
from tests.fakes.any_take import take

KEPT = Shot("a", name="Dawn", prompt="A boat", kept="1")
GONE = Shot("b", name="Dusk", prompt="A boat")


@pytest.fixture
def boards(tmp_path: Path) -> Iterator[Boards]:
    with closing(Database(tmp_path / "library.sqlite")) as database:
        yield Boards(database)


def done(take_id: str, shot: str, cost: str = "") -> Take:
    known = Cost(used=Decimal(cost)) if cost else Cost()
    return take(take_id, Completed(take_id), shot=shot, task=f"t{take_id}", cost=known)


def rows(data: bytes) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(data.decode("utf-8-sig")))]


def test_a_shot_keeps_its_place_after_it_was_deleted(boards: Boards) -> None:
    boards.save(Storyboard("1", "Night", (KEPT, GONE)))
    boards.save(Storyboard("1", "Night", (KEPT,)))
    where = places(boards.all(), boards.bin)
    assert where.of(done("1", "a")).kept
    assert where.of(done("2", "b")).board_name == "Night"
    boards.delete("1")
    where = places(boards.all(), boards.bin)
    assert where.of(done("1", "a")).board_name == "Night"
    assert where.of(done("3", "never")).shot_name == "S01"


def test_a_table_holds_plain_numbers_and_no_formula(boards: Boards) -> None:
    boards.save(Storyboard("1", "=1+1", (KEPT,)))
    where = places(boards.all(), boards.bin)
    takes = [done("1", "a", "1234.50"), done("2", "a")]
    (row,) = rows(to_csv(report(takes, By.BOARD, where)))
    assert row["board"] == "'=1+1"
    assert row["stated_credits"] == "1234.5"
    assert row["estimated_credits"] == "1234.5"
    assert (row["stated_takes"], row["estimated_takes"], row["unknown_takes"]) == ("1", "1", "0")
    assert row["stated_credits_per_kept_second"] == "205.75"


def test_days_say_whose_they_are(boards: Boards) -> None:
    found = report(
        [replace(done("1", "a", "1"), submitted=86_400.0 * 365)], By.DAY, places((), boards.bin)
    )
    (row,) = rows(to_csv(found))
    assert row["time_zone"] == time_zone() == found.zone
    assert row["day"].startswith("197")
    assert "UTC" in time_zone()


def test_words_never_make_one_figure_of_three(boards: Boards) -> None:
    takes = [
        done("1", "a", "2"),
        done("2", "a"),
        replace(done("3", "a"), request=replace(done("3", "a").request, quality="1080p")),
    ]
    found = report(takes, By.SHOT, places((), boards.bin)).total
    assert spent_words(found) == (
        "2 credits stated for 1 take, about 2 credits estimated for 1 take, 1 take of unknown cost"
    )


def test_where_nothing_is_known_nothing_is_said_to_be_stated() -> None:
    assert spent_words(Spent(unknown_takes=3)) == "3 takes of unknown cost"
    assert spent_words(Spent(free_takes=1)) == "1 take free"
    assert spent_words(Spent()) == "0 credits stated for 0 takes"
