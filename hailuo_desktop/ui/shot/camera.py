"""The camera chips at work: on the prompt at its cursor, and on the first frame as a sketch."""

from PySide6.QtCore import QObject

from hailuo_desktop.domain.camera import Command, group_at

from .chip_edit import chip_edit
from .chips import Chips
from .frame_picture import FramePicture
from .prompt_editor import PromptEditor


class Camera(QObject):
    def __init__(self, chips: Chips, prompt: PromptEditor, picture: FramePicture) -> None:
        super().__init__(chips)
        self._chips = chips
        self._prompt = prompt
        self._picture = picture
        self._sketches = True
        chips.chosen.connect(self._write)
        chips.regarded.connect(self._sketch)
        prompt.cursorPositionChanged.connect(self.light)

    def light(self) -> None:
        """The chips of the group at the cursor."""
        group = group_at(self._prompt.prompt(), self._prompt.position())
        self._chips.light(group.commands if group else ())

    def show_sketches(self, wanted: bool) -> None:
        """Whether the picture moves as the command that is looked at would move the film."""
        self._sketches = wanted
        self._sketch("")

    def _sketch(self, command: str) -> None:
        self._picture.show_move(command if self._sketches else "")

    def _write(self, command: Command, join: bool) -> None:
        here = self._prompt.prompt(), self._prompt.position()
        edit, cursor = chip_edit(*here, command, join)
        self._prompt.apply(edit, keep_at=cursor)
        if not self._chips.chip(command).hasFocus():
            self._prompt.setFocus()
        self.light()
