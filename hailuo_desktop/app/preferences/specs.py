"""What the dialog shows of a setting, made of its one entry in the registry."""

from typing import Any

from hailuo_desktop.studio.setting import Setting, Shown
from hailuo_desktop.translate import t
from hailuo_desktop.ui.settings.row import MOST, Spec


def spec_of(setting: Setting[Any], shown: Shown) -> Spec:
    """Its words, and the bounds that its own type states."""
    schema = setting.kind.json_schema()
    return Spec(
        name=setting.name,
        title=t(shown.title),
        help=t(shown.help),
        default=setting.default,
        choices=tuple((value, t(shown.choices[value])) for value in schema.get("enum", ())),
        smallest=schema.get("minimum", 0),
        largest=schema.get("maximum", MOST),
        unit=t(shown.unit),
        least=t(shown.least),
    )
