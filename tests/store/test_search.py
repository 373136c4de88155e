"""Takes are found by a part of a word in any script, and no take depends on the index."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hailuo_desktop.domain.collation import searched
from hailuo_desktop.domain.marks import Marks
from hailuo_desktop.store.database import Database
from hailuo_desktop.store.library import DATABASE, Library
from hailuo_desktop.store.marks import TakeMarks
from hailuo_desktop.store.migrations import MIGRATIONS
from hailuo_desktop.store.rows import row_of
from hailuo_desktop.store.search import Search
from hailuo_desktop.store.takes import Takes
from tests.fakes.takes import take

DAMAGE = "UPDATE take_search_data SET block = x'00ff00ff' WHERE id > 10"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def takes(file: Path) -> Iterator[Takes]:
    with closing(Database(file)) as database:
        yield Takes(database)


def found(takes: Takes, word: str) -> list[str]:
    return sorted(takes.search.find(searched(word)))


def fill(takes: Takes, *prompts: str) -> None:
    for number, prompt in enumerate(prompts, start=1):
        takes.save(take(number, prompt=prompt))


@pytest.mark.parametrize(
    ("prompt", "word"),
    [
        ("A café by the sea", "CAFE"),
        ("Cafe\u0301 au lait", "café"),
        ("ＨＡＩＬＵＯ camera", "hailuo"),
        ("the ﬁlm begins", "film"),
        ("GROSSE STRAẞE", "straße"),
        ("一座灯塔在海边", "灯塔"),
        ("一座灯塔在海边", "海"),
        ("一座灯塔在海边的黎明", "海边的黎"),
        ("ｶﾓﾒが飛ぶ", "カモメ"),
        ("서울의 밤", "서울"),
        ("Маяк на скалі", "маяк"),
        ('he says "go" and leaves', '"go"'),
        ("100% OR nothing", "%"),
        ("a lighthouse", "thou"),
        ("🎬 a slate", "🎬"),
    ],
)
def test_a_word_is_found_in_any_script(takes: Takes, prompt: str, word: str) -> None:
    fill(takes, "something else", prompt)
    assert found(takes, word) == ["shot-1-take-2"]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(min_size=1, max_size=12), st.data())
def test_every_part_of_a_prompt_finds_it(takes: Takes, prompt: str, data: st.DataObject) -> None:
    takes.save(take(prompt=prompt))
    for word in searched(prompt).split():
        start = data.draw(st.integers(0, len(word) - 1))
        end = data.draw(st.integers(start + 1, len(word)))
        assert takes.search.find(word[start:end])


def test_an_amended_take_is_found_by_its_new_words_alone(takes: Takes) -> None:
    fill(takes, "a boat")
    takes.save(take(prompt="a bird"))
    assert (found(takes, "boat"), found(takes, "bird")) == ([], ["shot-1-take-1"])


def test_a_note_is_found_as_it_is_now(takes: Takes) -> None:
    fill(takes, "a boat", "a boat")
    marks = TakeMarks(takes._database)
    marks.save("shot-1-take-2", Marks(note="Das Schönste von allen"), 1.0)
    assert found(takes, "schonste") == ["shot-1-take-2"]
    takes.save(take(2, prompt="a bird"))
    assert found(takes, "schonste") == found(takes, "bird") == ["shot-1-take-2"]
    marks.save("shot-1-take-2", Marks(stars=1), 2.0)
    assert found(takes, "schonste") == []


def test_a_note_that_came_back_with_a_backup_is_found(takes: Takes) -> None:
    fill(takes, "a boat", "a boat")
    TakeMarks(takes._database).save("shot-1-take-1", Marks(note="too dark"), 1.0)
    takes._database.write("UPDATE mark SET note = 'too bright', take = 'shot-1-take-2'")
    takes.search.look_after()
    assert (found(takes, "dark"), found(takes, "bright")) == ([], ["shot-1-take-2"])


def test_a_damaged_index_keeps_no_note_out(takes: Takes) -> None:
    fill(takes, "a boat")
    takes._database.write("DROP TABLE take_search")
    TakeMarks(takes._database).save("shot-1-take-1", Marks(note="too dark"), 1.0)
    assert found(takes, "dark") == ["shot-1-take-1"]


def test_a_forgotten_take_is_found_no_more(takes: Takes) -> None:
    fill(takes, "a boat", "a boat")
    takes.forget("shot-1-take-2")
    takes.save(take(3, prompt="a boat"))
    assert found(takes, "boat") == ["shot-1-take-1", "shot-1-take-3"]


def test_a_take_that_is_refused_leaves_the_index_as_it_was(takes: Takes) -> None:
    takes.save(take(1, task="task-1", prompt="a boat"))
    with pytest.raises(Exception, match="task"):
        takes.save(take(2, task="task-1", prompt="a bird"))
    assert (found(takes, "boat"), found(takes, "bird")) == (["shot-1-take-1"], [])


def test_an_older_library_is_searched_too(file: Path) -> None:
    with closing(Database(file, MIGRATIONS[:-2])) as old:
        Takes(old)
        columns = "id, shot, number, state, outcome, created, changed, data"
        row = row_of(take(prompt="a boat"))
        values = [row[name] for name in columns.split(", ")]
        old.write(f"INSERT INTO take ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
    with closing(Database(file)) as database:
        takes = Takes(database)
        assert not takes.search.look_after()
        assert found(takes, "boat") == ["shot-1-take-1"]


@pytest.mark.parametrize(
    "damage", [DAMAGE, "DROP TABLE take_search", "DROP TABLE take_search_content"]
)
def test_a_damaged_index_keeps_no_take_out_and_is_made_anew(
    file: Path, takes: Takes, damage: str
) -> None:
    fill(takes, "a boat", "a bird")
    takes._database.write(damage)
    takes.save(replace(take(3, prompt="a boat at dawn"), note=()))
    takes.save(take(2, prompt="a boat now"))
    takes.forget("shot-1-take-1")
    assert [each.id for each in takes.all()] == ["shot-1-take-2", "shot-1-take-3"]
    takes.search.look_after(thorough=True)
    assert found(takes, "boat") == ["shot-1-take-2", "shot-1-take-3"]
    assert found(takes, "bird") == []


def test_a_search_mends_the_index_by_itself(takes: Takes) -> None:
    fill(takes, "a boat", "a bird")
    takes._database.write("DROP TABLE take_search")
    assert found(takes, "boat") == ["shot-1-take-1"]
    assert Search(takes._database).look_after(thorough=True) is False  # it is there, and whole


def test_a_library_with_a_damaged_index_opens_and_tells_of_no_loss(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    library = Library.open(folder, "a test")
    fill(library.takes, "a boat", "a bird")
    library.close()
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        connection.execute(DAMAGE)
        connection.commit()
    library = Library.open(folder, "a test")
    assert len(library.takes.all()) == 2
    assert found(library.takes, "boat") == ["shot-1-take-1"]
    library.close()


def test_pages_of_the_index_that_are_overwritten_cost_no_take(tmp_path: Path) -> None:
    """Wherever a page of the file is hurt that only the index uses, the tables stay."""
    folder = tmp_path / "library"
    library = Library.open(folder, "a test")
    fill(library.takes, *(f"a boat {number:04}" * 20 for number in range(60)))
    library.close()
    file = folder / DATABASE
    with closing(sqlite3.connect(file)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        sql = "SELECT rootpage FROM sqlite_master WHERE name = 'take_search_data'"
        (root,) = connection.execute(sql).fetchone()
    with file.open("r+b") as opened:
        opened.seek((root - 1) * size)
        opened.write(b"\0" * size)
    library = Library.open(folder, "a test")
    assert len(library.takes.all()) == 60
    assert len(found(library.takes, "boat")) == 60
    library.close()
