"""The settings of a shot: only what is legal can be chosen, and the rest says why not."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.domain.catalog import MODELS, model_shown
from hailuo_desktop.domain.legal import (
    duration_reason,
    nearest,
    offered_durations,
    offered_qualities,
    quality_reason,
    switch_reason,
)
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.shot import MOST_TAKES, Shot
from hailuo_desktop.formats import seconds
from hailuo_desktop.translate import Marked, mark, t
from hailuo_desktop.ui.drop_down import DropDown
from hailuo_desktop.ui.labels import tip
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import follow, say

from .flow_layout import flowing
from .undo_keys import LeavesUndo

_OPTIMISER = mark(
    "The service rewrites the prompt before it generates. Turn it off for exact camera moves."
)
_PRETREATMENT = mark("The service spends less time on the prompt: a little faster.")

Choice = tuple[str, object, str]  # words, value, why it is not offered


class SettingsRow(QWidget):
    """``changed`` carries a shot with other settings and a line about what had to follow."""

    changed = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shot = Shot("")
        self.model = _combo(mark("Model"))
        self.quality = _combo(mark("Quality"))
        self.duration = _combo(mark("Length"))
        self.takes = _spin()
        self._leaves_undo = LeavesUndo(self)
        for part in (self.takes, *self.takes.findChildren(QLineEdit)):
            part.installEventFilter(self._leaves_undo)
        self.optimiser = say(QCheckBox(), mark("Prompt optimiser"))
        self.pretreatment = say(QCheckBox(), mark("Fast pre-treatment"))
        self._lay_out()
        self._connect()
        follow(self, lambda: self._fill_all(self._shot))

    def show_shot(self, shot: Shot) -> None:
        if _settings(shot) != _settings(self._shot):
            self._fill_all(shot)
        self._shot = shot

    def _fill_all(self, shot: Shot) -> None:
        model, mode = model_shown(shot.model), shot.mode
        models = [(each.name, each.id, "") for each in MODELS.values()]
        self._fill(self.model, models, shot.model)
        qualities = [(q, q, quality_reason(model, mode, q)) for q in offered_qualities(shot)]
        self._fill(self.quality, qualities, shot.quality)
        lengths = [
            (seconds(s), s, duration_reason(model, mode, shot.quality, s))
            for s in offered_durations(shot)
        ]
        self._fill(self.duration, lengths, shot.duration)
        with QSignalBlocker(self.takes):
            self.takes.setValue(shot.takes)
        self._show_switches(shot)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._fill_all(self._shot)

    def widget_for(self, field: Field) -> QWidget:
        return {Field.QUALITY: self.quality, Field.DURATION: self.duration}.get(field, self.model)

    def _show_switches(self, shot: Shot) -> None:
        for box, parameter, on, words in (
            (self.optimiser, "prompt_optimizer", shot.prompt_optimizer, _OPTIMISER),
            (self.pretreatment, "fast_pretreatment", shot.fast_pretreatment, _PRETREATMENT),
        ):
            reason = switch_reason(model_shown(shot.model), shot.mode, parameter)
            box.setChecked(on)
            box.setEnabled(not reason)
            box.setToolTip(tip(reason or t(words)))
            box.setAccessibleDescription(reason or t(words))

    def _fill(self, combo: QComboBox, choices: Iterable[Choice], current: object) -> None:
        items = QStandardItemModel(combo)
        for words, value, reason in choices:
            items.appendRow(self._item(words, value, reason))
        with QSignalBlocker(combo):
            combo.setModel(items)
            combo.setCurrentIndex(combo.findData(current))

    def _item(self, words: str, value: object, reason: str) -> QStandardItem:
        item = QStandardItem(words)
        item.setData(value, Qt.ItemDataRole.UserRole)
        if reason:
            item.setEnabled(False)
            item.setForeground(self._theme.faint)
            item.setToolTip(tip(reason))
            item.setData(reason, Qt.ItemDataRole.AccessibleDescriptionRole)
        return item

    def _connect(self) -> None:
        self.model.activated.connect(lambda: self._chosen(model=self.model.currentData()))
        self.quality.activated.connect(lambda: self._chosen(quality=self.quality.currentData()))
        self.duration.activated.connect(lambda: self._chosen(duration=self.duration.currentData()))
        self.takes.valueChanged.connect(lambda: self._chosen(takes=self.takes.value()))
        self.optimiser.clicked.connect(
            lambda: self._chosen(prompt_optimizer=self.optimiser.isChecked())
        )
        self.pretreatment.clicked.connect(
            lambda: self._chosen(fast_pretreatment=self.pretreatment.isChecked())
        )

    def _chosen(self, **values: object) -> None:
        wanted = replace(self._shot, **values)
        if wanted == self._shot:
            return
        shot, line = nearest(wanted)
        self.show_shot(shot)
        self.changed.emit(shot, line)

    def _lay_out(self) -> None:
        flow, layout = flowing(4, 8)
        for widget in (self.model, self.quality, self.duration, self.takes):
            layout.addWidget(widget)
        switches, line = flowing(16, 4)
        line.addWidget(self.optimiser)
        line.addWidget(self.pretreatment)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addWidget(flow)
        outer.addWidget(switches)


def _settings(shot: Shot) -> Shot:
    """What of a shot is shown here: typing a prompt must not build every list anew."""
    return replace(shot, id="", name="", prompt="")


def _combo(name: Marked) -> QComboBox:
    combo = say(DropDown(), name=name, tip=name)
    combo.hug()
    combo.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return combo


def _spin() -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(1, MOST_TAKES)
    spin.setPrefix("×")
    about = mark("Takes: how many times the shot is generated, each at its price")
    say(spin, name=mark("Takes"), tip=about)
    return spin
