"""A heading stays with its scene, whatever becomes of the shot that it stood above."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.scenes import cut_out, settled
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard, moved


def board(words: str) -> Storyboard:
    """“0 A:1 2 B:3”: ids, with the heading that stands above."""
    shots = [Shot(word.rpartition(":")[2], scene=word.rpartition(":")[0]) for word in words.split()]
    return Storyboard("b", "B", tuple(shots))


def words(at: Storyboard) -> str:
    return " ".join(f"{s.scene}:{s.id}" if s.scene else s.id for s in at.shots)


def move(start: str, ids: str, target: str) -> str:
    at = board(start)
    row = at.rows[target] if target else len(at.shots)
    return words(settled(at, moved(at, ids.split(), row), ids.split(), target))


@pytest.mark.parametrize(
    ("start", "ids", "target", "end"),
    [
        ("A:1 2 3 B:4", "1", "3", "A:2 1 3 B:4"),
        ("A:1 2 3 B:4", "1", "", "A:2 3 B:4 1"),
        ("A:1 2 3 B:4", "2", "1", "A:2 1 3 B:4"),
        ("A:1 2 3 B:4 5", "1 2 3", "", "B:4 5 A:1 2 3"),
        ("A:1 2 B:3 4", "3", "4", "A:1 2 B:3 4"),
        ("A:1 2 B:3 4", "2", "3", "A:1 B:2 3 4"),
        ("A:1 2 A:3 4", "1", "", "A:2 A:3 4 1"),
        ("0 1 A:2 3", "2", "0", "2 0 1 A:3"),
        ("0 1 A:2 3", "0", "", "1 A:2 3 0"),
    ],
)
def test_shots_join_the_scene_that_they_are_moved_to(
    start: str, ids: str, target: str, end: str
) -> None:
    assert move(start, ids, target) == end


def test_a_scene_that_loses_its_first_shot_keeps_its_heading() -> None:
    assert words(cut_out(board("A:1 2 B:3 4"), ["1", "4"])) == "A:2 B:3"
    assert words(cut_out(board("A:1 2 B:3 4"), ["3", "4"])) == "A:1 2"


@given(st.data())
def test_no_heading_of_a_scene_that_is_left_is_lost(data: st.DataObject) -> None:
    headings = data.draw(st.lists(st.sampled_from(["", "", "A", "B"]), min_size=1, max_size=8))
    shots = tuple(Shot(str(n), scene=heading) for n, heading in enumerate(headings))
    at = Storyboard("b", "B", shots)
    gone = data.draw(st.lists(st.sampled_from([shot.id for shot in shots]), unique=True))
    left = cut_out(at, gone)
    assert [s.id for s in left.shots] == [s.id for s in shots if s.id not in gone]
    # Every shot that is left still stands under the heading that it stood under.
    assert _under(left) == {i: scene for i, scene in _under(at).items() if i not in gone}


def _under(at: Storyboard) -> dict[str, str]:
    found: dict[str, str] = {}
    here = ""
    for shot in at.shots:
        here = shot.scene or here
        found[shot.id] = here
    return found
