"""The JSON Schema of a batch: shipped, current, and true of what the program reads."""

import json
from typing import Any

import pytest

from hailuo_desktop.assets import asset
from hailuo_desktop.cli.schema import print_schema, schema_text
from hailuo_desktop.store.batch.model import BatchError, from_json

SHIPPED = asset("storyboard.schema.json")


def test_the_shipped_schema_is_current() -> None:
    """Otherwise: ``hailuo-desktop schema > resources/storyboard.schema.json``."""
    assert SHIPPED.read_text("utf-8") == schema_text() + "\n"


def test_it_is_printed_on_demand(capsys: pytest.CaptureFixture[str]) -> None:
    assert print_schema() == 0
    assert json.loads(capsys.readouterr().out) == json.loads(SHIPPED.read_text("utf-8"))


def test_the_sample_fits_it() -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads(SHIPPED.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    sample = asset("samples", "the-lighthouse", "storyboard.json").read_text("utf-8")
    Draft202012Validator(schema).validate(json.loads(sample))


BATCH = {"format": "hailuo-storyboard", "version": 1, "name": "", "shots": [{"prompt": "Fog"}]}


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": "other"},
        {"version": 2},
        {"shots": []},
        {"director": "me"},
        {"shots": [{"takes": 0}]},
        {"shots": [{"duration": "six"}]},
        {"shots": [{"prompts": "Fog"}]},
    ],
)
def test_what_it_refuses_the_program_refuses(wrong: dict[str, Any]) -> None:
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(json.loads(SHIPPED.read_text("utf-8")))
    assert validator.is_valid(BATCH)
    from_json(json.dumps(BATCH).encode(), "a batch")
    assert not validator.is_valid(BATCH | wrong)
    with pytest.raises(BatchError):
        from_json(json.dumps(BATCH | wrong).encode(), "a batch")
