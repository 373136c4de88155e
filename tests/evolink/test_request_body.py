"""Request bodies: every legal combination, as the vendor's own schema has it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from hailuo_desktop.domain.catalog import HAILUO_02, MODELS, Mode
from hailuo_desktop.domain.shot import Request
from hailuo_desktop.evolink.request_body import body_of

URLS = ("https://files.evolink.ai/photos/a.png", "https://files.evolink.ai/photos/b.png")
IMAGES = {Mode.T2V: 0, Mode.I2V: 1, Mode.FLF: 2}
DOCUMENTS = {
    "MiniMax-Hailuo-02": "hailuo-02-video-generate.json",
    "MiniMax-Hailuo-2.3": "hailuo-2-3-video-generate.json",
    "MiniMax-Hailuo-2.3-Fast": "hailuo-2-3-fast-video-generate.json",
}

# The documented rules, stricter than the vendor's schema: nothing undocumented is sent.
STRICT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["model", "quality", "duration"],
    "properties": {
        "model": {"enum": [*DOCUMENTS]},
        "prompt": {"type": "string", "minLength": 1, "maxLength": 2000},
        "image_urls": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "string", "pattern": "^https?://"},
        },
        "quality": {"enum": ["512p", "768p", "1080p"]},
        "duration": {"type": "integer", "enum": [6, 10]},
        "model_params": {
            "type": "object",
            "additionalProperties": False,
            "minProperties": 1,
            "properties": {
                "prompt_optimizer": {"type": "boolean"},
                "fast_pretreatment": {"type": "boolean"},
            },
        },
    },
}


def vendor_schema(model: str) -> dict[str, Any]:
    """The vendor's own, where its documents lie beside the checkout; ours anywhere else."""
    for folder in Path(__file__).resolve().parents:
        document = folder / "shared" / "api" / DOCUMENTS[model]
        if document.is_file():
            components: dict[str, Any] = json.loads(document.read_text("utf-8"))
            return {**components, "$ref": "#/components/schemas/VideoGenerationRequest"}
    return STRICT


def combinations() -> Iterator[Request]:
    """Everything that the catalog allows, with every switch that the mode may send."""
    for model in MODELS.values():
        for mode in model.modes:
            switches = tuple((name, False) for name in sorted(model.parameters[mode]))
            for quality in model.qualities(mode):
                for duration in model.durations(mode, quality):
                    prompt = "A boat [Push in] — “slowly”"
                    yield Request(model.id, mode, prompt, (), quality, duration, switches)


ALL = [*combinations()]


def name(request: Request) -> str:
    return f"{request.model}-{request.mode.value}-{request.quality}-{request.duration}"


def sent(request: Request) -> Mapping[str, Any]:
    body: Mapping[str, Any] = json.loads(body_of(request, URLS[: IMAGES[request.mode]]))
    return body


def test_there_are_eleven_legal_combinations_of_hailuo_02() -> None:
    assert len([each for each in ALL if each.model == HAILUO_02.id]) == 11


@pytest.mark.parametrize("request_", ALL, ids=name)
def test_each_legal_body_is_what_the_vendor_asks_for(request_: Request) -> None:
    body = sent(request_)
    Draft202012Validator(STRICT).validate(body)
    Draft202012Validator(vendor_schema(request_.model)).validate(body)
    assert len(body.get("image_urls", [])) == IMAGES[request_.mode]
    assert type(body["duration"]) is int
    assert body["prompt"] == request_.prompt


def test_a_body_that_breaks_the_schema_would_be_noticed() -> None:
    for model in DOCUMENTS:
        validator = Draft202012Validator(vendor_schema(model))
        body = dict(sent(next(each for each in ALL if each.model == model)))
        assert validator.is_valid(body)
        assert not validator.is_valid({**body, "duration": "6"})
        assert not validator.is_valid({**body, "quality": "768P"})


@pytest.mark.parametrize("on", [True, False])
def test_the_fast_switch_is_never_sent_between_two_frames(on: bool) -> None:
    """Not even where a request from elsewhere asks for it."""
    both = (("prompt_optimizer", on), ("fast_pretreatment", on))
    request = Request(HAILUO_02.id, Mode.FLF, "", (), "768p", 6, both)
    assert sent(request)["model_params"] == {"prompt_optimizer": on}
    assert sent(replace(request, mode=Mode.I2V))["model_params"] == dict(both)
    assert "model_params" not in sent(replace(request, parameters=both[1:]))


def test_what_is_not_there_is_not_sent() -> None:
    request = Request(HAILUO_02.id, Mode.I2V, "", (), "512p", 10, ())
    assert sent(request) == {
        "model": "MiniMax-Hailuo-02",
        "image_urls": [URLS[0]],
        "quality": "512p",
        "duration": 10,
    }


def test_first_comes_before_last_and_the_same_request_is_the_same_bytes() -> None:
    request = Request(HAILUO_02.id, Mode.FLF, "é 😀", (), "768p", 6, (("prompt_optimizer", False),))
    assert sent(request)["image_urls"] == [*URLS]
    assert body_of(request, URLS) == body_of(replace(request), [*URLS])
    assert "é 😀".encode() in body_of(request, URLS)
