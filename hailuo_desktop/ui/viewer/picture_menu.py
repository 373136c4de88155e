"""The menu of the picture that is shown."""

from collections.abc import Callable

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QWidget

from hailuo_desktop.ui.action_set import ActionSet, add_actions
from hailuo_desktop.ui.actions import picture

ENTRIES = (*picture.PICTURE_GOES, picture.ZOOM_FIT, picture.THIRDS, picture.SAFE_AREAS)


def picture_menu(parent: QWidget, actions: ActionSet, icon: Callable[[str], QIcon]) -> QMenu:
    """What can be done with it; ``icon`` draws one by its name."""
    menu = QMenu(parent)
    add_actions(menu, ENTRIES, actions.run, icon)
    return menu
