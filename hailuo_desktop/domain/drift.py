"""How far a picture has drifted from another one: in figures, and in words."""

from dataclasses import dataclass

from hailuo_desktop.formats import number, percent
from hailuo_desktop.translate import mark, t

MEASURED = mark(
    "Sharpness: variance of the Laplacian of the luma, at the size of the smaller picture. Luma: "
    "mean by BT.709, of white. ΔE: CIEDE2000, mean over areas of 8 × 8 pixels; about 1 can just be "
    "told side by side."
)


@dataclass(frozen=True)
class Sight:
    """``sharpness`` is the variance of the Laplacian of the luma, in squared levels of 255;
    ``luma`` the mean, 0 to 1."""

    sharpness: float
    luma: float


@dataclass(frozen=True)
class Drift:
    """From ``one`` to ``other``; ``delta_e`` is the mean CIEDE2000 between the two."""

    one: Sight
    other: Sight
    delta_e: float


def told(drift: Drift, one: str, other: str) -> str:
    """In one line; ``one`` and ``other`` are what the pictures are called."""
    return t(
        "{one} → {other}: sharpness {sharp_one} → {sharp_other}{change} · luma {luma_one} → "
        "{luma_other} · ΔE₀₀ {delta_e}",
        one=one,
        other=other,
        sharp_one=_sharp(drift.one),
        sharp_other=_sharp(drift.other),
        change=_change(drift),
        luma_one=_luma(drift.one),
        luma_other=_luma(drift.other),
        delta_e=number(drift.delta_e, 1, 1),
    )


def _sharp(look: Sight) -> str:
    return number(look.sharpness, 0 if look.sharpness >= 10 else 1)


def _luma(look: Sight) -> str:
    return t("{number} %", number=number(look.luma * 100, 1, 1))


def _change(drift: Drift) -> str:
    """(+12 %), of the first one's sharpness; nothing where that has none."""
    if drift.one.sharpness <= 0:
        return ""
    change = round((drift.other.sharpness / drift.one.sharpness - 1) * 100)
    sign = "+" if change > 0 else "−" if change < 0 else "±"
    return f" ({sign}{percent(abs(change))})"
