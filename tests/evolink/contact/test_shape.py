"""In what an answer differs from the expected shape: each thing once, by its place."""

import pytest

from hailuo_desktop.evolink.contact.shape import (
    FLAG,
    MOMENT,
    MOST,
    Difference,
    Differs,
    differences,
    listing,
    number,
    record,
    text,
)

TASK = record(id=text(needed=True), status=text("done"), progress=number(), can=FLAG, at=MOMENT)
LIST = record(data=listing(TASK, needed=True))
FINE = {"id": "a", "status": "Done", "progress": 1.5, "can": False, "at": 1757169743}


def test_what_fits_differs_in_nothing() -> None:
    assert differences({"data": [FINE, {"id": "b"}]}, LIST) == []


def test_what_may_be_missing_may_be_null_too() -> None:
    assert differences({"data": [{"id": "a", "status": None}]}, LIST) == []


@pytest.mark.parametrize("when", ["2026-11-29T10:00:00+08:00", "1757169743", 1757169743000])
def test_times_come_in_several_forms(when: object) -> None:
    assert differences({**FINE, "at": when}, TASK) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"extra": [1]}, Difference(Differs.NEW, "data[].extra", "list")),
        ({"status": "odd"}, Difference(Differs.NEW_WORD, "data[].status", "odd")),
        ({"id": None}, Difference(Differs.OTHER_TYPE, "data[].id", "null")),
        ({"progress": "7"}, Difference(Differs.OTHER_TYPE, "data[].progress", "text")),
        ({"can": 0}, Difference(Differs.OTHER_TYPE, "data[].can", "number")),
        ({"at": "soon"}, Difference(Differs.OTHER_TYPE, "data[].at", "text")),
    ],
    ids=str,
)
def test_each_difference_is_told_once(change: dict[str, object], expected: Difference) -> None:
    assert differences({"data": [FINE | change, FINE | change]}, LIST) == [expected]


def test_what_is_needed_and_missing_is_told() -> None:
    assert differences({"data": [{}]}, LIST) == [Difference(Differs.MISSING, "data[].id")]
    assert differences([], LIST) == [Difference(Differs.OTHER_TYPE, "", "list")]


def test_an_open_object_may_have_more() -> None:
    shape = record(id=text(), open=True)
    assert differences({"id": "a", "more": {"deep": 1}}, shape) == []


def test_an_answer_that_is_wholly_other_is_no_endless_list() -> None:
    assert len(differences({f"field{n}": n for n in range(500)}, TASK)) == MOST
