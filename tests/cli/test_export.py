"""The cut of a storyboard, handed over without a window."""

import json
from pathlib import Path

import pytest

from hailuo_desktop.__main__ import main
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.store.library import Library
from tests.fakes.films import film
from tests.fakes.takes import take


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Two boards of one name, and one with films."""
    folder = tmp_path / "library"
    held = Library.open(folder, "a test")
    held.boards.save(Storyboard("board-1", "The Lighthouse", (Shot("shot-1", number="01"),)))
    held.boards.save(Storyboard("twin-1", "Twin", (Shot("shot-2"),)))
    held.boards.save(Storyboard("twin-2", "Twin", (Shot("shot-3"),)))
    for number in (1, 2):
        film(folder / "media" / f"{number}.mp4", shade=60 + number)
        held.takes.save(take(number, Completed(f"media/{number}.mp4")))
    held.close()
    return folder


def run(library: Path, *words: str) -> int:
    return main(["export", *words, "--library", str(library)])


def test_the_cut_lies_in_the_folder(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "cut"
    assert run(library, "the lighthouse", "--output", str(out), "--formats", "all") == 0
    assert {file.name for file in out.iterdir()} >= {
        "The Lighthouse.otio",
        "The Lighthouse.xml",
        "The Lighthouse.fcpxml",
        "The Lighthouse.edl",
        "The Lighthouse cut.mp4",
        "The Lighthouse review.html",
    }
    assert {file.name for file in (out / "media").iterdir()} == {"01_t1.mp4", "01_t2.mp4"}
    assert capsys.readouterr().out.strip() == f"2 films and 7 files in {out}."


def test_what_came_of_it_can_be_read_by_programs(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("board-1", "--output", str(tmp_path / "cut"), "--takes", "used", "--json")
    assert run(library, *words, "--names", "{code}") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["new_films"], said["changed"], said["trouble"]) == (
        *(1, ["The Lighthouse.otio"], []),
    )
    assert run(library, *words, "--names", "{code}") == 0
    again = json.loads(capsys.readouterr().out)
    assert (again["new_films"], again["changed"], again["same"]) == (
        *(0, [], ["The Lighthouse.otio"]),
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Nobody",), "No storyboard is called “Nobody”: there are"),
        (("Twin",), "Several storyboards are called “Twin”: give an id, twin-1, twin-2."),
        (("Twin", "--formats", "aaf"), "“aaf” is no format: use otio"),
        (("twin-1",), "“Twin” has no films yet."),
        (("board-1", "--names", "{author}"), "knows no {author}"),
    ],
)
def test_what_is_wrong_is_one_sentence(
    library: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    said: str,
) -> None:
    assert run(library, *words, "--output", str(tmp_path / "cut")) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "cut").exists()


def test_a_film_that_is_gone_is_told_of(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (library / "media" / "1.mp4").unlink()
    assert run(library, "board-1", "--output", str(tmp_path / "cut")) == 1
    assert "01 take 1 is left out" in capsys.readouterr().out
