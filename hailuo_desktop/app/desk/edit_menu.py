"""Cut, Copy, Paste and Select all of the Edit menu: of the text that is written, or of shots."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.actions.action import Action
from hailuo_desktop.ui.actions.shots import COPY, CUT, PASTE, SELECT_ALL

Text = QLineEdit | QPlainTextEdit | QTextEdit
_IN_TEXT: dict[str, Callable[[Text], object]] = {
    CUT.name: lambda text: text.cut(),
    COPY.name: lambda text: text.copy(),
    PASTE.name: lambda text: text.paste(),
    SELECT_ALL.name: lambda text: text.selectAll(),
}


def follow_focus(actions: ActionSet) -> None:
    """Whoever writes means the text: the board keeps its shots. Bind both before."""
    for action in (CUT, COPY, PASTE, SELECT_ALL):
        actions.wrap(action, lambda call, name=action.name: _for_text_or(name, call))


def means_text(action: Action) -> bool:
    """Whether it would be done with what is written just now."""
    return action.name in _IN_TEXT and _written() is not None


def _written() -> Text | None:
    focus = QApplication.focusWidget()
    return focus if isinstance(focus, Text) else None


def _for_text_or(name: str, call: Callable[..., object]) -> Callable[..., object]:
    def run(*ids: list[str]) -> None:
        if (writing := _written()) is not None:
            _IN_TEXT[name](writing)
        else:
            call(*ids)

    return run
