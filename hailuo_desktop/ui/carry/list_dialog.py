"""A text on its way to the board: which shots it would become."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.translate import n, t
from hailuo_desktop.ui.labels import set_role, wrapped

from .encoding_choice import EncodingChoice

LINES, PARAGRAPHS = "lines", "paragraphs"
SHOWN = 200  # shots of a preview
Preview = tuple[str, str, str]  # scene, name, prompt


class ListDialog(QDialog):
    """``parting_chosen`` tells LINES or PARAGRAPHS; ``show_shots`` answers it."""

    parting_chosen = Signal(str)
    add_requested = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Add shots from {name}", name=name) if name else t("Add shots"))
        self.encoding = EncodingChoice()
        self.choices: Mapping[str, QRadioButton] = {
            LINES: QRadioButton(t("Each line is a shot")),
            PARAGRAPHS: QRadioButton(t("Each paragraph is a shot")),
        }
        self._group = QButtonGroup(self)
        self.list = QListWidget()
        self.list.setAccessibleName(t("Preview of the shots"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self.buttons.addButton(
            t("Add"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        set_role(self.accept_button, "primary")
        self._lay_out()
        self._group.buttonClicked.connect(lambda: self.parting_chosen.emit(self.parting))
        self.buttons.accepted.connect(self._accepted)
        self.buttons.rejected.connect(self.reject)

    @property
    def parting(self) -> str:
        return LINES if self.choices[LINES].isChecked() else PARAGRAPHS

    def offer_parting(self, parting: str, is_open: bool) -> None:
        """What parts the shots; nothing to choose where both readings are the same."""
        self.choices[parting].setChecked(True)
        for button in self.choices.values():
            button.setVisible(is_open)

    def show_shots(self, shots: Sequence[Preview]) -> None:
        self.list.clear()
        for scene, name, prompt in shots[:SHOWN]:
            if scene:
                self._add(scene, is_heading=True)
            self._add(f"{name}  {prompt}" if name else prompt)
        count = len(shots)
        self.accept_button.setText(n("Add {count} shot", "Add {count} shots", count))
        self.accept_button.setEnabled(count > 0 and self.encoding.settled)

    def show_trouble(self, sentence: str) -> None:
        """Why the text cannot be read as was chosen."""
        self.list.clear()
        self._add(sentence)
        self.accept_button.setEnabled(False)

    def _add(self, text: str, *, is_heading: bool = False) -> None:
        item = QListWidgetItem(text)
        font = item.font()
        font.setBold(is_heading)
        item.setFont(font)
        self.list.addItem(item)

    def _accepted(self) -> None:
        self.add_requested.emit()
        self.accept()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        about = t("Numbers, bullets and comments are left out; headings become scenes.")
        layout.addWidget(wrapped(about, "muted"))
        layout.addWidget(self.encoding)
        for button in self.choices.values():
            self._group.addButton(button)
            layout.addWidget(button)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.buttons)
        self.resize(620, 480)
