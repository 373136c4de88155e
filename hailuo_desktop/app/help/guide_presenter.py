"""The guide, a file of our own; it names the keys that the artist has chosen."""

import re

from hailuo_desktop.app.context import Context
from hailuo_desktop.assets import asset
from hailuo_desktop.ui.actions import BY_NAME
from hailuo_desktop.ui.help.guide_dialog import GuideDialog, GuidePage
from hailuo_desktop.ui.key_words import key_or_name
from hailuo_desktop.ui.notices import Kind

FILE = ("guide", "guide.md")
_KEY = re.compile(r"\{(\w+)\}")  # the name of a command
_HEADING = re.compile(r"^## ", re.MULTILINE)


class GuidePresenter:
    def __init__(self, context: Context) -> None:
        self._window = context.window
        self._notify = context.notify
        self._text = ""
        self.dialog: GuideDialog | None = None

    def open_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
            return
        try:
            self._text = asset(*FILE).read_text("utf-8")
        except OSError as error:
            self._notify(str(error), Kind.PROBLEM)
            return
        dialog = self.dialog = GuideDialog(lambda: pages(self._text), self._window)
        dialog.finished.connect(self._closed)
        dialog.show()

    def _closed(self) -> None:
        self.dialog = None


def pages(text: str) -> list[GuidePage]:
    """Each begins with “## ” and its title; “{send}” is the key of that command now."""
    parts = [part.partition("\n") for part in _HEADING.split(text) if part.strip()]
    return [GuidePage(title.strip(), _with_keys(body.strip())) for title, _, body in parts]


def _with_keys(text: str) -> str:
    return _KEY.sub(lambda found: f"**{key_or_name(BY_NAME[found[1]])}**", text)
