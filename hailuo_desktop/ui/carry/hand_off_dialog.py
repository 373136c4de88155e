"""A cut for an editor: where it goes, which takes, and what lies beside the films."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.domain.hand_off import TIMELINES, Kind, Which
from hailuo_desktop.formats import number
from hailuo_desktop.translate import Marked, mark, n, t
from hailuo_desktop.ui.labels import label, set_role, wrapped

from .places import places
from .template_field import TemplateField

ABOUT = mark(
    "A folder with the films and, beside them, what the editor's program reads. Done again later, "
    "it changes only what has changed; files of others stay as they are."
)
KINDS: Mapping[Kind, tuple[Marked, Marked]] = {
    Kind.OTIO: (mark("OpenTimelineIO"), mark("for Resolve, Kdenlive, DJV; with every take")),
    Kind.PREMIERE: (mark("Premiere"), mark("Final Cut 7 XML; other takes on tracks switched off")),
    Kind.FINAL_CUT: (mark("Final Cut Pro"), mark("FCPXML; other takes above, switched off")),
    Kind.RESOLVE: (mark("Resolve"), mark("FCPXML, with paths as Resolve reads them")),
    Kind.EDL: (mark("Edit list"), mark("CMX 3600, for all other programs; takes in use alone")),
    Kind.FILM: (mark("One film"), mark("MP4 of the takes in use, one behind the other")),
    Kind.REVIEW: (mark("Review page"), mark("for any browser; its notes can be read back")),
    Kind.SHEET: (mark("Contact sheet"), mark("a picture, PNG")),
    Kind.SHEET_PDF: (mark("Sheet on paper"), mark("PDF, 12 shots a page")),
}
TAKES: Mapping[Which, Marked] = {
    Which.USED: mark("One of each shot: the kept one, or else the newest"),
    Which.NOT_REJECTED: mark("All finished takes but the rejected ones"),
    Which.EVERY: mark("All finished takes"),
}


@dataclass(frozen=True)
class HandOffOptions:
    """What the dialog asks for."""

    folder: str
    template: str
    which: Which
    kinds: frozenset[Kind]


class HandOffDialog(QDialog):
    """``preview`` gives the path that a template makes, or raises why it makes none.

    ``counts`` is how many films each choice comes to.
    """

    hand_off_requested = Signal(object)  # a HandOffOptions
    stop_requested = Signal()
    reveal_requested = Signal()
    folder_requested = Signal(str)  # the one that is chosen now, or nothing

    def __init__(
        self,
        options: HandOffOptions,
        counts: Mapping[Which, int],
        preview: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Hand off to an editor"))
        self._counts = counts
        self._preview_of = preview
        self._running = False
        self._make_choices(options)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(t("How much is done"))
        self.said = wrapped()
        self.said.setAccessibleName(t("What came of it"))
        self.reveal = QPushButton(t("Show in folder"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.accept_button = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        set_role(self.accept_button, "primary")
        self.accept_button.setDefault(True)
        self._lay_out()
        self._connect()
        self.show_progress(None)
        self.show_said("", can_reveal=False)

    def options(self) -> HandOffOptions:
        return HandOffOptions(
            folder=self.folder.text().strip(),
            template=self.names.template(),
            which=next(which for which, button in self.takes.items() if button.isChecked()),
            kinds=frozenset(kind for kind, box in self.kinds.items() if box.isChecked()),
        )

    def show_progress(self, part: float | None) -> None:
        """How much is done, 0 to 1; None while nothing goes on."""
        self._running = part is not None
        self.choices.setEnabled(not self._running)
        self.progress.setVisible(self._running)
        self.progress.setValue(round(100 * (part or 0.0)))
        self._check()

    def show_said(self, words: str, *, can_reveal: bool) -> None:
        """What came of it, in plain text."""
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.reveal.setVisible(can_reveal)
        self._fit()

    def _make_choices(self, options: HandOffOptions) -> None:
        self.folder = QLineEdit(options.folder)
        self.folder.setPlaceholderText(t("no folder is chosen yet"))
        self.folder.setAccessibleName(t("Folder"))
        self.browse = QPushButton(t("Choose…"))
        self.names = TemplateField(self._preview_of)
        self.names.show_template(options.template)
        self.takes = {which: QRadioButton(self._takes_words(which)) for which in Which}
        self.takes[options.which].setChecked(True)
        self.kinds = {kind: QCheckBox(t(words)) for kind, (words, _) in KINDS.items()}
        for kind, box in self.kinds.items():
            box.setChecked(kind in options.kinds)
            box.setAccessibleDescription(t(KINDS[kind][1]))

    def _takes_words(self, which: Which) -> str:
        count = self._counts[which]
        return t("{takes} ({count})", takes=t(TAKES[which]), count=number(count))

    def _connect(self) -> None:
        self.browse.clicked.connect(lambda: self.folder_requested.emit(self.options().folder))
        self.folder.textChanged.connect(self._check)
        self.names.changed.connect(self._check)
        for button in self.takes.values():
            button.toggled.connect(self._check)
        self.accept_button.clicked.connect(self._pressed)
        self.reveal.clicked.connect(self.reveal_requested)
        self.buttons.rejected.connect(self.reject)

    def _pressed(self) -> None:
        if self._running:
            self.stop_requested.emit()
        else:
            self.hand_off_requested.emit(self.options())

    def _check(self) -> None:
        options = self.options()
        count = self._counts[options.which]
        hand_over = n("Hand over {count} film", "Hand over {count} films", count)
        self.accept_button.setText(t("Stop") if self._running else hand_over)
        ready = bool(options.folder and count) and self.names.valid
        self.accept_button.setEnabled(self._running or ready)

    def _fit(self) -> None:
        """With the lines that the sentences take at this width."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _lay_out(self) -> None:
        self.choices = QWidget()
        inner = QVBoxLayout(self.choices)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addLayout(places(self.folder, self.browse, self.names))
        inner.addSpacing(4)
        inner.addWidget(label(t("Which films")))
        for button in self.takes.values():
            inner.addWidget(button)
        inner.addSpacing(4)
        looks = [kind for kind in KINDS if kind not in TIMELINES]
        grid = self._boxes(TIMELINES, looks)
        inner.addLayout(grid)
        ended = QHBoxLayout()
        ended.addWidget(self.said, 1)
        ended.addWidget(self.reveal, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(wrapped(t(ABOUT), "muted"))
        layout.addWidget(self.choices)
        layout.addStretch(1)  # what is too much room goes here, not between the fields
        layout.addWidget(self.progress)
        layout.addLayout(ended)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(600)
        self.adjustSize()

    def _boxes(self, *groups: Sequence[Kind]) -> QGridLayout:
        """Each with what it is for beside it, in the same columns."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for heading, kinds in zip((t("Timelines"), t("To look at")), groups, strict=True):
            if grid.rowCount() > 1:
                grid.setRowMinimumHeight(grid.rowCount(), 4)
            grid.addWidget(label(heading), grid.rowCount(), 0, 1, 2)
            for kind in kinds:
                row = grid.rowCount()
                grid.addWidget(self.kinds[kind], row, 0)
                grid.addWidget(wrapped(t(KINDS[kind][1]), "muted"), row, 1)
        return grid
