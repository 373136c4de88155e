"""A file is shown where it lies, by whatever way the system has."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl

from hailuo_desktop.app.system.reveal import Reveal

pytestmark = pytest.mark.usefixtures("qapp")


class System:
    """What was asked of it."""

    def __init__(self, platform: str) -> None:
        self.started: list[tuple[str, list[str]]] = []
        self.opened: list[str] = []
        self.said: list[str] = []
        self.reveal = Reveal(
            self.said.append,
            lambda url: self.opened.append(QUrl(url).toLocalFile()),
            lambda program, arguments: self.started.append((program, arguments)),
            platform,
        )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "a film; rm -rf.mp4"
    made.write_bytes(b"film")
    return made


@pytest.mark.parametrize(
    ("platform", "program", "before"), [("win32", "explorer", "/select,"), ("darwin", "open", "-R")]
)
def test_the_file_is_chosen_in_its_folder(
    file: Path, platform: str, program: str, before: str
) -> None:
    system = System(platform)
    system.reveal(file)
    assert system.started == [(program, [before, str(file)])]
    assert system.said == []


def test_without_a_file_manager_the_folder_is_opened(file: Path) -> None:
    system = System("linux")
    system.reveal._open_folder(file)
    assert [*map(Path, system.opened)] == [file.parent]


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_a_file_that_is_gone_is_said_to_be(file: Path, platform: str) -> None:
    file.unlink()
    system = System(platform)
    system.reveal(file)
    assert (system.started, system.opened) == ([], [])
    assert str(file) in system.said[0]
