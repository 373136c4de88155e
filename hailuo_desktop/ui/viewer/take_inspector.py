"""The take that is shown: what the artist thinks of it, the request that made it, what to do."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.domain.marks import Verdict
from hailuo_desktop.domain.shot import MOST_TAKES
from hailuo_desktop.domain.state_words import described, word
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.action_set import ActionSet, hint, plain
from hailuo_desktop.ui.actions.action import Action, TakeAction
from hailuo_desktop.ui.actions.films import KEEP
from hailuo_desktop.ui.actions.inspector import AGAIN, COPY_PROMPT, EXPORT_TAKE, USE_SETTINGS
from hailuo_desktop.ui.actions.marks import REJECT
from hailuo_desktop.ui.actions.takes import REVEAL
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import label, tip, wrapped
from hailuo_desktop.ui.scrolling import Scrolling
from hailuo_desktop.ui.shot.flow_layout import flowing
from hailuo_desktop.ui.shot.notes import NoteField
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import follow, say

from .diff_text import DiffText
from .star_bar import StarBar
from .take_sheet import Still, TakeSheet, rows

THUMB = QSize(112, 63)  # logical pixels
VERBS: tuple[TakeAction, ...] = (USE_SETTINGS, AGAIN, EXPORT_TAKE, REVEAL, COPY_PROMPT)
EMPTY = mark("Choose a take to see the request that made it.")


class TakeInspector(Scrolling):
    """``rated`` and ``noted`` are for the take that is shown; its verbs are actions."""

    rated = Signal(int)
    noted = Signal(str)
    seen = Signal()  # it has come into sight, and needs to know what to show

    def __init__(self, actions: ActionSet, icons: Icons, theme: Theme) -> None:
        super().__init__(QWidget())
        say(self, name=mark("The take and its request"))
        self._actions = actions
        self._icons = icons
        self._theme = theme
        self._sheet: TakeSheet | None = None
        self._facts: list[tuple[QLabel, QLabel]] = []  # names and values that are shown
        self._make_parts()
        self._lay_out()
        self.set_theme(theme)
        follow(self, self._word)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()

    def show_sheet(self, sheet: TakeSheet | None) -> None:
        """All of one take, or an invitation."""
        before, self._sheet = self._sheet, sheet
        self._parts.setVisible(sheet is not None)
        self._empty.setVisible(sheet is None)
        if sheet is not None:
            fresh = before is None or before.take.id != sheet.take.id
            self.note.show_notes(sheet.facts.marks.note, fresh)
            self._show_marks(sheet)
            self._show_request(sheet)
            self._show_edits(sheet)
            self._show_verbs(sheet)
        self.updateGeometry()

    @property
    def sheet(self) -> TakeSheet | None:
        return self._sheet

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.stars.set_theme(theme)
        for text in (self.prompt, self.edited):
            text.set_theme(theme)
        for action, button in self.buttons.items():
            button.setIcon(self._icons.icon(action.icon, theme.text))
        self.keep.setIcon(self._icons.icon("kept", theme.text))
        self.reject.setIcon(self._icons.icon("rejected", theme.text))

    # What is shown

    def _show_marks(self, sheet: TakeSheet) -> None:
        take, verdict = sheet.take, sheet.facts.verdict
        title = t("Take {number} · {state}", number=take.number, state=word(take))
        self.title.setText(title)
        self.state.setText(described(take))
        self.state.setVisible(bool(self.state.text()))
        done = isinstance(take.state, Completed)
        for button, lit in ((self.keep, Verdict.KEPT), (self.reject, Verdict.REJECTED)):
            button.setChecked(verdict is lit)
            button.setEnabled(done)
        self.stars.show_stars(sheet.facts.marks.stars)
        self.stars.setEnabled(done)

    def _show_request(self, sheet: TakeSheet) -> None:
        self.prompt.show_pieces(sheet.prompt)
        self.prompt.setVisible(bool(sheet.prompt))
        self.against.setVisible(sheet.before > 0)
        words = t("Marked: what differs from take {number}.", number=sheet.before)
        if sheet.before and sheet.facts.differs:
            words = t(
                "Against take {number}: {differs}",
                number=sheet.before,
                differs=sheet.facts.differs,
            )
        self.against.setText(words)
        self._show_frames(sheet.frames)
        self._show_rows(rows(sheet.take))

    def _show_frames(self, frames: Sequence[Still]) -> None:
        for place, (picture, caption) in enumerate(self._stills):
            still = frames[place] if place < len(frames) else None
            picture.setVisible(still is not None)
            caption.setVisible(still is not None)
            if still is not None:
                caption.setText(still.caption)
                picture.setPixmap(_thumb(still, self.devicePixelRatioF()))
                picture.setAccessibleName(still.caption)
        self._frames.setVisible(bool(frames))

    def _show_rows(self, facts: Sequence[tuple[str, str]]) -> None:
        while len(self._facts) > len(facts):
            self._facts.pop()
            self._form.removeRow(len(self._facts))
        while len(self._facts) < len(facts):
            name, value = label(role="muted"), wrapped()
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            # A task's id is one long word: it must not make all the rest wider than there is room.
            value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._form.addRow(name, value)
            self._facts.append((name, value))
        for pair, shown in zip(facts, self._facts, strict=False):
            for words, each in zip(pair, shown, strict=True):
                each.setText(words)
                each.setToolTip(tip(words))

    def _show_edits(self, sheet: TakeSheet) -> None:
        words = ", ".join(sheet.edits)
        self.edits.setText(t("The shot was edited since: {edits}.", edits=words))
        self.edits.setVisible(bool(sheet.edits))
        self.edited.show_pieces(sheet.edited)
        self.edited.setVisible(bool(sheet.edited))

    def _show_verbs(self, sheet: TakeSheet) -> None:
        for action, button in self.buttons.items():
            on_board = action not in (USE_SETTINGS, AGAIN) or sheet.usable
            button.setEnabled(action.when(sheet.take) and on_board)
        self.buttons[USE_SETTINGS].setEnabled(sheet.usable and bool(sheet.edits))

    # How it is made

    def _make_parts(self) -> None:
        self.title = label(role="heading")
        self.state = wrapped(role="muted")
        self.keep, self.reject = self._toggle(KEEP), self._toggle(REJECT)
        self.stars = StarBar(self._icons, self._theme)
        self.stars.rated.connect(self.rated)
        self.note = NoteField(mark("Note on the take"), mark("A note on this take. Never sent."))
        self.note.written.connect(self.noted)
        self.against = wrapped(role="muted")
        self.prompt, self.edited = DiffText(self._theme), DiffText(self._theme)
        say(self.prompt, name=mark("Prompt of the take"))
        say(self.edited, name=mark("Prompt of the shot now"))
        self.edits = wrapped(role="warning")
        self._stills = [(label(role="picture"), label(role="muted")) for _ in range(2)]
        self.buttons = {action: self._verb(action) for action in VERBS}
        self.count = QSpinBox()
        self.count.setRange(1, MOST_TAKES)
        self.count.setPrefix("×")
        say(self.count, name=mark("How many more takes"))
        self._empty = wrapped(role="muted")

    def _toggle(self, action: Action) -> QPushButton:
        button = QPushButton()
        button.setProperty("role", "chip")
        button.setCheckable(True)
        button.clicked.connect(lambda: self._actions.run(action))
        return button

    def _verb(self, action: TakeAction) -> QPushButton:
        button = QPushButton()
        button.setProperty("role", "chip")
        button.clicked.connect(lambda: self._run(action))
        return button

    def _run(self, action: TakeAction) -> None:
        if self._sheet is not None:
            self._actions.run(action, [self._sheet.take.id])

    def _word(self) -> None:
        for button, action in ((self.keep, KEEP), (self.reject, REJECT)):
            button.setToolTip(tip(hint(action)))
        self.keep.setText(t("Keep"))
        self.reject.setText(t("Reject"))
        for action, button in self.buttons.items():
            button.setText(plain(t(action.text)))
            button.setToolTip(tip(t(action.tip)))
            button.setAccessibleDescription(t(action.tip))
        self._empty.setText(t(EMPTY))
        self.show_sheet(self._sheet)

    def _lay_out(self) -> None:
        marks, flow = flowing(4, 4)
        for widget in (self.keep, self.reject, self.stars):
            flow.addWidget(widget)
        self._frames = QWidget()
        stills = QHBoxLayout(self._frames)
        stills.setContentsMargins(0, 0, 0, 0)
        for picture, caption in self._stills:
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(picture)
            column.addWidget(caption)
            stills.addLayout(column)
        stills.addStretch(1)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(2)
        self._parts = QWidget()
        self._rows(marks)
        outer = QVBoxLayout(self.body)
        outer.setContentsMargins(0, 0, 12, 0)
        outer.addWidget(self._empty)
        outer.addWidget(self._parts)
        outer.addStretch(1)

    def _rows(self, marks: QWidget) -> None:
        bar, flow = flowing(4, 4)
        for action in VERBS:
            button = self.buttons[action]
            flow.addWidget(_together(button, self.count) if action is AGAIN else button)
        layout = QVBoxLayout(self._parts)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (
            self.title,
            self.state,
            marks,
            self.note,
            self.edits,
            self.edited,
            bar,
            self.against,
            self.prompt,
            self._frames,
        ):
            layout.addWidget(widget)
        layout.addLayout(self._form)


def _together(*widgets: QWidget) -> QWidget:
    result = QWidget()
    layout = QHBoxLayout(result)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    for widget in widgets:
        layout.addWidget(widget)
    return result


def _thumb(still: Still, ratio: float) -> QPixmap:
    if still.image is None:
        empty = QPixmap(THUMB * ratio)
        empty.fill(Qt.GlobalColor.transparent)
        empty.setDevicePixelRatio(ratio)
        return empty
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    pixmap = QPixmap.fromImage(still.image.scaled(THUMB * ratio, keep, smooth))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
