"""The 15 camera commands as buttons, in families: they write into the prompt and light up."""

from collections.abc import Collection, Iterable, Mapping
from html import escape
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hailuo_desktop.domain.camera import COMMANDS, Command
from hailuo_desktop.translate import Marked, mark, t
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import follow, say

from .flow_layout import flowing

# What the camera does, in the words of the trade.
_MOVES: Mapping[str, Marked] = {
    "Truck left": mark("The camera itself moves sideways to the left and looks straight on."),
    "Truck right": mark("The camera itself moves sideways to the right and looks straight on."),
    "Pan left": mark("The camera stays in its place and turns to the left."),
    "Pan right": mark("The camera stays in its place and turns to the right."),
    "Push in": mark("The camera itself moves towards the subject (a dolly in)."),
    "Pull out": mark("The camera itself moves away from the subject (a dolly out)."),
    "Pedestal up": mark("The camera itself rises, level, as on a column."),
    "Pedestal down": mark("The camera itself sinks, level, as on a column."),
    "Tilt up": mark("The camera stays in its place and turns to look up."),
    "Tilt down": mark("The camera stays in its place and turns to look down."),
    "Zoom in": mark("The lens narrows the view; the camera stays where it is."),
    "Zoom out": mark("The lens widens the view; the camera stays where it is."),
    "Shake": mark("The camera trembles, as if held in the hand."),
    "Tracking shot": mark("The camera follows the subject and keeps its distance."),
    "Static shot": mark("The camera stays still, on a tripod."),
}
_ICON = QSize(16, 16)
_GAP, _FAMILY_GAP = 4, 12  # logical pixels: within a family, and between two


class Chips(QWidget):
    """``chosen`` carries the command and whether it was asked to join the group (Shift).

    ``regarded`` tells of the one under the pointer, or else the keyboard, by its name; "": none.
    """

    chosen = Signal(object, bool)
    regarded = Signal(str)

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        self._over = self._held = ""  # by the pointer, by the keyboard
        self._chips = {command: self._make(command) for command in COMMANDS}
        say(self, name=mark("Camera commands"))
        self._lay_out()
        follow(self, self._word)
        self.set_theme(theme)

    def chip(self, command: Command) -> QPushButton:
        return self._chips[command]

    def light(self, commands: Collection[Command]) -> None:
        """The commands that the cursor's group holds."""
        for command, chip in self._chips.items():
            chip.setChecked(command in commands)

    def set_theme(self, theme: Theme) -> None:
        for command, chip in self._chips.items():
            chip.setIcon(self._icons.icon(command.slug, theme.text, on=theme.command))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        name = watched.text() if isinstance(watched, QPushButton) else ""
        match event.type():
            case QEvent.Type.Enter:
                self._regard(name, self._held)
            case QEvent.Type.Leave:
                self._regard("", self._held)
            case QEvent.Type.FocusIn:
                self._regard(self._over, name)
            case QEvent.Type.FocusOut | QEvent.Type.Hide:
                self._regard(self._over, "")
            case _:
                pass
        return False

    def _regard(self, over: str, held: str) -> None:
        before = self._over or self._held
        self._over, self._held = over, held
        if (over or held) != before:
            self.regarded.emit(over or held)

    def _make(self, command: Command) -> QPushButton:
        chip = QPushButton()
        chip.setProperty("role", "chip")
        chip.setText(command.name)
        chip.setIconSize(_ICON)
        chip.setCheckable(True)
        # By mouse the prompt keeps the keyboard; by Tab every chip is reached.
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.setAccessibleName(command.name)
        chip.installEventFilter(self)
        chip.clicked.connect(lambda: self._clicked(command))
        return chip

    def _word(self) -> None:
        for command, chip in self._chips.items():
            chip.setToolTip(chip_tip(command))
            chip.setAccessibleDescription(t(_MOVES[command.name]))

    def _clicked(self, command: Command) -> None:
        shift = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        self.chosen.emit(command, bool(shift))

    def _lay_out(self) -> None:
        flow, layout = flowing(_FAMILY_GAP, 6)
        for _, commands in groupby(COMMANDS, key=lambda each: each.family):
            layout.addWidget(self._family(commands))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(flow)

    def _family(self, commands: Iterable[Command]) -> QWidget:
        """Moves and their opposites stay side by side, however narrow the panel."""
        family = QWidget()
        layout = QHBoxLayout(family)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        for command in commands:
            layout.addWidget(self._chips[command])
        return family


def chip_tip(command: Command) -> str:
    """The move, the literal text that a click writes, and how to let moves act at once."""
    writes = t(
        "Writes [{command}]. Shift-click: at once with the move beside the cursor.",
        command=command.name,
    )
    meaning = t(_MOVES[command.name])
    return f"<qt><b>{command.name}</b><br>{escape(meaning)}<br><br>{escape(writes)}</qt>"
