"""A table on its way to a board: which column is what, and what would come of it."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.translate import mark, n, t
from hailuo_desktop.ui.drop_down import DropDown
from hailuo_desktop.ui.labels import label, set_role, wrapped
from hailuo_desktop.ui.shot.elided import Elided

from .column_table import ColumnTable, Row
from .encoding_choice import EncodingChoice

ABOUT = mark("Choose what each column is. Nothing is sent: the shots become a board of their own.")
NO_PROMPT = mark("No column is the prompt yet: shots without words need a first frame.")
NOTHING = mark("No column is used yet: choose above what each column is.")
HEADLESS = mark("The first row is a shot as well: no row names the columns")
SHOWN = 200  # problems: nobody reads more before mending the first


class ImportDialog(QDialog):
    """``changed`` asks for a check of the present choice, which ``show_check`` answers.

    ``sheet_chosen`` tells the place of a sheet among those offered; ``show_table`` answers it.
    """

    changed = Signal()
    sheet_chosen = Signal(int)
    import_requested = Signal()
    template_requested = Signal()

    def __init__(
        self,
        name: str,
        fields: Sequence[str],
        folder: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Import {name}", name=name))
        self._folder = folder
        self.encoding = EncodingChoice()
        self.sheets = DropDown()
        self.sheets.setAccessibleName(t("Sheet of the workbook"))
        self._sheet_row = QWidget()
        self.unseen = wrapped("", "muted")
        self.table = ColumnTable(fields)
        self.headless = QCheckBox(t(HEADLESS))
        self.hidden = QCheckBox()
        self._hidden: Collection[int] = ()
        self.unsound = QCheckBox(t("Leave out the rows that have a problem"))
        self.verdict = wrapped("", "muted")
        self.problems = QPlainTextEdit()
        self.problems.setReadOnly(True)
        self.problems.setAccessibleName(t("Problems in the table, by row"))
        self.place = Elided("muted", Qt.TextElideMode.ElideMiddle)
        self.choose = QPushButton(t("Choose the folder…"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self.buttons.addButton(
            t("Import"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        set_role(self.accept_button, "primary")
        self.template = self.buttons.addButton(
            t("Save a template…"), QDialogButtonBox.ButtonRole.HelpRole
        )
        for widget in (self._sheet_row, self.unseen, self.hidden, self.unsound):
            widget.setVisible(False)  # until there is something of the kind
        self._lay_out()
        self._connect()
        self.place.show_text(folder)

    def mapping(self) -> dict[int, str]:
        return self.table.mapping()

    def offer_sheets(self, names: Sequence[str]) -> None:
        """The sheets that there are, the one that is shown first; nothing to choose from one."""
        self.sheets.addItems([*names])
        self._sheet_row.setVisible(len(names) > 1)

    def show_table(
        self, header: Sequence[str], rows: Sequence[Row], mapped: Mapping[int, str]
    ) -> None:
        """A preview of the table, its columns as they probably are."""
        self.table.show_table(header, rows, mapped)
        self.headless.setChecked(False)
        self.headless.setVisible(not mapped)

    def show_unseen(self, notes: Sequence[str], hidden: Collection[int]) -> None:
        """What one does not see of the table in its own program; ``hidden`` are rows."""
        self._hidden = hidden
        self.unseen.setText("\n".join(notes))
        self.unseen.setVisible(bool(notes))
        self.hidden.setText(
            n(
                "Leave out {count} row that is hidden",
                "Leave out {count} rows that are hidden",
                len(hidden),
            )
        )
        self.hidden.setChecked(True)
        self.hidden.setVisible(bool(hidden))
        self.table.hide_rows(hidden, hidden=True)

    def leaves_unsound(self) -> bool:
        return self.unsound.isChecked()

    def leaves_hidden(self) -> bool:
        return self.hidden.isChecked()

    def folder(self) -> str:
        """Where the pictures lie that the table names."""
        return self._folder

    def show_check(self, shots: int, problems: Sequence[str], left_out: int = 0) -> None:
        """What would come of it now; ``left_out`` are the rows that have a problem."""
        if not self.mapping():
            shots, problems = 0, ()
        words = self._verdict(shots, problems)
        if left_out:
            words += " " + n("{count} row is left out.", "{count} rows are left out.", left_out)
        self.verdict.setText(words)
        self.unsound.setVisible(bool(problems) or self.unsound.isChecked())
        set_role(self.verdict, "danger" if problems else "muted")
        self.problems.setPlainText("\n".join(problems[:SHOWN]))
        self.problems.setVisible(bool(problems))
        self.accept_button.setEnabled(not problems and shots > 0 and self.encoding.settled)
        self.accept_button.setText(self._wish(shots))

    def _verdict(self, shots: int, problems: Sequence[str]) -> str:
        if problems:
            return n(
                "{count} problem to mend in the table before it comes in:",
                "{count} problems to mend in the table before it comes in:",
                len(problems),
            )
        if not self.mapping():
            return t(NOTHING)
        words = n("{count} shot to import.", "{count} shots to import.", shots)
        no_prompt = t(NO_PROMPT)
        return words if "prompt" in self.mapping().values() else f"{words} {no_prompt}"

    def _wish(self, shots: int) -> str:
        return n("Import {count} shot", "Import {count} shots", shots) if shots else t("Import")

    def _connect(self) -> None:
        self.table.mapping_changed.connect(self.changed)
        self.sheets.activated.connect(self.sheet_chosen)
        self.hidden.toggled.connect(self._hide)
        self.unsound.toggled.connect(lambda: self.changed.emit())
        self.headless.toggled.connect(lambda: self.changed.emit())
        self.choose.clicked.connect(self._choose_folder)
        self.template.clicked.connect(lambda: self.template_requested.emit())
        self.buttons.accepted.connect(self._accepted)
        self.buttons.rejected.connect(self.reject)

    def _hide(self, hidden: bool) -> None:
        self.table.hide_rows(self._hidden, hidden=hidden)
        self.changed.emit()

    def _accepted(self) -> None:
        self.import_requested.emit()
        self.accept()

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, t("Where the pictures lie"), self._folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.set_folder)
        dialog.open()

    def set_folder(self, folder: str) -> None:
        self._folder = folder
        self.place.show_text(folder)
        self.changed.emit()

    def _lay_out(self) -> None:
        sheet = QHBoxLayout(self._sheet_row)
        sheet.setContentsMargins(0, 0, 0, 0)
        sheet.addWidget(label(t("Sheet")))
        sheet.addWidget(self.sheets, 1)
        pictures = QHBoxLayout()
        pictures.addWidget(label(t("Pictures in")))
        pictures.addWidget(self.place, 1)
        pictures.addWidget(self.choose)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(wrapped(t(ABOUT), "muted"))
        layout.addWidget(self.encoding)
        layout.addWidget(self._sheet_row)
        layout.addWidget(self.unseen)
        layout.addWidget(self.table, 3)
        layout.addWidget(self.hidden)
        layout.addWidget(self.headless)
        layout.addLayout(pictures)
        layout.addWidget(self.verdict)
        layout.addWidget(self.problems, 1)
        layout.addWidget(self.unsound)
        layout.addWidget(self.buttons)
        self.resize(860, 560)
