"""Which files hold a storyboard: asked at every door, answered once."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from hailuo_desktop.cli.told import told
from hailuo_desktop.domain.batch_files import SUFFIXES, is_batch
from hailuo_desktop.store.batch.model import BatchError
from hailuo_desktop.store.batch.read import read
from hailuo_desktop.studio.gathering import gather
from hailuo_desktop.ui.window_drop import batches

NAMES = [f"board{suffix}" for suffix in SUFFIXES] + [f"BOARD{SUFFIXES[0].upper()}"]


@pytest.mark.parametrize("name", [*NAMES, "board.txt", "board.png", "board", "csv"])
def test_every_door_takes_the_same_files(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(b"{")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    taken = is_batch(name)
    assert taken == (name in NAMES)
    assert (told([name]) == ["open", name]) == taken  # of another name, only where it is there
    assert (gather([file]).batches == (file,)) == taken
    assert bool(batches(mime)) == taken
    if not taken:
        with pytest.raises(BatchError, match=f"“{name}” is "):
            read(file)
