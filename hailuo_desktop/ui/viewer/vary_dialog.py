"""Plans variants of a shot: camera × wording × first frame, counted and priced before anything."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.domain.camera import COMMANDS
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.plural import counted
from hailuo_desktop.domain.shot import MOST_TAKES, Shot
from hailuo_desktop.domain.variants import AS_WRITTEN, MOST, Plan, Variant
from hailuo_desktop.formats import number
from hailuo_desktop.translate import mark, n, t
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import label, naming, set_role, wrapped
from hailuo_desktop.ui.shot.flow_layout import flowing
from hailuo_desktop.ui.theme import Theme

THUMB = QSize(64, 36)  # logical pixels
LINES = 5  # of the prompt that are in sight
SIZE = QSize(860, 620)
HINT = mark(
    "Offer words in braces, {{dawn|dusk}}: each is tried with each camera move and each frame."
)
Price = Callable[[Sequence[Shot]], str]  # what so many takes may cost, in words


class VaryDialog(QDialog):
    """``drafts_requested`` and ``takes_requested`` give the planned shots, each a variant of
    ``shot``; nothing is sent here. ``pictures_requested``: more stills to begin with."""

    drafts_requested = Signal(list)
    takes_requested = Signal(list)
    pictures_requested = Signal()

    def __init__(
        self,
        shot: Shot,
        code: str,
        stills: Iterable[Frame],
        price: Price,
        icons: Icons,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Vary {shot}", shot=code))
        self._shot = shot
        self._price = price
        self._variants: list[Variant] = []
        self.prompt = QPlainTextEdit(shot.prompt)
        self.prompt.setAccessibleName(t("Prompt with words on offer"))
        self.prompt.setTabChangesFocus(True)
        self.cameras = _cameras(icons, theme)
        self.frames = _lines(t("First frames"))
        self.frames.setIconSize(THUMB)
        self._frames: list[Frame | None] = []
        self._add_frame(None, checked=True)
        self.add_stills(stills)
        self.takes = QSpinBox()
        self.takes.setRange(1, MOST_TAKES)
        self.takes.setPrefix("×")
        self.takes.setAccessibleName(t("Takes of each"))
        self.found = _lines(t("What is planned"))
        self.summary, self.cost = label(role="heading"), wrapped(role="muted")
        self._lay_out()
        self._connect()
        self._refresh()

    def plan(self) -> Plan:
        cameras = tuple(name for name, chip in self.cameras.items() if chip.isChecked())
        frames = tuple(
            frame
            for row, frame in enumerate(self._frames)
            if self.frames.item(row).checkState() is Qt.CheckState.Checked
        )
        return Plan(self._shot, self.prompt.toPlainText(), cameras, frames)

    def shots(self) -> list[Shot]:
        """What is planned, each with as many takes as are wanted of it."""
        return [replace(variant.shot, takes=self.takes.value()) for variant in self._variants]

    def add_stills(self, stills: Iterable[Frame], *, checked: bool = False) -> None:
        known = {frame.key for frame in self._frames if frame is not None}
        for frame in stills:
            if frame.key not in known:
                known.add(frame.key)
                self._add_frame(frame, checked)

    def stills(self) -> list[Frame]:
        return [frame for frame in self._frames if frame is not None]

    def show_picture(self, frame: Frame, image: QImage) -> None:
        for row, known in enumerate(self._frames):
            if known is not None and known.key == frame.key:
                self.frames.item(row).setIcon(QIcon(QPixmap.fromImage(image)))

    def _add_frame(self, frame: Frame | None, checked: bool) -> None:
        item = QListWidgetItem(t("As it is") if frame is None else frame.name)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        self._frames.append(frame)
        self.frames.addItem(item)

    def _refresh(self) -> None:
        plan = self.plan()
        self._variants = plan.variants()
        self.found.clear()
        for variant in self._variants:
            self.found.addItem(_line(variant))
        count, takes = len(self._variants), len(self._variants) * self.takes.value()
        many = plan.count > MOST
        self.summary.setText(_summary(plan.count, count, takes))
        set_role(self.summary, "warning" if many or not count else "heading")
        cost = self._price(self.shots()) if count else ""
        self.cost.setText(t("Cost: {cost}. Nothing is sent from here.", cost=cost) if cost else "")
        self.drafts.setEnabled(count > 0)
        self.check.setEnabled(count > 0)
        self.drafts.setText(n("Make {count} draft", "Make {count} drafts", count))
        self.check.setText(n("Check {count} take…", "Check {count} takes…", takes))

    def _done(self, wish: Callable[[list[Shot]], object]) -> None:
        wish(self.shots())
        self.accept()

    def _connect(self) -> None:
        for chip in self.cameras.values():
            chip.toggled.connect(lambda: self._refresh())
        self.prompt.textChanged.connect(self._refresh)
        self.frames.itemChanged.connect(lambda: self._refresh())
        self.takes.valueChanged.connect(lambda: self._refresh())
        self.more.clicked.connect(lambda: self.pictures_requested.emit())
        self.cancel.clicked.connect(self.reject)
        self.drafts.clicked.connect(lambda: self._done(self.drafts_requested.emit))
        self.check.clicked.connect(lambda: self._done(self.takes_requested.emit))

    def _lay_out(self) -> None:
        self.more = QPushButton(t("Add pictures…"))
        self.cancel, self.drafts = QPushButton(t("Cancel")), QPushButton()
        self.check = QPushButton()
        self.check.setToolTip(t("As takes of this shot: the pre-flight comes first."))
        set_role(self.drafts, "primary")
        for button in (self.more, self.cancel, self.drafts, self.check):
            button.setAutoDefault(False)
        self.prompt.setFixedHeight(LINES * self.prompt.fontMetrics().lineSpacing() + 16)
        chips, flow = flowing(4, 4)
        for chip in self.cameras.values():
            flow.addWidget(chip)
        outer = QVBoxLayout(self)
        outer.setSpacing(8)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(self._wishes(chips), 3)
        columns.addLayout(self._result(), 2)
        outer.addLayout(columns, 1)
        outer.addWidget(self.cost)
        foot = QHBoxLayout()
        foot.addWidget(self.summary)
        foot.addStretch(1)
        for button in (self.cancel, self.check, self.drafts):
            foot.addWidget(button)
        outer.addLayout(foot)
        self.resize(SIZE)

    def _wishes(self, chips: QWidget) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(naming(self.prompt, t("Prompt"), "heading"))
        left.addWidget(self.prompt)
        left.addWidget(wrapped(t(HINT), "muted"))
        left.addWidget(label(t("Camera"), "heading"))
        left.addWidget(chips)
        head = QHBoxLayout()
        head.addWidget(naming(self.frames, t("First frame"), "heading"))
        head.addStretch(1)
        head.addWidget(self.more)
        left.addLayout(head)
        left.addWidget(self.frames, 1)
        return left

    def _result(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(naming(self.found, t("What is planned"), "heading"))
        head.addStretch(1)
        head.addWidget(naming(self.takes, t("Takes of each"), "muted"))
        head.addWidget(self.takes)
        right.addLayout(head)
        right.addWidget(self.found, 1)
        return right


def _cameras(icons: Icons, theme: Theme) -> dict[str, QPushButton]:
    """A chip for each move, and one for those that the prompt has."""
    chips = {AS_WRITTEN: _chip(t("As written"))}
    chips[AS_WRITTEN].setChecked(True)
    for command in COMMANDS:
        chips[command.name] = chip = _chip(command.name)
        chip.setIcon(icons.icon(command.slug, theme.text, on=theme.command))
    return chips


def _chip(words: str) -> QPushButton:
    chip = QPushButton(words)
    chip.setProperty("role", "chip")
    chip.setCheckable(True)
    chip.setAutoDefault(False)
    return chip


def _lines(name: str) -> QListWidget:
    result = QListWidget()
    result.setProperty("role", "lines")
    result.setSpacing(2)
    result.setAccessibleName(name)
    return result


def _line(variant: Variant) -> str:
    camera = t("as written") if variant.camera == AS_WRITTEN else variant.camera
    frame = variant.frame.name if variant.frame is not None else ""
    return " · ".join(filter(None, (camera, *variant.words, frame)))


def _summary(asked: int, count: int, takes: int) -> str:
    if asked > MOST:
        return t(
            "{count} variants are more than {most}: offer fewer words, moves or frames.",
            count=number(asked),
            most=number(MOST),
        )
    if not count:
        return t("Choose at least one camera and one first frame.")
    variants = n("{count} variant", "{count} variants", count)
    return t("{variants}, {takes}", variants=variants, takes=counted(takes, "take"))
