"""The player's keys as other programs have them, for hands that know those."""

from collections.abc import Mapping
from dataclasses import dataclass

from hailuo_desktop.translate import Marked, mark

Keys = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Preset:
    """``keys`` by the name of a command of the player; what is not named stays as in the table."""

    title: Marked
    keys: Keys


OWN = Preset(mark("Hailuo Desktop"), {})
PRESETS: tuple[Preset, ...] = (
    OWN,
    Preset(
        mark("Premiere Pro"),
        {
            "film_full_screen": ("Ctrl+`",),
            "clear_points": ("Ctrl+Shift+X",),
            "zoom_fit": ("\\",),
            "zoom_in": ("=",),
        },
    ),
    Preset(
        mark("DaVinci Resolve"),
        {
            "film_full_screen": ("Shift+F",),
            "clear_points": ("Alt+X",),
            "loop": ("Ctrl+/",),
            "zoom_fit": ("Shift+Z",),
            "save_picture": ("Ctrl+Alt+G",),
        },
    ),
    Preset(
        mark("Final Cut Pro"),
        {
            "keep": ("F",),
            "film_full_screen": ("Ctrl+Shift+F",),
            "clear_points": ("Alt+X",),
            "loop": ("Ctrl+L",),
            "zoom_fit": ("Shift+Z",),
            "zoom_in": ("Ctrl+=",),
            "zoom_out": ("Ctrl+-",),
        },
    ),
)
