"""What can be done with all of the chosen takes at once, as a menu."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from hailuo_desktop.domain.take import Take
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import Theme

from .verbs import Verb, shared_verbs


def take_menu(
    parent: QWidget,
    takes: Sequence[Take],
    do: Callable[[Verb, Sequence[Take]], None],
    icons: Icons,
    theme: Theme,
) -> QMenu:
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    for verb in shared_verbs([*takes]):
        action = menu.addAction(icons.icon(verb.icon, theme.text), verb.words)
        action.setToolTip(verb.tip)
        action.triggered.connect(partial(do, verb, takes))
    return menu
