"""A table on its way to a board: which column is what, and what would come of it."""

from collections.abc import Mapping, Sequence

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

from hailuo_desktop.translate import n, t
from hailuo_desktop.ui.labels import label, set_role, wrapped
from hailuo_desktop.ui.shot.elided import Elided

from .column_table import ColumnTable, Row

ABOUT = "Choose what each column is. Nothing is sent: the shots become a board of their own."
NO_PROMPT = "No column is the prompt yet: shots without words need a first frame."
NOTHING = "No column is used yet: choose above what each column is."
HEADLESS = "The first row is a shot as well: no row names the columns"
SHOWN = 200  # problems: nobody reads more before mending the first


class ImportDialog(QDialog):
    """``changed`` asks for a check of the present choice, which ``show_check`` answers."""

    changed = Signal()
    import_requested = Signal()
    template_requested = Signal()

    def __init__(
        self,
        name: str,
        header: Sequence[str],
        rows: Sequence[Row],
        fields: Sequence[str],
        mapped: Mapping[int, str],
        folder: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Import {name}")
        self._folder = folder
        self.table = ColumnTable(header, rows, fields, mapped)
        self.headless = QCheckBox(HEADLESS)
        self.headless.setVisible(not mapped)
        self.verdict = wrapped("", "muted")
        self.problems = QPlainTextEdit()
        self.problems.setReadOnly(True)
        self.problems.setAccessibleName("Problems in the table, by row")
        self.place = Elided("muted", Qt.TextElideMode.ElideMiddle)
        self.choose = QPushButton("Choose the folder…")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self.buttons.addButton(
            "Import", QDialogButtonBox.ButtonRole.AcceptRole
        )
        set_role(self.accept_button, "primary")
        self.template = self.buttons.addButton(
            "Save a template…", QDialogButtonBox.ButtonRole.HelpRole
        )
        self._lay_out()
        self._connect()
        self.place.show_text(folder)

    def mapping(self) -> dict[int, str]:
        return self.table.mapping()

    def folder(self) -> str:
        """Where the pictures lie that the table names."""
        return self._folder

    def show_check(self, shots: int, problems: Sequence[str]) -> None:
        """What would come of it now."""
        if not self.mapping():
            shots, problems = 0, ()
        self.verdict.setText(self._verdict(shots, problems))
        set_role(self.verdict, "danger" if problems else "muted")
        self.problems.setPlainText("\n".join(problems[:SHOWN]))
        self.problems.setVisible(bool(problems))
        self.accept_button.setEnabled(not problems and shots > 0)
        self.accept_button.setText(self._wish(shots))

    def _verdict(self, shots: int, problems: Sequence[str]) -> str:
        if problems:
            return n(
                "{count} problem to mend in the table before it comes in:",
                "{count} problems to mend in the table before it comes in:",
                len(problems),
            )
        if not self.mapping():
            return NOTHING
        words = n("{count} shot to import.", "{count} shots to import.", shots)
        return words if "prompt" in self.mapping().values() else f"{words} {NO_PROMPT}"

    def _wish(self, shots: int) -> str:
        return n("Import {count} shot", "Import {count} shots", shots) if shots else t("Import")

    def _connect(self) -> None:
        self.table.mapping_changed.connect(self.changed)
        self.headless.toggled.connect(lambda: self.changed.emit())
        self.choose.clicked.connect(self._choose_folder)
        self.template.clicked.connect(lambda: self.template_requested.emit())
        self.buttons.accepted.connect(self._accepted)
        self.buttons.rejected.connect(self.reject)

    def _accepted(self) -> None:
        self.import_requested.emit()
        self.accept()

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, "Where the pictures lie", self._folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.set_folder)
        dialog.open()

    def set_folder(self, folder: str) -> None:
        self._folder = folder
        self.place.show_text(folder)
        self.changed.emit()

    def _lay_out(self) -> None:
        pictures = QHBoxLayout()
        pictures.addWidget(label("Pictures in"))
        pictures.addWidget(self.place, 1)
        pictures.addWidget(self.choose)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(wrapped(ABOUT, "muted"))
        layout.addWidget(self.table, 3)
        layout.addWidget(self.headless)
        layout.addLayout(pictures)
        layout.addWidget(self.verdict)
        layout.addWidget(self.problems, 1)
        layout.addWidget(self.buttons)
        self.resize(860, 560)
