"""Where to write a file, which one to read, what to say: dialogs that nothing waits for."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from hailuo_desktop.store.names import safe_name
from hailuo_desktop.translate import t
from hailuo_desktop.ui.shot.image_source import picture_filters

Chosen = Callable[[Path], None]


def ask_target(parent: QWidget, title: str, name: str, suffix: str, chosen: Chosen) -> QFileDialog:
    """Ask where to save; ``name`` is a proposal without its suffix."""
    proposed = safe_name(name) or t("Untitled")
    dialog = _dialog(parent, title, f"{proposed}{suffix}", suffix)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.fileSelected.connect(_with_path(chosen))
    dialog.open()
    return dialog


def ask_source(
    parent: QWidget, title: str, suffixes: tuple[str, ...], chosen: Chosen
) -> QFileDialog:
    """Ask which file to open."""
    dialog = _dialog(parent, title, "", *suffixes)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(_with_path(chosen))
    dialog.open()
    return dialog


def ask_pictures(
    parent: QWidget, title: str, chosen: Callable[[Sequence[Path]], None]
) -> QFileDialog:
    """Ask for pictures, those too that can be made into frames."""
    dialog = QFileDialog(parent, title, "", picture_filters())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda files: chosen([*map(Path, files)]))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
    dialog.open()
    return dialog


def ask_folder(parent: QWidget, title: str, folder: str, chosen: Chosen) -> QFileDialog:
    """Ask for a folder; ``folder`` is the one to begin in, where there is one."""
    dialog = QFileDialog(parent, title, folder)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(_with_path(chosen))
    dialog.open()
    return dialog


def plain_box(parent: QWidget, title: str) -> QMessageBox:
    """Its words are shown to the letter."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    return box


def _with_path(chosen: Chosen) -> Callable[[str], None]:
    def tell(path: str) -> None:
        chosen(Path(path))

    return tell


def _dialog(parent: QWidget, title: str, name: str, *suffixes: str) -> QFileDialog:
    patterns = " ".join(f"*{suffix}" for suffix in suffixes)
    dialog = QFileDialog(parent, title, "", f"{patterns} ({patterns})")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if name:
        dialog.selectFile(name)
    return dialog
