"""``takes`` and ``settle``: the ledger in words, and the decisions about uncertain takes."""

import json
from pathlib import Path

import pytest

from hailuo_desktop.cli.ledger import NoLibrary, list_takes, settle
from hailuo_desktop.domain.money import Cost
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import Cancelled, Completed, Pending, Queued, State, Take, Uncertain
from hailuo_desktop.engine.batch import takes_of
from hailuo_desktop.engine.decisions import BadDecision
from hailuo_desktop.store.library import Library
from hailuo_desktop.studio.options import Options
from tests.cli.conftest import Program

LOST = Uncertain(plain("The connection broke before EvoLink answered."))
TASK = "task-unified-1757169743-7cvnl5zw"


def take(take_id: str, state: State, task: str = "") -> Take:
    (made,) = takes_of(Shot("shot", prompt="Fog"), "01", 1, 1.0)
    changed = {"id": take_id, "state": state, "task": task, "submitted": 5.0}
    return Take(**{**made.__dict__, **changed})


@pytest.fixture
def options(tmp_path: Path) -> Options:
    """A library with an uncertain take and a completed one, whose ids begin alike."""
    folder = tmp_path / "library"
    keep(folder, take("abcd" * 8, LOST), take("abce" * 8, Completed("media/a.mp4"), TASK))
    (folder / "media").mkdir(exist_ok=True)
    (folder / "media" / "a.mp4").write_bytes(b"film")
    return Options(folder)


def keep(folder: Path, *takes: Take) -> None:
    library = Library.open(folder, "a test")
    for each in takes:
        library.takes.save(each)
    library.close()


def kept(options: Options, take_id: str = "abcd" * 8) -> Take:
    library = Library.open(options.library, "a test")
    found = library.takes.find(take_id)
    library.close()
    assert found is not None
    return found


def test_takes_are_listed_in_words(options: Options, capsys: pytest.CaptureFixture[str]) -> None:
    assert list_takes(options.library, as_json=False) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("abcdabcdabcd  01  t1  may be charged  The connection broke")
    assert second == f"abceabceabce  01  t1  done  {TASK}"


def test_takes_are_listed_as_json(options: Options, capsys: pytest.CaptureFixture[str]) -> None:
    assert list_takes(options.library, as_json=True) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["take_id"] == "abcd" * 8
    assert (first["state"], first["task_id"], first["file"]) == ("uncertain", None, None)
    assert first["error"] == worded(LOST.why)
    assert (second["state"], second["task_id"], second["error"]) == ("completed", TASK, None)
    assert second["file"] == str(options.library / "media" / "a.mp4")


def test_an_empty_ledger_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(tmp_path)
    assert list_takes(tmp_path, as_json=False) == 0
    assert list_takes(tmp_path, as_json=True) == 0
    assert capsys.readouterr().out == "There are no takes yet.\n"


def test_looking_for_takes_makes_no_library(tmp_path: Path) -> None:
    with pytest.raises(NoLibrary, match=r"There is no library in “.*missing”"):
        list_takes(tmp_path / "missing", as_json=False)
    with pytest.raises(NoLibrary):
        settle(tmp_path, "a", resubmit=True, task=None)
    with pytest.raises(NoLibrary):
        list_takes(tmp_path / ("ü" * 150), as_json=False)
    assert [*tmp_path.iterdir()] == []


def test_a_resubmitted_take_waits_under_its_old_key_and_is_looked_for_first(
    options: Options,
) -> None:
    before = kept(options)
    assert settle(options.library, "abcd", resubmit=True, task=None) == 0
    after = kept(options)
    assert after.state == Queued()
    assert after.key == before.key
    assert after.submitted == before.submitted == 5.0  # so the queue knows that it may be there


def test_an_abandoned_take_is_cancelled(options: Options) -> None:
    assert settle(options.library, "ABCD", resubmit=False, task=None) == 0
    assert kept(options).state == Cancelled()


def test_a_task_that_was_found_is_followed(options: Options) -> None:
    assert settle(options.library, "abcd", resubmit=False, task=" task-unified-2-x ") == 0
    assert (kept(options).state, kept(options).task) == (Pending(), "task-unified-2-x")


@pytest.mark.parametrize("task", ["", "x", "task-1", "task-unified-", "task-unified-../a", "a b"])
def test_what_is_no_task_id_is_refused(options: Options, task: str) -> None:
    with pytest.raises(BadDecision, match="is no task id: they begin with task-unified-"):
        settle(options.library, "abcd", resubmit=False, task=task)
    assert kept(options).state == LOST


def test_a_task_makes_one_take_alone(options: Options) -> None:
    with pytest.raises(BadDecision, match=f"Task {TASK} already belongs to another take"):
        settle(options.library, "abcd", resubmit=False, task=TASK)
    assert kept(options).state == LOST


@pytest.mark.parametrize(
    ("start", "words"),
    [
        ("abc", "^2 takes of this library begin with “abc”: give more of the id"),
        ("f00", "^No take of this library begins with “f00”: see `hailuo-desktop takes`"),
        ("", "^No take"),
        ("abce", "^The take is done: only an uncertain one needs a decision"),
    ],
)
def test_a_take_that_cannot_be_settled_is_named(options: Options, start: str, words: str) -> None:
    with pytest.raises(BadDecision, match=words):
        settle(options.library, start, resubmit=True, task=None)


def test_settle_wants_exactly_one_decision(program: Program) -> None:
    for line in (["settle", "abcd"], ["settle", "abcd", "--abandon", "--resubmit"]):
        said = program(*line)
        assert said.code == 2
        assert "--resubmit" in said.err


def test_costs_are_told_as_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from decimal import Decimal

    paid = Take(**{**take("a" * 32, Pending()).__dict__, "cost": Cost(Decimal("4.80"))})
    keep(tmp_path, paid)
    list_takes(tmp_path, as_json=True)
    line = json.loads(capsys.readouterr().out)
    assert (line["credits_reserved"], line["credits_used"]) == (4.8, None)
