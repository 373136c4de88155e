"""A storyboard on the command line opens the window with it."""

from pathlib import Path

import pytest

from hailuo_desktop.cli.arguments import parser
from hailuo_desktop.cli.told import told


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["sea.hailuo"], ["open", "sea.hailuo"]),
        (["My Board.HAILUO"], ["open", "My Board.HAILUO"]),
        (["--rehearsal", "sea.csv"], ["--rehearsal", "open", "sea.csv"]),
        (
            ["--library", "/a place/with spaces", "sea.json"],
            ["--library", "/a place/with spaces", "open", "sea.json"],
        ),
        (["--library=x", "s.storyboarder"], ["--library=x", "open", "s.storyboarder"]),
    ],
)
def test_a_storyboard_alone_is_to_be_opened(typed: list[str], meant: list[str]) -> None:
    assert told(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        [],
        ["--rehearsal"],
        ["takes"],
        ["render", "sea.hailuo"],
        ["render", "--output", "x", "sea.hailuo"],
        ["open", "sea.hailuo"],
        ["--library", "boards.json"],
        ["sea.txt"],
    ],
)
def test_everything_else_stays_as_it_was_typed(typed: list[str]) -> None:
    assert told(typed) == typed


def test_the_file_and_the_options_reach_the_window() -> None:
    given = parser().parse_args(told(["--rehearsal", "--library", "lib", "sea.hailuo"]))
    assert (given.command, given.file) == ("open", Path("sea.hailuo"))
    assert (given.rehearsal, given.library) == (True, Path("lib"))


def test_any_file_that_is_there_is_opened_and_hides_no_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("shots.ods", "self-check"):
        (tmp_path / name).touch()
    assert told(["shots.ods"]) == ["open", "shots.ods"]
    assert told(["./self-check"]) == ["open", "./self-check"]
    assert told(["self-check"]) == ["self-check"]
    assert told(["gone.ods"]) == ["gone.ods"]
