"""A rewrite is taken over shot by shot, and touches nothing that the artist made."""

from dataclasses import replace
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.rewrite import Kind, changes, rewritten, said_of, settled
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard

BOAT, GULLS, NIGHT = "A boat leaves the harbour.", "Gulls circle above.", "Night falls."


def shots(*prompts: str, start: str = "n") -> tuple[Shot, ...]:
    return tuple(Shot(f"{start}{at}", prompt=prompt) for at, prompt in enumerate(prompts))


def board(*prompts: str) -> Storyboard:
    return Storyboard("b", "Sea", shots(*prompts, start="s"))


def kinds(at: Storyboard, *after: str) -> list[tuple[str, str]]:
    found = changes(at, said_of(at.shots), shots(*after))
    return [(each.kind.value, (each.new or each.old or at.shots[0]).prompt) for each in found]


def test_the_same_again_changes_nothing() -> None:
    assert kinds(board(BOAT, GULLS, NIGHT), BOAT, GULLS, NIGHT) == []


def test_what_came_went_and_was_rewritten_is_told_apart() -> None:
    new = "A red boat leaves the harbour."
    assert kinds(board(BOAT, GULLS, NIGHT), new, "Fog rises slowly.", NIGHT) == [
        ("changed", new),
        ("added", "Fog rises slowly."),
        ("removed", GULLS),
    ]


def test_a_shot_that_only_moved_is_no_news() -> None:
    assert kinds(board(BOAT, GULLS, NIGHT), NIGHT, BOAT, GULLS) == []


def test_what_the_artist_added_or_edited_stays() -> None:
    at = board(BOAT, GULLS)
    said = said_of(at.shots)
    mine = Shot("mine", prompt="My own")
    edited = replace(at.shots[0], prompt=f"{BOAT} [Push in]", kept="take", quality="1080p")
    at = replace(at, shots=(edited, mine, at.shots[1]))
    assert changes(at, said, shots(BOAT, GULLS)) == []
    (change,) = changes(at, said, shots(f"{BOAT} Slowly.", GULLS))
    assert (change.kind, change.is_edited) == (Kind.CHANGED, True)
    after, _ = rewritten(at, [change], lambda: "x")
    assert after.shots == (replace(edited, prompt=f"{BOAT} Slowly."), mine, at.shots[2])


def test_a_shot_that_the_artist_took_off_stays_off() -> None:
    at = board(BOAT, GULLS)
    gone = replace(at, shots=at.shots[:1])
    assert changes(gone, said_of(at.shots), shots(BOAT, GULLS)) == []


def test_a_shot_with_a_name_is_known_by_it() -> None:
    at = Storyboard("b", "Sea", (Shot("s0", "12A", BOAT), Shot("s1", "12B", GULLS)))
    after = (Shot("n0", "12A", "Something else altogether"), Shot("n1", "12B", GULLS))
    (change,) = changes(at, said_of(at.shots), after)
    assert (change.kind, change.old) == (Kind.CHANGED, at.shots[0])


def test_what_was_declined_is_not_offered_again() -> None:
    at = board(BOAT)
    said, after = said_of(at.shots), shots(BOAT, "Fog rises slowly.")
    assert len(changes(at, said, after)) == 1
    assert changes(at, settled(said, after, {}), after) == []


LINES = st.lists(
    st.sampled_from((BOAT, GULLS, NIGHT, "Fog.", "A lamp is lit.", "Rain.")), max_size=7
)


@given(LINES, LINES)
def test_a_rewrite_that_is_taken_whole_gives_the_new_script(old: list[str], new: list[str]) -> None:
    at = board(*old)
    said, after = said_of(at.shots), shots(*new)
    ids = map("x{}".format, count())
    done, added = rewritten(at, changes(at, said, after), lambda: next(ids))
    assert sorted(shot.prompt for shot in done.shots) == sorted(new)
    assert len(done.rows) == len(done.shots)
    known = {shot.id for shot in at.shots}
    assert {shot.id for shot in done.shots} - known == {*added.values()}
    assert changes(done, settled(said, after, added), after) == []
