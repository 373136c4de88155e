"""Bodies that the vendor's documents refuse are refused, and all others pass."""

from itertools import product
from typing import Any

import pytest

from hailuo_desktop.simulator.rules import broken_rule

URL = "https://files.example/a.png"
MODEL = "MiniMax-Hailuo-02"
LEGAL_02 = {
    (0, "768p", 6), (0, "768p", 10), (0, "1080p", 6),
    (1, "512p", 6), (1, "512p", 10), (1, "768p", 6), (1, "768p", 10), (1, "1080p", 6),
    (2, "768p", 6), (2, "768p", 10), (2, "1080p", 6),
}  # fmt: skip


def body(images: int = 0, **changes: Any) -> dict[str, Any]:
    made = {"model": MODEL, "prompt": "A boat", "quality": "768p", "duration": 6}
    return {**made, "image_urls": [URL] * images, **changes}


@pytest.mark.parametrize(
    ("images", "quality", "duration"),
    [*product(range(4), ("512p", "768p", "1080p", "2k", "768P"), (6, 10, 5))],
)
def test_exactly_the_eleven_combinations_pass(images: int, quality: str, duration: int) -> None:
    passes = broken_rule(body(images, quality=quality, duration=duration)) is None
    assert passes == ((images, quality, duration) in LEGAL_02)


@pytest.mark.parametrize(
    ("model", "images", "passes"),
    [
        ("MiniMax-Hailuo-2.3", 0, True),
        ("MiniMax-Hailuo-2.3", 1, True),
        ("MiniMax-Hailuo-2.3", 2, False),
        ("MiniMax-Hailuo-2.3-Fast", 0, False),
        ("MiniMax-Hailuo-2.3-Fast", 1, True),
        ("minimax-hailuo-02", 0, False),
    ],
)
def test_each_model_takes_its_own_images(model: str, images: int, passes: bool) -> None:
    assert (broken_rule(body(images, model=model)) is None) == passes


def test_only_the_model_is_required_of_a_shot_with_a_picture() -> None:
    assert broken_rule({"model": MODEL, "image_urls": [URL]}) is None


ILLEGAL: list[Any] = [
    None, [], "text", 7, {},
    {"model": MODEL},
    {"model": MODEL, "prompt": " \n"},
    {"model": "MiniMax-Hailuo-2.3", "image_urls": [URL]},
    {"model": MODEL, "prompt": ["a"]},
    {"model": [MODEL], "prompt": "a"},
    body(prompt="a" * 2001),
    body(prompt=None),
    body(duration="6"),
    body(duration=6.0),
    body(duration=True),
    body(quality=None),
    body(quality=["768p"]),
    body(image_urls=URL),
    body(image_urls=[7]),
    body(image_urls=["data:image/png;base64,AAAA"]),
    body(image_urls=["ftp://files.example/a.png"]),
    body(image_urls=["http://"]),
    body(image_urls=["http://[::1"]),
    body(model_params=[]),
    body(model_params={"prompt_optimizer": 1}),
    body(model_params={"prompt_optimizer": "true"}),
    body(model_params={"seed": 5}),
    body(1, model="MiniMax-Hailuo-2.3-Fast", model_params={"fast_pretreatment": True}),
    body(callback_url="http://hooks.example/x"),
    body(callback_url="https://127.0.0.1/x"),
    body(callback_url="https://10.1.2.3/x"),
    body(callback_url="https://192.168.1.1/x"),
    body(callback_url="https://localhost/x"),
    body(callback_url="https://hooks.example/" + "x" * 2048),
    body(callback_url=7),
]  # fmt: skip


@pytest.mark.parametrize("given", ILLEGAL, ids=range(len(ILLEGAL)))
def test_an_illegal_body_breaks_a_rule(given: Any) -> None:
    assert broken_rule(given)


@pytest.mark.parametrize(
    "given",
    [
        body(prompt="舟" * 2000),
        body(prompt="🛶" * 2000),
        body(model_params={"prompt_optimizer": False, "fast_pretreatment": True}),
        body(callback_url="https://hooks.example/x"),
    ],
    ids=range(4),
)
def test_a_legal_body_breaks_none(given: dict[str, Any]) -> None:
    assert broken_rule(given) is None
