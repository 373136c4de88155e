"""Films that are not in their places: looked for, and taken back by the artist's word."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.formats import number
from hailuo_desktop.translate import n, t
from hailuo_desktop.ui.labels import tip, wrapped


class LocateDialog(QDialog):
    """``take_back_requested``: False to copy what was found, True to move it."""

    folder_requested = Signal()
    file_requested = Signal()
    stop_requested = Signal()
    take_back_requested = Signal(bool)

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        """``titles`` are those of the takes whose films are sought."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Locate films"))
        self._titles = titles
        self.about = wrapped(_about(titles))
        self.told = wrapped("", "muted")
        self.list = QListWidget()
        self.list.setSpacing(2)
        self.list.setAccessibleName(t("Films that were found"))
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.folder = _button(t("Search a folder…"))
        self.file = _button(t("Choose the file…"))
        self.stop = _button(t("Stop"))
        self.copy_button = _button(t("Copy into the library"))
        self.move_button = _button(t("Move into the library"))
        self.folder.clicked.connect(self.folder_requested)
        self.file.clicked.connect(self.file_requested)
        self.stop.clicked.connect(self.stop_requested)
        self.copy_button.setToolTip(tip(t("The files stay where they are, too.")))
        self.move_button.setToolTip(
            tip(t("The files are deleted where they are, once they are copied."))
        )
        self.copy_button.clicked.connect(lambda: self.take_back_requested.emit(False))
        self.move_button.clicked.connect(lambda: self.take_back_requested.emit(True))
        self._lay_out()
        self.show_found([])

    def show_progress(self, looked_at: int, found: int) -> None:
        """A search is under way."""
        self._set_busy(True)
        told = n(
            "Looked at {count} film, found {found} …",
            "Looked at {count} films, found {found} …",
            looked_at,
            found=number(found),
        )
        self.told.setText(told)

    def show_copying(self, place: int, count: int) -> None:
        """Films are on their way into the library; ``place`` counts from 1."""
        self._set_busy(True)
        self.told.setText(
            n(
                "Copying {place} of {count} film …",
                "Copying {place} of {count} films …",
                count,
                place=number(place),
            )
        )

    def show_found(self, lines: Sequence[tuple[str, str]], told: str = "") -> None:
        """What there is to take back: the title of a take, and the file."""
        self._set_busy(False)
        self.list.clear()
        for title, file in lines:
            item = QListWidgetItem(f"{title}\n{file}")
            item.setToolTip(tip(file))
            self.list.addItem(item)
        self.told.setText(told)
        self.copy_button.setEnabled(bool(lines))
        self.move_button.setEnabled(bool(lines))

    def _set_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.stop.setVisible(busy)
        for button in (self.folder, self.file, self.copy_button, self.move_button):
            button.setEnabled(not busy)

    def _lay_out(self) -> None:
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        head, busy, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.folder)
        head.addWidget(self.file)
        head.addStretch(1)
        self.file.setVisible(len(self._titles) == 1)
        busy.addWidget(self.progress, 1)
        busy.addWidget(self.stop)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.move_button)
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        for part in (self.about, head, busy, self.told, self.list, foot):
            if isinstance(part, QHBoxLayout):
                layout.addLayout(part)
            else:
                layout.addWidget(part, 1 if part is self.list else 0)
        self.resize(620, 320)


def _about(titles: Sequence[str]) -> str:
    if len(titles) == 1:
        return t(
            "The film of {title} is not in its place. It is known again by its recipe or by its "
            "pictures, whatever it is called now.",
            title=titles[0],
        )
    return n(
        "{count} film is not in its place. It is known again by its recipe or by its pictures, "
        "whatever it is called now.",
        "{count} films are not in their places. They are known again by their recipes or by their "
        "pictures, whatever they are called now.",
        len(titles),
    )


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    return button
