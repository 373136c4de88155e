"""Names of people's own making, in a sentence of ours."""

from collections.abc import Iterable

from hailuo_desktop.translate import t


def quoted(names: Iterable[str]) -> str:
    """A list of them: “one”, “two”."""
    return ", ".join(t("“{name}”", name=name) for name in names)
