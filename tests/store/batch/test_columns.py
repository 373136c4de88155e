"""Columns find their fields, and cells their values."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hailuo_desktop.store.batch.columns import batch_of, guarded, guessed, read_cell
from hailuo_desktop.store.batch.model import COLUMNS, BatchError
from hailuo_desktop.store.batch.sheet import Sheet, csv_sheet


def test_the_fields_own_names_are_found_however_they_are_written() -> None:
    assert guessed(("Prompt", "FIRST FRAME", "last-frame", "Take")) == {
        0: "prompt",
        1: "first_frame",
        2: "last_frame",
    }


def test_other_words_for_the_same_are_understood() -> None:
    header = ("Shot", "Description", "Image", "End frame", "Seconds", "Resolution", "Comments")
    assert list(guessed(header).values()) == [
        "name",
        "prompt",
        "first_frame",
        "last_frame",
        "duration",
        "quality",
        "notes",
    ]


def test_a_field_is_given_to_one_column_alone() -> None:
    assert guessed(("Prompt", "Text", "Description")) == {0: "prompt"}


def test_every_column_of_the_format_is_guessed() -> None:
    assert tuple(guessed(COLUMNS).values()) == COLUMNS


def test_every_bad_cell_is_named_by_its_row() -> None:
    sheet = Sheet(
        ("p", "s"), ((2, ("A boat", "six")), (3, ("A boat", "6")), (5, ("A boat", "9.5")))
    )
    with pytest.raises(BatchError) as error:
        batch_of(sheet, {0: "prompt", 1: "duration"}, "b")
    assert [problem.partition(":")[0] for problem in error.value.problems] == ["row 2", "row 5"]
    assert "six" in error.value.problems[0]


def test_short_rows_leave_the_rest_as_usual() -> None:
    sheet = Sheet(("p", "q"), ((2, ("A boat",)),))
    (shot,) = batch_of(sheet, {0: "prompt", 1: "quality"}, "b").shots
    assert (shot.prompt, shot.quality) == ("A boat", "768p")


def test_a_table_without_a_shot_is_named() -> None:
    with pytest.raises(BatchError, match="the table has no shots"):
        batch_of(Sheet(("prompt",), ()), {0: "prompt"}, "b")


def test_links_that_lead_nowhere_are_named() -> None:
    sheet = Sheet(("p", "f"), ((2, ("A", "1")),))
    with pytest.raises(
        BatchError, match="shot 1 first_from: there is no other shot 1 in this batch"
    ):
        batch_of(sheet, {0: "prompt", 1: "first_from"}, "b")


@pytest.mark.parametrize(
    "text", ["=1+1", "+49", "-- dash", "@home", "\tx", "'=quoted", "plain", ""]
)
def test_no_spreadsheet_takes_a_text_for_a_formula(text: str) -> None:
    assert guarded(text)[:1] not in ("=", "+", "-", "@", "\t")


@given(st.text() | st.text("'=+-a"))
@example("'=1")
@example("'tis")
def test_what_was_guarded_comes_back_to_the_letter(text: str) -> None:
    assert read_cell("prompt", guarded(text)) == text


def test_a_crop_is_four_numbers_in_a_cell() -> None:
    assert read_cell("first_crop", "0.1 0 0.8 1") == (0.1, 0.0, 0.8, 1.0)
    assert read_cell("first_crop", "all of it") == "all of it"


def test_a_text_that_fell_into_too_many_cells_is_named() -> None:
    """The rest of it would be lost without a word."""
    sheet = Sheet(("Shot", "Prompt"), ((2, ("01", "A boat", " at sea")), (3, ("02", "Fog", ""))))
    with pytest.raises(BatchError) as error:
        batch_of(sheet, guessed(sheet.header), "x")
    (problem,) = error.value.problems
    assert problem.startswith("row 2: there are more cells than columns")


@pytest.mark.parametrize(
    "cell",
    [
        *("6", "6s", "6 s", "6 sec", "6.0", "0:06", "00:00:06", "06", "00:06", "6,0", "6.00", "６"),
        *(
            "６ ｓ",
            "6\u00a0s",
            "6\u202fs",
            "٦",
            "६",
            "6\u200b",
            "6 Sek.",
            "6 сек",
            "6秒",
            "6″",
            "\ufeff6",
        ),
    ],
)
def test_six_seconds_are_written_in_many_ways(cell: str) -> None:
    assert read_cell("duration", cell) == 6


@pytest.mark.parametrize("cell", ["six", "6.5", "-6", "6 frames", "²", "6,000", "6:5"])
def test_what_may_not_be_seconds_is_left_to_be_named(cell: str) -> None:
    assert read_cell("duration", cell) == cell


def test_a_count_may_have_become_a_fraction_on_the_way() -> None:
    assert (read_cell("takes", "2.0"), read_cell("takes", "2s")) == (2, "2s")


SWITCHES = {
    True: "true WAHR Vrai VERDADERO Sí sim Да ИСТИНА tak DOĞRU evet 是 はい 예 ✓ x 1 ＴＲＵＥ "
    "ΑΛΗΘΗΣ ja",
    False: "false FALSCH Faux FALSO não Нет ЛОЖЬ nie FAŁSZ YANLIŞ hayır 否 いいえ 아니요 ✗ 0 "
    "ＮＯ nein",
}
MEMBERS = [(word, meant) for meant, words in SWITCHES.items() for word in words.split()]


@given(st.sampled_from(MEMBERS), st.sampled_from(("", " ", "\u00a0", "\u200b")), st.booleans())
def test_a_switch_is_read_in_the_language_of_the_spreadsheet(
    member: tuple[str, bool], around: str, is_loud: bool
) -> None:
    word, meant = member
    assert read_cell("prompt_optimizer", around + (word.upper() if is_loud else word)) is meant


@given(
    st.integers(1, 99),
    st.sampled_from(("", ".0", ",0", ",00")),
    st.sampled_from(("0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩")),
    st.sampled_from(("", " ", "\u00a0", "\u202f", "\u2060")),
)
def test_a_count_is_read_in_any_digits(count: int, rest: str, digits: str, around: str) -> None:
    cell = str(count).translate(str.maketrans("0123456789", digits)) + rest
    assert read_cell("takes", around + cell + around) == count


@pytest.mark.parametrize("cell", ["768", "768p", "768P", " 768 p", "７６８ｐ", "768\u00a0p"])
def test_a_quality_is_written_in_many_ways(cell: str) -> None:
    assert read_cell("quality", cell) == "768p"


@pytest.mark.parametrize(
    "cell", ['"C:\\stills\\a.png"', "\u202aC:\\stills\\a.png", " C:\\stills\\a.png\u00a0"]
)
def test_a_path_is_read_as_windows_copies_it(cell: str) -> None:
    assert read_cell("first_frame", cell) == "C:\\stills\\a.png"


@given(st.lists(st.booleans(), min_size=1, max_size=8), st.data())
def test_rows_that_are_left_out_take_no_link_along(sound: list[bool], data: st.DataObject) -> None:
    """Each shot that stays hangs on the shot that it hung on, or on none."""
    count = len(sound)
    targets = [data.draw(st.integers(1, count)) for _ in sound]
    rows = [
        (str(place), "" if target == place else str(target), "6" if is_sound else "six")
        for place, (target, is_sound) in enumerate(zip(targets, sound, strict=True), 1)
    ]
    text = "prompt,first_from,duration\n" + "\n".join(map(",".join, rows))
    sheet = csv_sheet(text.encode(), guessed)
    if not any(sound):
        with pytest.raises(BatchError):
            batch_of(sheet, guessed(sheet.header), "b", sound=True)
        return
    shots = batch_of(sheet, guessed(sheet.header), "b", sound=True).shots
    kept = [prompt for (prompt, _, _), is_sound in zip(rows, sound, strict=True) if is_sound]
    assert [shot.prompt for shot in shots] == kept
    for shot in shots:
        target = rows[int(shot.prompt) - 1][1]
        hangs_on = shots[shot.first_from - 1].prompt if shot.first_from else ""
        assert hangs_on == (target if target in kept else "")
