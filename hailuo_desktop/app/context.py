"""What every presenter needs, in one value."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from hailuo_desktop.studio.known_marks import KnownMarks
from hailuo_desktop.studio.known_takes import KnownTakes
from hailuo_desktop.studio.studio import Studio
from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.notices import Notify
from hailuo_desktop.ui.theme import Theme

from .background_tasks import BackgroundTasks
from .board.edits import Edits
from .viewer.pictures import Pictures
from .widgets import Widgets


@dataclass(frozen=True, kw_only=True)
class Context:
    """``edits`` holds the board in hand; ``notify`` shows a sentence above everything.

    ``theme`` gives the theme in use, and ``window`` is the parent of dialogs.
    """

    studio: Studio
    known_takes: KnownTakes
    marks: KnownMarks
    edits: Edits
    background: BackgroundTasks
    pictures: Pictures
    actions: ActionSet
    icons: Icons
    theme: Callable[[], Theme]
    window: QWidget
    notify: Notify


def context_of(
    studio: Studio,
    known_takes: KnownTakes,
    marks: KnownMarks,
    edits: Edits,
    background: BackgroundTasks,
    widgets: Widgets,
) -> Context:
    """The context of a window that has its widgets."""
    library = studio.library
    return Context(
        studio=studio,
        known_takes=known_takes,
        marks=marks,
        edits=edits,
        background=background,
        pictures=Pictures(library.frames.path, library.videos.path),
        actions=widgets.actions,
        icons=widgets.icons,
        theme=widgets.theme,
        window=widgets.window,
        notify=widgets.window.show_notice,
    )
