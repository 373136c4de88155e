"""Where finished films go, under which names, and which of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.translate import n, t
from hailuo_desktop.ui.labels import label, set_role, tip, wrapped

ABOUT = (
    "Copies of the films, each with the recipe that made it inside. The library keeps its own; "
    "no file is ever replaced, and what is there already is not copied twice."
)
FIELDS = (
    "{board}, {shot}, {name}, {take}, {date}, {mode}, {quality}, {seconds} and {task} stand for "
    "what they say, {shot:02} is 01 and a / makes a folder."
)
USED = "One of each shot: the take that is kept, or else the newest"
EVERY = "All finished takes"
AUTOMATIC = "From now on, export each film as soon as it is done"


@dataclass(frozen=True)
class ExportWish:
    """``every``: all finished takes, not only those in use; ``automatic``: later ones too."""

    folder: str
    template: str
    every: bool = False
    automatic: bool = False


class ExportDialog(QDialog):
    """``preview`` gives the path that a template makes, or raises why it makes none.

    ``used`` and ``every`` are how many films each choice comes to.
    """

    export_requested = Signal(object)  # an ExportWish
    folder_requested = Signal(str)  # the one that is chosen now, or nothing

    def __init__(
        self,
        wish: ExportWish,
        used: int,
        every: int,
        preview: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Export films")
        self._counts = {False: used, True: every}
        self._before = wish
        self._preview_of = preview
        self.folder = QLineEdit(wish.folder)
        self.folder.setPlaceholderText("no folder is chosen yet")
        self.folder.setAccessibleName("Folder")
        self.browse = QPushButton("Choose…")
        self.template = QLineEdit(wish.template)
        self.template.setAccessibleName("File names")
        self.template.setToolTip(tip(FIELDS))
        self.preview = wrapped(role="muted")
        self.trouble = wrapped(role="warning")
        self.used, self.every = QRadioButton(USED), QRadioButton(EVERY)
        (self.every if wish.every else self.used).setChecked(True)
        self.automatic = QCheckBox(AUTOMATIC)
        self.automatic.setChecked(wish.automatic)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        set_role(self.accept_button, "primary")
        self._lay_out()
        self._connect()
        self._check()

    def wish(self) -> ExportWish:
        return replace(
            self._before,
            folder=self.folder.text().strip(),
            template=self.template.text().strip(),
            every=self.every.isChecked(),
            automatic=self.automatic.isChecked(),
        )

    def _connect(self) -> None:
        self.browse.clicked.connect(lambda: self.folder_requested.emit(self.wish().folder))
        for field in (self.folder, self.template):
            field.textChanged.connect(self._check)
        self.every.toggled.connect(self._check)
        self.automatic.toggled.connect(self._check)
        self.buttons.accepted.connect(self._accepted)
        self.buttons.rejected.connect(self.reject)

    def _accepted(self) -> None:
        self.export_requested.emit(self.wish())
        self.accept()

    def _check(self) -> None:
        wish = self.wish()
        trouble = ""
        try:
            self.preview.setText(f"For example: {self._preview_of(wish.template)}")
        except HailuoError as error:
            trouble = str(error)
        self.preview.setVisible(not trouble)
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        count = self._counts[wish.every]
        worth = bool(count) or wish.automatic != self._before.automatic
        export = n("Export {count} film", "Export {count} films", count)
        self.accept_button.setText(export if count else t("Remember"))
        self.accept_button.setEnabled(bool(wish.folder) and worth and not trouble)

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.addWidget(self.folder, 1)
        where.addWidget(self.browse)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.addRow("Folder", where)
        form.addRow("File names", self.template)
        form.addRow("", self.preview)
        form.addRow("", self.trouble)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(wrapped(ABOUT, "muted"))
        layout.addLayout(form)
        layout.addWidget(label("Which films"))
        for widget in (self.used, self.every):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addWidget(self.automatic)
        layout.addSpacing(8)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(560)
        self.adjustSize()  # with the lines that the sentences take at this width
        self.resize(self.width(), layout.totalHeightForWidth(self.width()))
