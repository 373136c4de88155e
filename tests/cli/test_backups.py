"""``backups`` and ``restore``: the library as it was, in words, and brought back."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hailuo_desktop.cli.backups import NoBackup, list_backups, restore
from hailuo_desktop.cli.ledger import NoLibrary
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Take
from hailuo_desktop.engine.batch import takes_of
from hailuo_desktop.store.library import Library
from tests.cli.conftest import Program

FOG = Shot("fog", prompt="Fog")
DAYS = [datetime(2031, 5, day, 9, tzinfo=UTC) for day in (1, 2, 3)]


def take(number: int) -> Take:
    (made,) = takes_of(FOG, "01", number, 1.0)
    return made


def opened(folder: Path, day: int) -> Library:
    return Library.open(folder, "a test", lambda: DAYS[day])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A board of one shot and a take; a day later it has another name, and one take more."""
    folder = tmp_path / "library"
    for day, name in enumerate(("Fog", "Mist")):
        library = opened(folder, day)
        library.boards.save(Storyboard("b", name, (FOG,)))
        library.takes.save(take(day + 1))
        library.close()
    opened(folder, 2).close()
    return folder


def boards(folder: Path) -> list[str]:
    library = opened(folder, 2)
    try:
        return [board.name for board in library.boards.all()]
    finally:
        library.close()


def daily(folder: Path) -> list[str]:
    names = [file.stem.removeprefix("library-") for file in (folder / "backups").iterdir()]
    return sorted(name for name in names if name.startswith("2031"))


def test_each_backup_is_listed_with_what_it_holds(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list_backups(folder, as_json=False) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("2031")]
    assert [line.split("  ")[0] for line in lines] == daily(folder)[::-1]
    assert lines[0].endswith("made every day  1 storyboard (“Mist”), 1 shot, 2 takes")
    assert lines[1].endswith("made every day  1 storyboard (“Fog”), 1 shot, 1 take")


def test_the_list_in_json_has_the_same_keys_for_one_that_cannot_be_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newest = folder / "backups" / f"library-{daily(folder)[-1]}.sqlite"
    newest.write_bytes(b"no database at all" * 99)
    assert list_backups(folder, as_json=True) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    broken, whole = [line for line in lines if line["backup"].startswith("2031")]
    assert list(broken) == list(whole)
    assert (broken["boards"], broken["takes"], broken["file"]) == (None, None, str(newest))
    assert "cannot be used" in broken["error"]
    assert (whole["boards"], whole["shots"], whole["takes"]) == (["Fog"], 1, 1)
    assert (whole["reason"], whole["error"]) == ("daily", None)
    assert whole["made"].startswith("2031-05-02T09:00:00")


def test_a_backup_comes_back_and_no_take_is_forgotten(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert restore(folder, "20310502") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("1 storyboard (“Fog”) came back from the backup of 2031-05-02")
    assert said[1] == "No take is forgotten: 2 takes stayed, and 0 takes came back."
    assert boards(folder) == ["Fog"]
    library = opened(folder, 2)
    assert [each.number for each in library.takes.all()] == [1, 2]
    library.close()
    # What was there before is a backup of its own, under the name that was told.
    name = said[2].partition("hailuo-desktop restore ")[2].partition("`")[0]
    assert restore(folder, name) == 0
    assert boards(folder) == ["Mist"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("2031", "^2 backups of this library begin with “2031”: give more of the name"),
        ("1999", "^No backup of this library begins with “1999”: see `hailuo-desktop backups`"),
        ("", "^No backup"),
    ],
)
def test_a_backup_that_is_not_plain_is_named(folder: Path, name: str, words: str) -> None:
    with pytest.raises(NoBackup, match=words):
        restore(folder, name)
    assert boards(folder) == ["Mist"]


def test_a_backup_may_be_given_as_its_file(folder: Path) -> None:
    file = folder / "backups" / f"library-{daily(folder)[0]}.sqlite"
    assert restore(folder, str(file)) == 0
    assert boards(folder) == ["Fog"]


def test_looking_for_backups_makes_no_library(tmp_path: Path) -> None:
    with pytest.raises(NoLibrary):
        list_backups(tmp_path / "missing", as_json=False)
    with pytest.raises(NoLibrary):
        restore(tmp_path / "missing", "2031")
    assert [*tmp_path.iterdir()] == []


def test_the_commands_are_there(program: Program, tmp_path: Path) -> None:
    Library.open(tmp_path / "library", "a test").close()
    assert program("backups").out.startswith("There are no backups yet")
    assert (program("backups", "--json").out, program("backups", "--json").code) == ("", 0)
    said = program("restore", "2031")
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "--help" not in said.err
