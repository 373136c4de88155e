"""Edit many shots at once: what is left alone stays, and what would become illegal is shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.domain.bulk import Bulk, outcome
from hailuo_desktop.domain.catalog import DURATIONS, MODELS, QUALITIES
from hailuo_desktop.domain.shot import MOST_TAKES
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.words import sentence
from hailuo_desktop.formats import seconds
from hailuo_desktop.translate import mark, n, p, t
from hailuo_desktop.ui.drop_down import DropDown
from hailuo_desktop.ui.labels import label, set_role

AS_IT_IS = mark("As it is")
LINES = 6  # of the preview that are in sight
HEIGHT = 610  # logical pixels, where the screen has them
SHOWN = 200  # lines of the preview: more would not be read


class BulkDialog(QDialog):
    """One edit for many shots, with what it would change and break."""

    apply_requested = Signal(object)  # the Bulk

    def __init__(self, parent: QWidget, board: Storyboard, ids: list[str]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(n("Edit {count} shot", "Edit {count} shots", len(ids)))
        self._board = board
        self._ids = ids
        self.model = _combo([(model.name, model.id) for model in MODELS.values()])
        self.quality = _combo([(quality, quality) for quality in QUALITIES])
        self.duration = _combo([(seconds(length), length) for length in DURATIONS])
        self.optimizer = _combo([(t("On"), True), (t("Off"), False)])
        self.takes = _takes()
        self.before, self.after = QLineEdit(), QLineEdit()
        self.old, self.new = QLineEdit(), QLineEdit()
        self.summary = label("", "heading")
        self.preview = QListWidget()
        self.preview.setAccessibleName(t("What becomes illegal"))
        self.preview.setWordWrap(True)
        self.preview.setFixedHeight(LINES * self.preview.fontMetrics().lineSpacing())
        self.preview.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Apply | QDialogButtonBox.StandardButton.Cancel
        )
        for button in self.buttons.buttons():
            button.setIcon(QIcon())  # some desktops put coloured ones there
        self._lay_out()
        self._connect()
        self._refresh()

    @property
    def apply_button(self) -> QPushButton:
        return self.buttons.button(QDialogButtonBox.StandardButton.Apply)

    def bulk(self) -> Bulk:
        return Bulk(
            model=self.model.currentData(),
            quality=self.quality.currentData(),
            duration=self.duration.currentData(),
            takes=self.takes.value() or None,
            prompt_optimizer=self.optimizer.currentData(),
            before=self.before.text(),
            after=self.after.text(),
            find=self.old.text(),
            put=self.new.text(),
        )

    def _refresh(self) -> None:
        found = outcome(self._board, self._ids, self.bulk())
        broken = len({code for code, _ in found.broken})
        self.summary.setText(_summary(found.changed, broken))
        set_role(self.summary, "warning" if broken else "heading")
        self.preview.clear()
        for code, problem in found.broken[:SHOWN]:
            self.preview.addItem(f"{code}: {sentence(problem)}")
        if len(found.broken) > SHOWN:
            more = len(found.broken) - SHOWN
            self.preview.addItem(n("… and {count} more.", "… and {count} more.", more))
        self.preview.setVisible(bool(found.broken))
        self.apply_button.setEnabled(found.changed > 0)

    def _apply(self) -> None:
        self.apply_requested.emit(self.bulk())
        self.accept()

    def _connect(self) -> None:
        for combo in (self.model, self.quality, self.duration, self.optimizer):
            combo.currentIndexChanged.connect(lambda: self._refresh())
        self.takes.valueChanged.connect(lambda: self._refresh())
        for line in (self.before, self.after, self.old, self.new):
            line.textChanged.connect(lambda: self._refresh())
        self.buttons.rejected.connect(self.reject)
        set_role(self.apply_button, "primary")
        self.apply_button.setDefault(True)  # or Enter in a field would press Cancel
        self.apply_button.clicked.connect(self._apply)

    def _lay_out(self) -> None:
        form = QFormLayout()
        for words, field in (
            (t("Model"), self.model),
            (t("Quality"), self.quality),
            (t("Length"), self.duration),
            (t("Prompt optimiser"), self.optimizer),
            (t("Takes"), self.takes),
            (t("Put before the prompt"), self.before),
            (t("Put after the prompt"), self.after),
            (t("In the prompt, replace"), self.old),
            (p("the new words of a replacement", "with"), self.new),
        ):
            field.setAccessibleName(words)
            form.addRow(words, field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(_scrolling(form), 1)
        layout.addWidget(self.summary)
        layout.addWidget(self.preview)
        layout.addWidget(self.buttons)
        self.resize(480, min(HEIGHT, self.screen().availableGeometry().height() - 48))


def _summary(changed: int, broken: int) -> str:
    if not changed:
        return t("Nothing changes yet.")
    if not broken:
        return n(
            "{count} shot will change; no new problems.",
            "{count} shots will change; no new problems.",
            changed,
        )
    return n(
        "{count} shot will change; {broken} would get a problem.",
        "{count} shots will change; {broken} would get problems.",
        changed,
        broken=broken,
    )


def _scrolling(form: QFormLayout) -> QScrollArea:
    """Large letters need more room than a small screen has; the buttons stay in sight."""
    scroll, body = QScrollArea(), QWidget()
    form.setContentsMargins(0, 0, 8, 0)
    body.setLayout(form)
    scroll.setWidget(body)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return scroll


def _combo(choices: list[tuple[str, object]]) -> QComboBox:
    combo = DropDown()
    combo.addItem(t(AS_IT_IS), None)
    for words, value in choices:
        combo.addItem(words, value)
    return combo


def _takes() -> QSpinBox:
    box = QSpinBox()
    box.setRange(0, MOST_TAKES)
    box.setSpecialValueText(t(AS_IT_IS))
    return box
