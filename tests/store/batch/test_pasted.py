"""Cells that were copied in a spreadsheet."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.store.batch.pasted import shots_of_cells


@pytest.mark.parametrize(
    ("text", "shots"),
    [
        ("", []),
        ("A boat\r\nGulls\r\n", [{"prompt": "A boat"}, {"prompt": "Gulls"}]),
        (
            "01\tA boat leaves\n02\tGulls",
            [
                {"prompt": "A boat leaves", "name": "01"},
                {"prompt": "Gulls", "name": "02"},
            ],
        ),
        ("A long prompt\tslow\n", [{"prompt": "A long prompt", "notes": "slow"}]),
        (
            "prompt\tquality\tfirst frame\nA boat\t１０８０\ta.png\n",
            [
                {"prompt": "A boat", "quality": "1080p"},
            ],
        ),
        ("Prompt\tTakes\tOptimizer\nA\tmany\tWAHR\n", [{"prompt": "A", "prompt_optimizer": True}]),
    ],
)
def test_cells_are_shots(text: str, shots: list[dict[str, Any]]) -> None:
    assert shots_of_cells(text) == shots


@given(st.text(st.sampled_from('a1\t\n\r" é船'), max_size=40))
def test_any_cells_are_read(text: str) -> None:
    assert all(shot for shot in shots_of_cells(text))


def test_quotes_are_the_cells_own_unless_it_is_of_several_lines() -> None:
    cells = (
        'prompt\tnotes\n"Come in," she says, and leaves\t"slow"\n'
        '"Two lines:\n""Go!"""\t"a\tb"\n"Never closed\tx\nA boat'
    )
    assert shots_of_cells(cells) == [
        {"prompt": '"Come in," she says, and leaves', "notes": '"slow"'},
        {"prompt": 'Two lines:\n"Go!"', "notes": "a\tb"},
        {"prompt": '"Never closed', "notes": "x"},
        {"prompt": "A boat"},
    ]


def test_what_nobody_can_see_is_no_part_of_a_cell() -> None:
    assert shots_of_cells("prompt\r\nA\0 boat\x0bleaves\x1b[31m\r\n") == [
        {"prompt": "A boat\nleaves[31m"}
    ]
