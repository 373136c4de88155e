"""What this program is, which version, and under which licence it may be used and passed on."""

from PySide6.QtWidgets import QMessageBox, QWidget

from hailuo_desktop import __version__
from hailuo_desktop.app.asking import plain_box
from hailuo_desktop.assets import COMPONENTS, asset
from hailuo_desktop.translate import mark, t

ABOUT = mark(
    "Hailuo Desktop {version}\n\n"
    "Storyboards in, takes out: AI video with MiniMax Hailuo through EvoLink. "
    "Free software under the MIT licence."
)
ABOUT_BUNDLE = mark(
    "Hailuo Desktop {version}\n\n"
    "Storyboards in, takes out: AI video with MiniMax Hailuo through EvoLink. "
    "Free software: its source is under the MIT licence, and with all that it carries here it is "
    "under the GNU General Public License, version 3 or later.\n\n"
    "The details name each part, its licence and where its source is. The texts lie in {folder}."
)


def show_about(window: QWidget) -> QMessageBox:
    """A bundle tells what it carries; elsewhere others have installed it, and it is ours alone."""
    box = plain_box(window, t("About Hailuo Desktop"))
    try:
        page = asset(*COMPONENTS)
        box.setText(t(ABOUT_BUNDLE, version=__version__, folder=page.parent))
        box.setDetailedText(page.read_text("utf-8"))
    except OSError:
        box.setText(t(ABOUT, version=__version__))
    box.open()
    return box
