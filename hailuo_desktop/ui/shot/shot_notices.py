"""What is wrong with the shot, in words, at the three places where it belongs."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from hailuo_desktop.domain.lint import Lint
from hailuo_desktop.domain.problem import Field, Problem
from hailuo_desktop.domain.review import shot_problems
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import Theme

from .findings import FRAMES, SETTINGS, lines, lint_lines
from .notice import Line, Notices


class ShotNotices(QObject):
    """``links`` are the problems that only the board knows, ``note`` a word about settings
    that have moved; ``tried``: the artist wanted to send it, so what is missing is an error.

    ``told`` says what has come up while the same shot was in hand; nothing once that is gone."""

    told = Signal(str)

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._known: set[str] | None = None
        self.frames = Notices(mark("About the frames"), icons, theme)
        self.prompt = Notices(mark("About the prompt"), icons, theme)
        self.settings = Notices(mark("About the settings"), icons, theme)
        self.forget()

    def forget(self) -> None:
        """Another shot is in hand."""
        self.links: tuple[Problem, ...] = ()
        self.note = ""
        self.tried = False
        self._known = None

    def problems(self, shot: Shot) -> list[Problem]:
        return [*shot_problems(shot), *self.links]

    def show(
        self, found: Sequence[Problem], findings: Sequence[Lint], fix: Callable[..., None]
    ) -> None:
        """The problems, and what the prompt's own check found: ``fix`` mends that."""
        # The crop is told on the picture itself.
        shown = [each for each in found if each.code != "last_frame_cropped"]
        self.frames.show_lines(lines(shown, FRAMES))
        written = lines(found, (Field.PROMPT,), self.tried)
        self.prompt.show_lines(written + lint_lines(findings, fix))
        note = [Line("info", self.note)] if self.note else []
        self.settings.show_lines(note + lines(found, SETTINGS))
        self._tell()

    def _tell(self) -> None:
        """What a shot brings with it is read where it stands: news is what has changed since."""
        texts = [*self.frames.texts(), *self.prompt.texts(), *self.settings.texts()]
        if self._known is not None and self._known != {*texts}:
            self.told.emit(" ".join(each for each in texts if each not in self._known))
        self._known = {*texts}

    def set_theme(self, theme: Theme) -> None:
        for notices in (self.frames, self.prompt, self.settings):
            notices.set_theme(theme)
