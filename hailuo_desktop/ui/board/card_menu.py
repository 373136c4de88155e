"""What can be done with the chosen cards, as a menu."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QWidget

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.translate import t
from hailuo_desktop.ui.action_set import ActionSet, add_actions
from hailuo_desktop.ui.actions.shots import CARD_MENU, SELECT_ALL

from .state import KINDS


def card_menu(
    parent: QWidget,
    shots: Sequence[Shot],
    actions: ActionSet,
    choose_kind: Callable[[str], object],
    icon: Callable[[str], QIcon],
) -> QMenu:
    """Only what makes sense for the shots is there; nothing is greyed for a puzzle."""
    menu = QMenu(parent)
    for group in CARD_MENU:
        offered = [action for action in group if action.when(shots)]
        if offered and menu.actions():
            menu.addSeparator()
        add_actions(menu, offered, actions.run, icon, count=len(shots))
    menu.addSeparator()
    select = menu.addMenu(t("Select"))
    add_actions(select, [SELECT_ALL], actions.run, icon)
    for kind, words in KINDS.items():
        entry = select.addAction(t(words))
        entry.triggered.connect(lambda _=False, kind=kind: choose_kind(kind))
    return menu
