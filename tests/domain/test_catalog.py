"""The models as the vendor documents them: every combination written out."""

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from hailuo_desktop.domain.catalog import (
    DURATIONS,
    HAILUO_02,
    HAILUO_23,
    HAILUO_23_FAST,
    MODELS,
    QUALITIES,
    Mode,
    Model,
)

# Where the vendor's OpenAPI documents lie beside the checkout, the rows are held against them.
DOCUMENTS = {
    HAILUO_02.id: "hailuo-02-video-generate.json",
    HAILUO_23.id: "hailuo-2-3-video-generate.json",
    HAILUO_23_FAST.id: "hailuo-2-3-fast-video-generate.json",
}
BESIDE = [parent / "shared" / "api" for parent in Path(__file__).resolve().parents[2:]]

LEGAL = {
    HAILUO_02.id: {
        ("T2V", "768p", 6),
        ("T2V", "768p", 10),
        ("T2V", "1080p", 6),
        ("I2V", "512p", 6),
        ("I2V", "512p", 10),
        ("I2V", "768p", 6),
        ("I2V", "768p", 10),
        ("I2V", "1080p", 6),
        ("FLF", "768p", 6),
        ("FLF", "768p", 10),
        ("FLF", "1080p", 6),
    },
    HAILUO_23.id: {
        ("T2V", "768p", 6),
        ("T2V", "768p", 10),
        ("T2V", "1080p", 6),
        ("I2V", "768p", 6),
        ("I2V", "768p", 10),
        ("I2V", "1080p", 6),
    },
    HAILUO_23_FAST.id: {("I2V", "768p", 6), ("I2V", "768p", 10), ("I2V", "1080p", 6)},
}
EVERY_MODEL = pytest.mark.parametrize("model", MODELS.values(), ids=lambda model: model.id)


def document(model: Model) -> dict[str, Any] | None:
    """The vendor's schema of the request, where it is at hand."""
    for folder in BESIDE:
        file = folder / DOCUMENTS[model.id]
        if file.is_file():
            schemas = json.loads(file.read_text("utf-8"))["components"]["schemas"]
            return schemas["VideoGenerationRequest"]
    return None


def test_the_three_models_are_known_by_their_exact_names() -> None:
    assert list(MODELS) == ["MiniMax-Hailuo-02", "MiniMax-Hailuo-2.3", "MiniMax-Hailuo-2.3-Fast"]


@EVERY_MODEL
def test_exactly_the_documented_combinations_are_legal(model: Model) -> None:
    allowed = {
        (mode.value, quality, duration)
        for mode, quality, duration in product(Mode, QUALITIES, DURATIONS)
        if model.allows(mode, quality, duration)
    }
    assert allowed == LEGAL[model.id]


def test_hailuo_02_has_eleven_combinations() -> None:
    assert len(LEGAL[HAILUO_02.id]) == 11


@EVERY_MODEL
def test_nothing_else_is_legal(model: Model) -> None:
    for mode in Mode:
        assert not model.allows(mode, "768P", 6)
        assert not model.allows(mode, "2k", 6)
        assert not model.allows(mode, "768p", 5)
        assert not model.allows(mode, "", 0)


@EVERY_MODEL
def test_what_may_be_chosen_is_what_is_legal(model: Model) -> None:
    chosen = {
        (mode.value, quality, duration)
        for mode in model.modes
        for quality in model.qualities(mode)
        for duration in model.durations(mode, quality)
    }
    assert chosen == LEGAL[model.id]


def test_a_mode_that_a_model_lacks_offers_nothing() -> None:
    assert HAILUO_23.qualities(Mode.FLF) == ()
    assert HAILUO_23_FAST.durations(Mode.T2V, "768p") == ()


def test_words_are_needed_where_the_document_says_so() -> None:
    assert HAILUO_02.prompt_required == {Mode.T2V}
    assert HAILUO_23.prompt_required == {Mode.T2V, Mode.I2V}
    assert HAILUO_23_FAST.prompt_required == frozenset()


def test_fast_pretreatment_is_never_a_parameter_of_two_frames_nor_of_the_fast_model() -> None:
    both = {"prompt_optimizer", "fast_pretreatment"}
    assert HAILUO_02.parameters[Mode.T2V] == HAILUO_02.parameters[Mode.I2V] == both
    assert HAILUO_02.parameters[Mode.FLF] == {"prompt_optimizer"}
    assert HAILUO_23.parameters == {Mode.T2V: both, Mode.I2V: both}
    assert HAILUO_23_FAST.parameters == {Mode.I2V: {"prompt_optimizer"}}


@EVERY_MODEL
def test_a_row_says_no_more_than_the_vendors_document(model: Model) -> None:
    schema = document(model)
    if schema is None:
        return
    fields = schema["properties"]
    legal = LEGAL[model.id]
    assert fields["model"]["default"] == model.id
    assert fields["prompt"]["maxLength"] == model.prompt_limit
    assert fields["quality"]["enum"] == [q for q in QUALITIES if any(q == row[1] for row in legal)]
    assert fields["duration"]["enum"] == [6, 10]
    most = {Mode.T2V: 0, Mode.I2V: 1, Mode.FLF: 2}
    assert fields["image_urls"]["maxItems"] == max(most[mode] for mode in model.modes)
    assert ("image_urls" in schema["required"]) == (model.modes == (Mode.I2V,))
    switches = set(fields["model_params"]["properties"])
    assert switches == set().union(*model.parameters.values())
