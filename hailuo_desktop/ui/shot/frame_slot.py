"""One slot of a shot: its picture, what can be done with it, and why a file was refused."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

from hailuo_desktop.domain.frame import Crop, Frame
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.translate import Marked, isolated, mark, t
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import tip
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import follow, say

from .elided import Elided
from .frame_picture import FramePicture
from .ground_button import GroundButton, ground_name
from .image_source import FromFile, on_clipboard, picture_filters
from .notice import Line, Notice

_TITLES = {Field.FIRST_FRAME: mark("First frame"), Field.LAST_FRAME: mark("Last frame")}
_SHORT = {Field.FIRST_FRAME: mark("First"), Field.LAST_FRAME: mark("Last")}
_INVITES = {
    Field.FIRST_FRAME: mark("Drop, paste or click to browse"),
    Field.LAST_FRAME: mark("Optional: where the shot ends"),
}
_CHOICES = {
    Field.FIRST_FRAME: mark("First frame: choose a picture"),
    Field.LAST_FRAME: mark("Last frame: choose a picture"),
}
_BUTTONS = {
    Field.FIRST_FRAME: {
        "browse": mark("Browse for a first frame"),
        "crop": mark("Reframe the first frame"),
        "paste": mark("Paste the first frame from the clipboard"),
        "reveal": mark("Show the first frame's file in its folder"),
        "clear": mark("Clear the first frame (Delete)"),
    },
    Field.LAST_FRAME: {
        "browse": mark("Browse for a last frame"),
        "crop": mark("Reframe the last frame"),
        "paste": mark("Paste the last frame from the clipboard"),
        "reveal": mark("Show the last frame's file in its folder"),
        "clear": mark("Clear the last frame (Delete)"),
    },
}
NO_PICTURE = mark("There is no picture in what was given: drop or paste a JPEG, PNG or WebP file.")


class FrameSlot(QFrame):
    """It reads no file: it hands on where pictures come from and shows what is answered."""

    sources_given = Signal(object)  # tuple[ImageSource, ...], never empty
    clear_requested = Signal()
    reveal_requested = Signal(str)  # the frame's digest
    copy_requested = Signal(object, bool)  # the Frame; True for its path, else its file
    crop_requested = Signal()
    ground_requested = Signal(str)  # #rrggbb

    def __init__(self, field: Field, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self.field = field
        self._icons = icons
        self._frame: Frame | None = None
        self._crop_words = ""
        self._link = ""
        self._busy = False
        self.picture = FramePicture(_INVITES[field], icons, theme)
        self._caption = Elided("muted", Qt.TextElideMode.ElideMiddle)
        self._notice = Notice(icons, theme)
        self.ground = GroundButton(field)
        self.ground.chosen.connect(self.ground_requested)
        self._buttons = self._make_buttons()
        self._lay_out()
        self.picture.sources_given.connect(self._given)
        self.picture.browse_requested.connect(self.browse)
        self.picture.clear_requested.connect(self.clear_requested)
        self.set_theme(theme)
        self.show_frame(None, None)
        follow(self, lambda: self.show_busy(self._busy))

    # What it shows

    def show_frame(self, frame: Frame | None, preview: QImage | None) -> None:
        """A frame, or None for an empty slot; an answer, so nothing is refused any more."""
        self._frame = frame
        self._notice.show_line(Line("info", ""))
        self.picture.show_picture(preview, frame is not None)
        for name in ("reveal", "crop"):
            self._buttons[name].setVisible(frame is not None)
        self._buttons["clear"].setVisible(frame is not None or bool(self._link))
        self._buttons["paste"].setVisible(frame is None)
        self.ground.setVisible(frame is not None and frame.facts.alpha)
        if frame is not None:
            self.ground.show_ground(frame.ground)
        self.show_busy(False)

    def show_link(self, words: str) -> None:
        """Where the frame will come from while there is none: “Last frame of 03”."""
        if words != self._link:
            self._link = words
            self.picture.show_link(words)
            self._buttons["clear"].setVisible(self._frame is not None or bool(words))
            self._describe()

    def link(self) -> str:
        return self._link

    def show_preview(self, preview: QImage | None) -> None:
        """The picture of the frame that is there already: what was said stays said."""
        self.picture.show_picture(preview, self._frame is not None)

    def show_crop(self, crop: Crop | None, words: str) -> None:
        """Shade what the service will crop away, and say how much."""
        self._crop_words = words
        self.picture.show_crop(crop, words)
        self._describe()

    def crop_words(self) -> str:
        return self._crop_words

    def show_refusal(
        self, sentence: str, offer: str = "", mend: Callable[[], None] | None = None
    ) -> None:
        """Why what was given last cannot be the frame, which stays, and what would help."""
        self.show_busy(False)
        self._notice.show_line(Line("error", sentence, offer, mend))

    def show_busy(self, busy: bool) -> None:
        self._busy = busy
        self._caption.show_text(t("Reading the picture…") if busy else facts_line(self._frame))
        self._describe()

    def frame(self) -> Frame | None:
        return self._frame

    def refusal(self) -> str:
        return self._notice.text()

    def set_theme(self, theme: Theme) -> None:
        self.picture.set_theme(theme)
        self._notice.set_theme(theme)
        for name, button in self._buttons.items():
            button.setIcon(self._icons.icon(name, theme.text))

    # What it asks for

    def browse(self) -> None:
        dialog = QFileDialog(self, t(_CHOICES[self.field]), "", picture_filters())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._chosen)
        dialog.open()

    def reveal(self) -> None:
        if self._frame is not None:
            self.reveal_requested.emit(self._frame.digest)

    def _copy(self, as_path: bool) -> None:
        if self._frame is not None:
            self.copy_requested.emit(self._frame, as_path)

    def _clear(self) -> None:
        self.clear_requested.emit()

    def context_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(t("Browse…"), self.browse)
        paste = menu.addAction(t("Paste picture"), self.picture.paste)
        paste.setEnabled(bool(on_clipboard()))
        for words, call in (
            (t("Reframe…"), self.crop_requested.emit),
            (t("Show in folder"), self.reveal),
            (t("Copy the file"), partial(self._copy, False)),
            (t("Copy the path"), partial(self._copy, True)),
            (t("Clear"), self._clear),
        ):
            menu.addAction(words, call).setEnabled(self._frame is not None)
        if self._frame is not None and self._frame.facts.alpha:
            menu.addMenu(self.ground.menu_for(menu))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _chosen(self, paths: list[str]) -> None:
        self._given(tuple(FromFile(Path(path)) for path in paths))

    def _given(self, sources: tuple[object, ...]) -> None:
        if sources:
            self._notice.show_line(Line("info", ""))
            self.sources_given.emit(sources)
        else:
            self.show_refusal(t(NO_PICTURE))

    # How it is built

    def _make_buttons(self) -> dict[str, QToolButton]:
        calls: Mapping[str, Callable[..., None]] = {
            "browse": self.browse,
            "crop": self.crop_requested.emit,
            "paste": self.picture.paste,
            "reveal": self.reveal,
            "clear": self._clear,
        }
        words = _BUTTONS[self.field]
        return {name: _button(words[name], call) for name, call in calls.items()}

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(0)
        title = Elided("heading", Qt.TextElideMode.ElideRight)
        follow(title, lambda: title.show_text(t(_TITLES[self.field]), t(_SHORT[self.field])))
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        top.addWidget(title, 1)
        top.addWidget(self.ground)
        for button in self._buttons.values():
            top.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.picture)
        layout.addWidget(self._caption)
        layout.addWidget(self._notice)
        layout.addStretch(1)

    def _describe(self) -> None:
        state = self._frame.name if self._frame else self._link or t("empty")
        title = t(_TITLES[self.field])
        self.picture.setAccessibleName(t("{slot}: {state}", slot=title, state=state))
        told = (self._caption.accessibleName(), self._crop_words)
        self.picture.setAccessibleDescription(", ".join(filter(None, told)))
        self.picture.setToolTip(tip(self._frame.name if self._frame else ""))


def facts_line(frame: Frame | None) -> str:
    """“sea.jpg · 1366 × 768”, as it is sent."""
    if frame is None or not frame.facts.size:  # a picture that is not there has no facts
        return frame.name if frame else ""
    size = f"{frame.seen.width} × {frame.seen.height}"
    if frame.facts.alpha:
        colour = ground_name(frame.ground)
        words = mark("{size}, reframed, on {colour}") if frame.crop else mark("{size}, on {colour}")
        size = t(words, size=size, colour=colour)
    elif frame.crop:
        size = t("{size}, reframed", size=size)
    return f"{isolated(frame.name)} · {size}"


def _button(words: Marked, clicked: Callable[..., None]) -> QToolButton:
    button = say(QToolButton(), tip=words, name=words)
    button.clicked.connect(clicked)
    return button
