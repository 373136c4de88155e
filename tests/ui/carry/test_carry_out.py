"""Files on their way out: copied, never moved."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.carry.carry_out import COPIED_FILES, DragSource, files_mime


def test_files_are_handed_on_as_any_file_manager_does(tmp_path: Path) -> None:
    file = tmp_path / "Über 50%.mp4"
    mime = files_mime([file, tmp_path / "b.mp4"])
    assert [Path(url.toLocalFile()) for url in mime.urls()] == [file, tmp_path / "b.mp4"]
    lines = bytes(mime.data(COPIED_FILES).data()).decode().splitlines()
    assert lines == ["copy", file.as_uri(), (tmp_path / "b.mp4").as_uri()]


def test_what_is_dragged_can_only_be_copied(qtbot: QtBot, tmp_path: Path) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    source = DragSource(owner)
    assert source.model().supportedDragActions() == Qt.DropAction.CopyAction
    assert source.isHidden()
    item = QListWidgetItem()
    item.setData(Qt.ItemDataRole.UserRole, str(tmp_path / "a.mp4"))
    assert [Path(url.toLocalFile()) for url in source.mimeData([item]).urls()] == [
        tmp_path / "a.mp4"
    ]
