"""Where films go when they are exported, and under which names."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from hailuo_desktop.translate import t
from hailuo_desktop.ui.carry.export_dialog import AUTOMATIC, ExportOptions
from hailuo_desktop.ui.carry.template_field import TOKENS, TemplateField
from hailuo_desktop.ui.labels import naming, wrapped

from .part import Part


class ExportPart(Part):
    """``ask_folder`` is given the folder in use and hears no more; ``show_folder`` answers it."""

    names = ("export",)

    def __init__(self, preview: Callable[[str], str], ask_folder: Callable[[str], object]) -> None:
        super().__init__()
        self.said = (t("Export folder"), t("File names"), t(AUTOMATIC), *map(t, TOKENS.values()))
        self._options = ExportOptions("", "")
        self.folder = QLineEdit()
        self.folder.setPlaceholderText(t("no folder is chosen yet"))
        self.folder.setAccessibleName(t("Export folder"))
        self.browse = QPushButton(t("Choose…"))
        self.browse.setAutoDefault(False)
        self.template = TemplateField(preview)
        self.automatic = QCheckBox(t(AUTOMATIC))
        self.trouble = wrapped(role="danger")
        self._lay_out()
        self.folder.editingFinished.connect(lambda: self.show_folder(self.folder.text().strip()))
        self.browse.clicked.connect(lambda: ask_folder(self._options.folder))
        self.template.finished.connect(self._wish_template)
        self.automatic.toggled.connect(self._wish_automatic)

    def show_folder(self, folder: str) -> None:
        """The artist has chosen it."""
        if folder != self._options.folder:
            self._wish(replace(self._options, folder=folder))

    def show_value(self, name: str, value: object) -> None:
        self._options = options = cast(ExportOptions, value)
        self.folder.setText(options.folder)
        self.template.show_template(options.template)
        self.automatic.blockSignals(True)
        self.automatic.setChecked(options.automatic)
        self.automatic.blockSignals(False)
        self.refuse(name, "")

    def refuse(self, name: str, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _wish_template(self, template: str) -> None:
        self._wish(replace(self._options, template=template))

    def _wish_automatic(self, automatic: bool) -> None:
        self._wish(replace(self._options, automatic=automatic))

    def _wish(self, options: ExportOptions) -> None:
        self.edited.emit("export", options)

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.addWidget(self.folder, 1)
        where.addWidget(self.browse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(naming(self.folder, t("Export folder"), "heading"))
        layout.addLayout(where)
        layout.addWidget(self.trouble)
        layout.addSpacing(4)
        layout.addWidget(naming(self.template.line, t("File names"), "heading"))
        layout.addWidget(self.template)
        layout.addSpacing(4)
        layout.addWidget(self.automatic)
