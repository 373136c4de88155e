"""The system's own bin: what goes there can be put back by the system's own means."""

from pathlib import Path

from PySide6.QtCore import QFile


def move_to_trash(file: Path) -> bool:
    """Whether the file is in the bin now; where there is none for its disk, it stays. Blocks."""
    return QFile(str(file)).moveToTrash() and not file.exists()
