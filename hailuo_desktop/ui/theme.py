"""The colours and measures of the window, light and dark: the pictures are the only colour."""

from dataclasses import dataclass, fields
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from hailuo_desktop.assets import asset

from .typeface import use_typeface

_SCALE = {"small": 0.9, "body": 1.0, "heading": 1.0, "title": 1.3}  # of the system font


@dataclass(frozen=True)
class Theme:
    """Every colour by its role, and the 4/8 rhythm in logical pixels.

    Text roles have at least 4.5:1 on every surface and on ``selection`` (``faint`` 3:1: it is for
    what is disabled); ``border_strong``, ``focus`` and ``accent`` have at least 3:1.
    """

    name: str
    window: QColor
    panel: QColor
    raised: QColor
    hover: QColor
    field: QColor
    border: QColor
    border_strong: QColor
    text: QColor
    muted: QColor
    faint: QColor
    accent: QColor
    accent_text: QColor
    accent_hover: QColor
    focus: QColor
    danger: QColor
    warning: QColor
    success: QColor
    picture: QColor
    picture_text: QColor
    selection: QColor
    chip: QColor
    chip_on: QColor
    command: QColor
    space_xs: int = 4
    space_s: int = 8
    space_m: int = 12
    space_l: int = 16
    space_xl: int = 24
    radius: int = 6


def _grey(level: int) -> QColor:
    return QColor(level, level, level)


DARK = Theme(
    name="dark",
    window=_grey(26),
    panel=_grey(33),
    raised=_grey(46),
    hover=_grey(56),
    field=_grey(22),
    border=_grey(56),
    border_strong=_grey(122),
    text=_grey(236),
    muted=_grey(172),
    faint=_grey(128),
    accent=QColor("#6aaefc"),
    accent_text=_grey(14),
    accent_hover=QColor("#8bc1ff"),
    focus=QColor("#6aaefc"),
    danger=QColor("#ff8a80"),
    warning=QColor("#f2b84b"),
    success=QColor("#69cf93"),
    picture=_grey(17),
    picture_text=_grey(190),
    selection=QColor("#264161"),
    chip=_grey(46),
    chip_on=QColor("#274768"),
    command=QColor("#94c6ff"),
)
LIGHT = Theme(
    name="light",
    window=_grey(232),
    panel=_grey(244),
    raised=_grey(255),
    hover=_grey(226),
    field=_grey(255),
    border=_grey(210),
    border_strong=_grey(126),
    text=_grey(24),
    muted=_grey(84),
    faint=_grey(122),
    accent=QColor("#0b5fc2"),
    accent_text=_grey(255),
    accent_hover=QColor("#094d9e"),
    focus=QColor("#0b5fc2"),
    danger=QColor("#a8201a"),
    warning=QColor("#7a4d00"),
    success=QColor("#14633a"),
    picture=_grey(42),
    picture_text=_grey(200),
    selection=QColor("#c3dcfb"),
    chip=_grey(255),
    chip_on=QColor("#cfe3fc"),
    command=QColor("#0a4fa3"),
)


def theme_for(scheme: Qt.ColorScheme) -> Theme:
    """The theme for what the system prefers; dark where it has no preference."""
    return LIGHT if scheme == Qt.ColorScheme.Light else DARK


def stylesheet(theme: Theme, points: float = 10.0) -> str:
    """The application's style sheet, its type sized from a body text of so many points."""
    template = Template(asset("theme.qss").read_text(encoding="utf-8"))
    return template.substitute(_colors(theme), **_measures(theme, points), **_controls(theme))


def _colors(theme: Theme) -> dict[str, str]:
    values = {role.name: getattr(theme, role.name) for role in fields(theme)}
    return {name: value.name() for name, value in values.items() if isinstance(value, QColor)}


def _measures(theme: Theme, points: float) -> dict[str, str]:
    sizes = {f"{name}_pt": f"{points * scale:.2f}pt" for name, scale in _SCALE.items()}
    spaces = {name: f"{getattr(theme, name)}px" for name in _SPACES}
    return sizes | spaces


_SPACES = ("space_xs", "space_s", "space_m", "space_l", "space_xl", "radius")


def _controls(theme: Theme) -> dict[str, str]:
    """Glyphs that the style sheet draws by itself; it cannot recolour them, so each is a file."""
    names = ("chevron-down", "plus", "minus", "check", "dash")
    return {
        name.replace("-", "_"): _quoted(asset("icons", "control", f"{name}-{theme.name}.svg"))
        for name in names
    }


def _quoted(path: object) -> str:
    text = str(path).replace("\\", "/").replace('"', '\\"')
    return f'url("{text}")'


def palette(theme: Theme) -> QPalette:
    """The same colours for what Qt draws without the style sheet."""
    result = QPalette()
    for role, color in _ROLES.items():
        result.setColor(role, getattr(theme, color))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
        result.setColor(QPalette.ColorGroup.Disabled, role, theme.faint)
    result.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, theme.faint)
    return result


_Role = QPalette.ColorRole
_ROLES = {
    _Role.Window: "window",
    _Role.WindowText: "text",
    _Role.Base: "field",
    _Role.AlternateBase: "panel",
    _Role.Text: "text",
    _Role.PlaceholderText: "muted",
    _Role.Button: "raised",
    _Role.ButtonText: "text",
    _Role.BrightText: "danger",
    _Role.ToolTipBase: "raised",
    _Role.ToolTipText: "text",
    _Role.Highlight: "selection",
    _Role.HighlightedText: "text",
    _Role.Accent: "accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    _Role.Light: "hover",
    _Role.Midlight: "raised",
    _Role.Mid: "border",
    _Role.Dark: "border",
    _Role.Shadow: "window",
}


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole application; may be called again when the system's preference changes.

    Setting an equal style anew would polish every living widget for nothing, so it is left.
    """
    use_typeface(app)
    sheet = stylesheet(theme, QFontInfo(app.font()).pointSizeF())
    if app.styleSheet() == sheet:
        return
    app.setStyle("Fusion")
    app.setPalette(palette(theme))
    app.setStyleSheet(sheet)
