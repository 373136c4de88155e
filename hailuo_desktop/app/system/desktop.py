"""What the desktop wants of the program: here and there, to open a file."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Desktop(QApplication):
    """Files come before there is a library to bring them into: ``waiting`` keeps them until then.

    macOS tells of a double click by an event, whether the program was started by it or ran before.
    """

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.waiting: list[Path] = []
        self._bring: Callable[[Path], None] | None = None

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.put(Path(event.file()))
            return True
        return super().event(event)

    def put(self, file: Path) -> None:
        if self._bring is None:
            self.waiting.append(file.absolute())
        else:
            self._bring(file.absolute())

    @contextmanager
    def opening_with(self, bring: Callable[[Path], None]) -> Generator[None]:
        """``bring`` hears of what waits and, as long as this lasts, of what comes."""
        self._bring = bring
        try:
            while self.waiting:
                bring(self.waiting.pop(0))
            yield
        finally:
            self._bring = None
