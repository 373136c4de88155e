"""``hailuo-desktop schema``: what a batch may hold, for editors and for programs that write one."""

import json

from hailuo_desktop.store.batch.model import schema

from .output import put

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text() -> str:
    """The JSON Schema of ``storyboard.json``, as it ships in resources/storyboard.schema.json."""
    return json.dumps({"$schema": DIALECT, **schema()}, indent=2, ensure_ascii=False)


def print_schema() -> int:
    """Print the JSON schema of a batch; the exit code."""
    put(schema_text())
    return 0
