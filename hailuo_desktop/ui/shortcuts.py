"""Every key of the window on one page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from .labels import label

Keys = tuple[tuple[str, str], ...]
COLUMNS: tuple[tuple[tuple[str, Keys], ...], ...] = (
    (
        (
            "Everywhere",
            (
                ("Ctrl+Enter", "add the shot to the queue"),
                ("Ctrl+Shift+Enter", "send all shots without a take"),
                ("Ctrl+Z", "undo"),
                ("Ctrl+Shift+Z, Ctrl+Y", "redo"),
                ("Ctrl+N", "new shot"),
                ("Ctrl+D", "duplicate the shot"),
                ("Ctrl+O", "import a storyboard"),
                ("Ctrl+Shift+S", "save as a package"),
                ("Ctrl+E", "export films"),
                ("Ctrl+P", "storyboard sheet, PDF"),
                ("Ctrl+Space", "play the animatic"),
                ("Ctrl+1 2 3 4", "fold board, shot, queue, viewer"),
                ("Ctrl+Shift+P", "pause or resume the queue"),
                ("F1, Ctrl+?", "this page"),
                ("Ctrl+Q", "quit"),
            ),
        ),
        (
            "Board",
            (
                ("← → ↑ ↓", "choose a shot"),
                ("Enter", "write its prompt"),
                ("N, Shift+N", "new shot after, before"),
                ("F2, Shift+F2", "change its code, its scene heading"),
                ("Ctrl+X, Ctrl+C, Ctrl+V", "cut, copy, paste shots"),
                ("Alt+← Alt+→", "move the shot"),
                ("Space", "play the animatic from the shot"),
                ("Del", "delete the shot"),
                ("Ctrl+F, Esc", "find and filter, show all again"),
                ("Alt+1 2 3", "list, small cards, large cards"),
            ),
        ),
    ),
    (
        (
            "Prompt and frames",
            (
                ("[", "choose a camera command"),
                ("Shift+click", "on a chip: joins the command at the cursor"),
                ("Alt+Enter", "mend what is underlined"),
                ("Enter", "on a slot: browse for a picture"),
                ("Ctrl+V", "on a slot: paste a picture"),
                ("Del", "on a slot: clear it"),
            ),
        ),
        (
            "Film, where no text is written",
            (
                ("Space", "play, pause"),
                ("J K L", "backwards, pause, forwards; again: faster"),
                ("← →", "one frame back or on"),
                ("Home End", "first and last frame"),
                ("↑ ↓", "previous or next take"),
                ("P", "keep the take, or let it go"),
                ("O M F", "loop, sound, full screen"),
                ("F11, Esc", "full screen and back"),
            ),
        ),
        (
            "Animatic",
            (
                ("Space", "play, pause"),
                ("← →", "previous or next shot"),
                ("Home End", "its beginning and end"),
                ("Esc", "close it"),
            ),
        ),
        (
            "Queue",
            (
                ("Alt+↑ Alt+↓", "send it sooner or later"),
                ("Del", "remove what is settled or not yet sent"),
                ("Menu key", "all that can be done with the take"),
            ),
        ),
    ),
)


class ShortcutsDialog(QDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keyboard shortcuts")
        columns = QHBoxLayout()
        columns.setSpacing(40)
        for groups in COLUMNS:
            columns.addLayout(_column(groups))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(columns)
        layout.addWidget(buttons)


def told() -> str:
    """All keys in one text, to look things up in."""
    return "\n".join(keys for column in COLUMNS for _, group in column for keys, _ in group)


def _column(groups: tuple[tuple[str, Keys], ...]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    for name, keys in groups:
        column.addWidget(label(name, "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, 150)
        grid.setColumnStretch(1, 1)
        for row, (key, words) in enumerate(keys):
            grid.addWidget(label(key), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(words, "muted"), row, 1)
        column.addLayout(grid)
        column.addSpacing(12)
    column.addStretch(1)
    return column
