"""What is written down of an answer: its shape, and nothing of whose it is."""

import pytest

from hailuo_desktop.studio.contact.masking import link_shown, message_shown, path_shown, shown

KEY = "evo/quite+secret=7261"


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("status", "completed", "completed"),
        ("status", "task-unified-1757169743-7cvnl5zw", "[id]"),
        ("model", "MiniMax-Hailuo-2.3-Fast", "MiniMax-Hailuo-2.3-Fast"),
        ("updated_at", "2026-11-29T08:50:46.887346+00:00", "2026-11-29T08:50:46.887346+00:00"),
        ("prompt", "A lighthouse", "[text, 12 characters]"),
        ("remaining_credits", 1095.3996, "[number]"),
        ("credits_used", 10, 10),
        ("can_cancel", False, False),
        ("anything", None, None),
        ("results", ["https://files.evolink.ai/a/b.mp4?x=1"], ["https://files.evolink.ai/[link]"]),
    ],
)
def test_a_value_is_shown_by_what_its_field_is(name: str, value: object, expected: object) -> None:
    assert shown({name: value}, KEY) == {name: expected}


def test_a_field_named_after_somebody_is_not_named() -> None:
    told = shown({"anna@studio.example": 1, "user_8271936": 1, "user_group": 1, "code2": 1})
    assert list(told) == ["[name]", "user_group", "code2"]


def test_a_long_list_is_shown_by_its_beginning() -> None:
    assert shown([{"status": "failed"}] * 9)[3:] == ["[and 6 more]"]


def test_no_depth_is_too_deep() -> None:
    deep: object = "x"
    for _ in range(500):
        deep = {"a": [deep]}
    assert "[…]" in str(shown(deep))


def test_a_message_keeps_its_words_alone() -> None:
    words = (
        f'Key {KEY} of anna@studio.example may not use "Anna\'s model" '
        "(request id: 20261129abc) see https://evolink.ai/u/anna/key"
    )
    assert message_shown(words, KEY) == (
        "Key [key] of [mail] may not use [quoted] (request id: [id]) see https://evolink.ai/[link]"
    )


@pytest.mark.parametrize("link", ["http://[::1", "https://h:x/a"])
def test_what_is_no_address_leads_nowhere(link: str) -> None:
    assert "[link]" in link_shown(link)


def test_a_path_names_no_task() -> None:
    assert path_shown("/v1/tasks/task-unified-1?x=1") == "/v1/tasks/[id]?x=1"
    assert path_shown("/v1/tasks?type=video") == "/v1/tasks?type=video"


def test_a_message_without_an_end_is_cut_between_words() -> None:
    assert message_shown("a-" * 4_000_000) == ""
    assert message_shown("word " * 100_000).startswith("word word")
    mail = "anna@studio.example"
    assert "anna" not in message_shown('"' + "x" * 1_985 + '" ' + mail)
