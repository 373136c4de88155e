"""What one check found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter

from hailuo_desktop.domain.masking import masked


class State(StrEnum):
    """How a check came out."""

    OK = "ok"
    WARNING = "warning"  # it works, and something should be known
    FAILED = "failed"


@dataclass(frozen=True)
class Finding:
    """``said`` is one sentence; ``facts`` are figures and names for whoever helps."""

    check: str
    state: State
    said: str
    facts: Mapping[str, str] = field(default_factory=dict[str, str])

    def masked(self, key: str = "") -> "Finding":
        facts = {name: masked(value, key) for name, value in self.facts.items()}
        return Finding(self.check, self.state, masked(self.said, key), facts)

    def as_json(self) -> dict[str, Any]:
        return {"check": self.check, "state": self.state.value, "said": self.said} | {
            "facts": dict(self.facts)
        }


_FINDING = TypeAdapter(Finding)


def finding_of(line: str) -> Finding:
    """From its JSON; ValueError where it is none."""
    return _FINDING.validate_json(line)
