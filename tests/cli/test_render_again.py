"""The same batch and library once more: it goes on where it stopped, whatever was edited since."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from hailuo_desktop.domain.storyboard import with_shot
from hailuo_desktop.domain.take import Completed, Hold, Pending, Queued, Uncertain
from hailuo_desktop.simulator import Rehearsal
from hailuo_desktop.store.library import DATABASE, Library
from hailuo_desktop.store.rows import CHECKED, checksum
from tests.cli.conftest import Batches, Program, posts, shot
from tests.cli.test_render_ends import failing, losing


@dataclass(frozen=True)
class Done:
    """A batch that was rendered: its video in the output folder, and ``kept`` in the library."""

    batch: Path
    video: Path
    kept: Path

    def tidy_up(self) -> None:
        """Somebody deletes the film everywhere."""
        self.video.unlink()
        self.kept.unlink()


def rendered(program: Program, batch: Path, *more: str) -> list[tuple[int, int, str]]:
    """Render to the end, which must be a good one; every step."""
    said = program("render", batch, "--output", "out", "--json", *more)
    assert said.code == 0, said.out + said.err
    return said.states()


def let_be(program: Program, service: Rehearsal) -> None:
    """Say of every task that it is nobody's here: what one could be is not sent before."""
    codes = [program("reconcile", "--let-be", task).code for task in [*service.service.tasks]]
    assert codes[-1] == 0


def prompts(service: Rehearsal) -> list[str]:
    return sorted(body["prompt"] for body in posts(service))


def as_of_a_newer_version(database: Path) -> None:
    """Every take in a state that nobody here knows: whole, and still not to be read."""
    with closing(sqlite3.connect(database)) as ledger, ledger:
        ledger.row_factory = sqlite3.Row
        for row in ledger.execute("SELECT * FROM take").fetchall():
            values = {**dict(row), "state": "Dreaming"}
            told = checksum(values[name] for name in CHECKED)
            sql = "UPDATE take SET state = 'Dreaming', checksum = ? WHERE id = ?"
            ledger.execute(sql, (told, row["id"]))


@pytest.fixture
def done(program: Program, batches: Batches, tmp_path: Path) -> Done:
    """A batch of one shot that has been rendered."""
    batch = batches.json(shot("Fog"))
    rendered(program, batch)
    (video,) = (tmp_path / "out").rglob("*.mp4")
    (kept,) = (tmp_path / "library" / "media" / "takes").rglob("*.mp4")
    return Done(batch, video, kept)


def test_what_is_completed_is_told_again_and_not_made_again(
    program: Program, batches: Batches, service: Rehearsal, tmp_path: Path
) -> None:
    batch = batches.json(shot("Fog", takes=2))
    rendered(program, batch)
    files = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.mp4")}
    assert rendered(program, batch) == [(1, 1, "completed"), (1, 2, "completed")]
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.mp4")} == files
    assert len(posts(service)) == 2


def test_a_video_that_was_deleted_comes_back_from_the_library(
    program: Program, done: Done, service: Rehearsal
) -> None:
    done.video.unlink()
    rendered(program, done.batch)
    assert done.video.is_file()
    assert len(posts(service)) == 1


def test_an_edited_batch_makes_what_is_new_and_nothing_else(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    rendered(program, batches.json(shot("Fog", name="A"), shot("Tide", name="B")))
    assert prompts(service) == ["Fog", "Tide"]
    # Reordered and renamed: the same shots.
    rendered(program, batches.json(shot("Tide", name="X"), shot("Fog")))
    assert prompts(service) == ["Fog", "Tide"]
    # One more take of one, and one shot more that says the same as another.
    rendered(program, batches.json(shot("Tide"), shot("Fog", takes=2), shot("Tide")))
    assert prompts(service) == ["Fog", "Fog", "Tide", "Tide"]
    # Other words are another shot; fewer takes throw nothing away.
    rendered(program, batches.json(shot("Lamp"), shot("Fog", takes=1)))
    assert prompts(service) == ["Fog", "Fog", "Lamp", "Tide", "Tide"]
    assert len(program.takes()) == 5


def test_a_reordered_shot_keeps_the_file_that_others_may_know_it_by(
    program: Program, batches: Batches, tmp_path: Path
) -> None:
    rendered(program, batches.json(shot("Fog"), shot("Tide")))
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.mp4")}
    batch = batches.json(shot("Tide"), shot("Fog", name="Renamed"))
    said = program("render", batch, "--output", "out", "--json")
    told = {line["shot"]: Path(line["file"]).name for line in said.events("take")}
    assert told == {1: "02_t1.mp4", 2: "01_t1.mp4"}
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.mp4")} == before


def test_what_was_edited_in_the_window_stays(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    rendered(program, batches.json(shot("Fog")))
    library = Library.open(program.folder / "library", "a test")
    (board,) = library.boards.all()
    edited = with_shot(board, replace(board.shots[0], notes="Darker", kept="a take"))
    library.boards.save(edited)
    library.close()
    rendered(program, batches.json(shot("Fog"), shot("Tide")))
    library = Library.open(program.folder / "library", "a test")
    (after,) = library.boards.all()
    library.close()
    assert after.shots[0] == edited.shots[0]
    assert [each.prompt for each in after.shots] == ["Fog", "Tide"]
    assert len(posts(service)) == 2


def test_the_same_shot_twice_is_two_shots(
    program: Program, batches: Batches, service: Rehearsal, tmp_path: Path
) -> None:
    batch = batches.json(shot("Fog"), shot("Fog"))
    rendered(program, batch)
    assert rendered(program, batch) == [(1, 1, "completed"), (2, 1, "completed")]
    assert len(posts(service)) == 2
    assert len([*(tmp_path / "out").rglob("*.mp4")]) == 2


def test_what_failed_is_made_anew_when_told_to_and_its_old_end_is_not_told_again(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    batch = batches.json(failing(service, program.folder, 1))
    assert program("render", batch, "--output", "out").code == 1
    steps = rendered(program, batch, "--retry-failed")
    assert {take for _, take, _ in steps} == {2}
    assert steps[-1] == (1, 2, "completed")


def test_an_uncertain_take_is_not_sent_again(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    losing(service, 1)
    batch = batches.json(shot("Fog"))
    assert program("render", batch, "--output", "out").code == 3
    again = program("render", batch, "--output", "out", "--json")
    assert again.code == 3
    assert again.states() == [(1, 1, "uncertain")]
    assert again.lines[-1]["uncertain"] == [program.takes()[0].id]
    assert len(posts(service)) == 1


def test_a_take_that_cannot_be_read_any_more_is_not_made_again(
    program: Program, done: Done, service: Rehearsal, tmp_path: Path
) -> None:
    done.tidy_up()
    as_of_a_newer_version(tmp_path / "library" / DATABASE)
    assert "0 takes to send" in program("render", done.batch, "--output", "out", "--dry-run").out
    said = program("render", done.batch, "--output", "out", "--json")
    assert said.code == 1
    assert "1 take and 0 storyboards of the library" in said.err
    assert len(posts(service)) == 1


def test_a_number_that_a_row_out_of_sight_has_is_not_given_again(
    program: Program, done: Done, tmp_path: Path
) -> None:
    done.tidy_up()  # its film would tell what it is
    as_of_a_newer_version(tmp_path / "library" / DATABASE)
    program("render", done.batch, "--output", "out", "--takes", "2")
    (made,) = program.takes()
    assert made.number == 2


def test_a_decision_is_carried_out_by_the_next_render(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    losing(service, 1)
    batch = batches.json(shot("Fog"))
    program("render", batch, "--output", "out")
    (take,) = program.takes()
    assert isinstance(take.state, Uncertain)
    lost = [*service.service.tasks][-1]
    assert program("settle", take.id[:6], "--task", lost).code == 0
    assert isinstance(program.takes()[0].state, Pending)
    rendered(program, batch)
    (done,) = program.takes()
    assert isinstance(done.state, Completed)
    assert done.task == lost
    assert len(posts(service)) == 1


def test_a_take_that_was_never_charged_is_sent_again_when_told_to(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    losing(service, 1)
    batch = batches.json(shot("Fog"))
    program("render", batch, "--output", "out")
    (take,) = program.takes()
    said = program("settle", take.id, "--resubmit")
    assert said.code == 0
    assert "waiting" in said.out
    rendered(program, batch)
    keys = [e.key for e in service.service.log if e.path.endswith("/generations")]
    # With the same key, so that a service that did take it gives the first task back.
    assert keys == [take.key, take.key]
    assert len(service.service.tasks) == 2  # the other program's, and this one


def test_an_abandoned_take_makes_room_for_another_when_told_to(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    losing(service, 1)
    batch = batches.json(shot("Fog"))
    program("render", batch, "--output", "out")
    assert program("settle", program.takes()[0].id, "--abandon").code == 0
    assert program("render", batch, "--output", "out").code == 1
    assert len(posts(service)) == 1
    let_be(program, service)
    steps = rendered(program, batch, "--retry-failed")
    assert {take for _, take, _ in steps} == {2}
    assert len(posts(service)) == 2


def test_what_the_window_has_queued_for_later_is_made_now(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    batch = batches.json(shot("Fog"))
    rendered(program, batch)
    library = Library.open(program.folder / "library", "a test")
    (done,) = library.takes.all()
    held = replace(done, id="held", number=2, state=Queued(), key="k" * 20, task="")
    library.takes.save(replace(held, submitted=None, hold=Hold(at=4e9)))
    library.close()
    rendered(program, batch)
    assert len(posts(service)) == 2


def test_a_film_that_was_deleted_everywhere_is_fetched_again_and_not_made_again(
    program: Program, done: Done, service: Rehearsal
) -> None:
    done.tidy_up()
    (listed,) = program("takes", "--json").lines
    assert (listed["state"], listed["file"]) == ("completed", None)
    assert "render its batch again" in listed["error"]
    assert "render its batch again" in program("takes").out
    said = program("render", done.batch, "--output", "out", "--json")
    assert said.code == 0
    assert "Fetching it again" in said.err
    assert done.kept.is_file()
    assert done.video.is_file()
    assert len(posts(service)) == 1


def test_a_film_that_the_service_has_lost_too_is_told_of_and_not_made_again(
    program: Program, done: Done, service: Rehearsal
) -> None:
    done.tidy_up()
    service.service.tasks.clear()
    said = program("render", done.batch, "--output", "out", "--json")
    assert said.code == 1
    assert "EvoLink has it no more" in said.err
    assert isinstance(program.takes()[0].state, Completed)
    assert len(posts(service)) == 1


def test_a_copy_in_the_output_folder_is_enough(
    program: Program, done: Done, service: Rehearsal
) -> None:
    done.kept.unlink()
    said = program("render", done.batch, "--output", "out", "--json", EVOLINK_API_KEY="")
    assert said.code == 0
    assert "Fetching" not in said.err
