"""A rewrite is taken over shot by shot, and touches nothing that the artist made."""

from dataclasses import replace
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.rewrite import Kind, changes, rewritten, said_of, settled
from hailuo_desktop.domain.rewrite_pairs import is_kin, paired
from hailuo_desktop.domain.shot import Link, Shot
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


def test_a_setting_that_the_file_changed_is_taken_and_the_artists_own_stay() -> None:
    at = board(BOAT, GULLS)
    said = said_of(at.shots)
    first = replace(at.shots[0], quality="1080p", kept="take")
    at = replace(at, shots=(first, at.shots[1]))
    assert changes(at, said, shots(BOAT, GULLS)) == []
    longer = tuple(replace(shot, duration=10) for shot in shots(BOAT, GULLS))
    found = changes(at, said, longer)
    assert [(each.kind, each.fields, each.is_edited) for each in found] == [
        (Kind.CHANGED, {"duration"}, False)
    ] * 2
    after, _ = rewritten(at, found, lambda: "x")
    assert after.shots[0] == replace(first, duration=10)
    both = (replace(longer[0], quality="512p"), longer[1])
    assert [each.is_edited for each in changes(at, said, both)] == [True, False]


def test_what_an_older_version_did_not_note_is_no_change() -> None:
    at = board(BOAT)
    said = tuple(replace(each, facts={}) for each in said_of(at.shots))
    assert changes(at, said, (replace(shots(BOAT)[0], quality="1080p"),)) == []


def test_names_tell_who_is_who_in_a_list_that_was_sorted_anew() -> None:
    old = tuple(Shot(f"s{at}", f"{at:02}", f"Boat {at} of a fleet") for at in range(9))
    at = Storyboard("b", "Sea", old)
    new = [Shot(f"n{at}", f"{at:02}", f"A storm comes, and {at} more") for at in range(9)]
    found = changes(at, said_of(old), new[::-1])
    assert [each.kind for each in found] == [Kind.CHANGED] * 9
    assert all(each.old and each.new and each.old.name == each.new.name for each in found)


def test_a_long_list_is_not_compared_word_by_word() -> None:
    at = board(*(f"Boat number {place}" for place in range(3000)))
    found = changes(at, said_of(at.shots), shots(*(f"Storm number {at}" for at in range(3000))))
    assert len(found) == 6000


def test_links_are_those_of_the_board() -> None:
    at = board(BOAT, GULLS)
    said = said_of(at.shots)
    new = shots(BOAT, GULLS, NIGHT)
    after = (new[0], replace(new[1], first_link=Link("n0")), replace(new[2], first_link=Link("n1")))
    found = changes(at, said, after)
    assert [(each.kind, each.fields) for each in found] == [
        (Kind.CHANGED, {"first_link"}),
        (Kind.ADDED, frozenset()),
    ]
    done, ids = rewritten(at, found, lambda: "x")
    assert [shot.first_link for shot in done.shots] == [None, Link("s0"), Link("s1")]
    assert changes(done, settled(said, after, ids), after) == []
    alone, _ = rewritten(Storyboard("b", "Sea"), found[1:], lambda: "x")
    assert alone.shots[0].first_link is None


def test_another_list_of_the_same_name_is_no_rewrite() -> None:
    said = said_of(board(BOAT, GULLS).shots)
    assert is_kin(paired(said, shots(f"{BOAT} Slowly.", "Rain.")), said)
    assert not is_kin(paired(said, shots("Rain.", "A lamp is lit.")), said)
    named = (Shot("n", "01", "Rain."),)
    assert not is_kin(paired((replace(said[0], name="01"),), named), said)
