"""The models and what each allows, as data: another model is one more row."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Mode(Enum):
    """What the frames make of a shot; derived, never chosen."""

    T2V = "T2V"
    I2V = "I2V"
    FLF = "FLF"


Lengths = Mapping[str, tuple[int, ...]]  # quality → legal durations in seconds

PROMPT_LIMIT = 2000  # code points; how the service counts exactly is not documented
QUALITIES = ("512p", "768p", "1080p")
DURATIONS = (6, 10)
DEFAULT_QUALITY, DEFAULT_DURATION = "768p", DURATIONS[0]


@dataclass(frozen=True)
class Model:
    """One row: ``combinations`` lists per mode what may be asked for.

    ``prompt_required`` names the modes that need words; ``parameters`` the switches
    that each mode may send in ``model_params``.
    """

    id: str
    name: str
    combinations: Mapping[Mode, Lengths]
    prompt_required: frozenset[Mode]
    parameters: Mapping[Mode, frozenset[str]]
    prompt_limit: int = PROMPT_LIMIT

    @property
    def modes(self) -> tuple[Mode, ...]:
        return tuple(self.combinations)

    def qualities(self, mode: Mode) -> tuple[str, ...]:
        return tuple(self.combinations.get(mode, {}))

    def durations(self, mode: Mode, quality: str) -> tuple[int, ...]:
        return self.combinations.get(mode, {}).get(quality, ())

    def allows(self, mode: Mode, quality: str, duration: int) -> bool:
        return duration in self.durations(mode, quality)


_FULL: Lengths = {"768p": (6, 10), "1080p": (6,)}
_WITH_512: Lengths = {"512p": (6, 10), **_FULL}
_BOTH = frozenset({"prompt_optimizer", "fast_pretreatment"})
_OPTIMIZER = frozenset({"prompt_optimizer"})

# Source: the vendor's OpenAPI documents hailuo-02, hailuo-2-3 and hailuo-2-3-fast.
HAILUO_02 = Model(
    "MiniMax-Hailuo-02",
    "Hailuo 02",
    {Mode.T2V: _FULL, Mode.I2V: _WITH_512, Mode.FLF: _FULL},
    frozenset({Mode.T2V}),
    # MiniMax's own first-last-frame call has no fast_pretreatment: it is never sent.
    {Mode.T2V: _BOTH, Mode.I2V: _BOTH, Mode.FLF: _OPTIMIZER},
)
HAILUO_23 = Model(
    "MiniMax-Hailuo-2.3",
    "Hailuo 2.3",
    {Mode.T2V: _FULL, Mode.I2V: _FULL},
    frozenset({Mode.T2V, Mode.I2V}),  # the schema requires a prompt in both modes
    {Mode.T2V: _BOTH, Mode.I2V: _BOTH},
)
HAILUO_23_FAST = Model(
    "MiniMax-Hailuo-2.3-Fast",
    "Hailuo 2.3 Fast",
    {Mode.I2V: _FULL},
    frozenset(),
    {Mode.I2V: _OPTIMIZER},
)
MODELS: Mapping[str, Model] = {m.id: m for m in (HAILUO_02, HAILUO_23, HAILUO_23_FAST)}


def model_shown(model_id: str) -> Model:
    """What may be chosen for a shot; of the usual model where a file has named one unknown."""
    return MODELS.get(model_id, HAILUO_02)
