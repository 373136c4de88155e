"""Where finished films go, under which names, and which of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.translate import mark, n, t
from hailuo_desktop.ui.labels import label, set_role, wrapped

from .places import places
from .template_field import TemplateField

ABOUT = mark(
    "Copies of the films, each with the recipe that made it inside. The library keeps its own; "
    "no file is ever replaced, and what is there already is not copied twice."
)
USED = mark("One of each shot: the take that is kept, or else the newest")
EVERY = mark("All finished takes")
AUTOMATIC = mark("From now on, export each film as soon as it is done")


@dataclass(frozen=True)
class ExportOptions:
    """``every``: all finished takes, not only those in use; ``automatic``: later ones too."""

    folder: str
    template: str
    every: bool = False
    automatic: bool = False


class ExportDialog(QDialog):
    """``preview`` gives the path that a template makes, or raises why it makes none.

    ``used`` and ``every`` are how many films each choice comes to.
    """

    export_requested = Signal(object)  # an ExportOptions
    folder_requested = Signal(str)  # the one that is chosen now, or nothing

    def __init__(
        self,
        options: ExportOptions,
        used: int,
        every: int,
        preview: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Export films"))
        self._counts = {False: used, True: every}
        self._before = options
        self.folder = QLineEdit(options.folder)
        self.folder.setPlaceholderText(t("no folder is chosen yet"))
        self.folder.setAccessibleName(t("Folder"))
        self.browse = QPushButton(t("Choose…"))
        self.names = TemplateField(preview)
        self.names.show_template(options.template)
        self.template, self.preview = self.names.line, self.names.preview
        self.trouble = self.names.trouble
        self.used, self.every = QRadioButton(t(USED)), QRadioButton(t(EVERY))
        (self.every if options.every else self.used).setChecked(True)
        self.automatic = QCheckBox(t(AUTOMATIC))
        self.automatic.setChecked(options.automatic)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        set_role(self.accept_button, "primary")
        self._lay_out()
        self._connect()
        self._check()

    def options(self) -> ExportOptions:
        return replace(
            self._before,
            folder=self.folder.text().strip(),
            template=self.names.template(),
            every=self.every.isChecked(),
            automatic=self.automatic.isChecked(),
        )

    def _connect(self) -> None:
        self.browse.clicked.connect(lambda: self.folder_requested.emit(self.options().folder))
        self.folder.textChanged.connect(self._check)
        self.names.changed.connect(self._check)
        self.every.toggled.connect(self._check)
        self.automatic.toggled.connect(self._check)
        self.buttons.accepted.connect(self._accepted)
        self.buttons.rejected.connect(self.reject)

    def _accepted(self) -> None:
        self.export_requested.emit(self.options())
        self.accept()

    def _check(self) -> None:
        options = self.options()
        count = self._counts[options.every]
        worth = bool(count) or options.automatic != self._before.automatic
        export = n("Export {count} film", "Export {count} films", count)
        self.accept_button.setText(export if count else t("Remember"))
        self.accept_button.setEnabled(bool(options.folder) and worth and self.names.valid)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(wrapped(t(ABOUT), "muted"))
        layout.addLayout(places(self.folder, self.browse, self.names))
        layout.addWidget(label(t("Which films")))
        for widget in (self.used, self.every):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addWidget(self.automatic)
        layout.addSpacing(8)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(560)
        self.adjustSize()  # with the lines that the sentences take at this width
        self.resize(self.width(), layout.totalHeightForWidth(self.width()))
