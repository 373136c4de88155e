"""A choice that is offered where something was let go."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QMenu, QWidget


class ChoiceMenu(QMenu):
    """``answer`` hears the name of the choice, once; an empty one where none was made."""

    def __init__(
        self, parent: QWidget, choices: Sequence[tuple[str, str]], answer: Callable[[str], None]
    ) -> None:
        super().__init__(parent)
        self._answer: Callable[[str], None] | None = answer
        for name, words in choices:
            self.addAction(words).triggered.connect(lambda _=False, name=name: self._say(name))
        # The menu goes before its action is told.
        self.aboutToHide.connect(lambda: QTimer.singleShot(0, self, lambda: self._say("")))

    def begin(self, place: QPoint) -> None:
        self.popup(place)
        self.setActiveAction(self.actions()[0])

    def _say(self, name: str) -> None:
        answer, self._answer = self._answer, None
        if answer is not None:
            self.deleteLater()
            answer(name)
