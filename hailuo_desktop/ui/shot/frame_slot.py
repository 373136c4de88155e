"""One slot of a shot: its picture, what can be done with it, and why a file was refused."""

from collections.abc import Callable
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
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import tip
from hailuo_desktop.ui.theme import Theme

from .elided import Elided
from .frame_picture import FramePicture
from .image_source import FromFile, on_clipboard
from .notice import Line, Notice

TITLES = {Field.FIRST_FRAME: "First frame", Field.LAST_FRAME: "Last frame"}
SHORT = {Field.FIRST_FRAME: "First", Field.LAST_FRAME: "Last"}
_INVITES = {
    Field.FIRST_FRAME: "Drop, paste or click to browse",
    Field.LAST_FRAME: "Optional: where the shot ends",
}
PICTURES = "Pictures (*.jpg *.jpeg *.png *.webp);;All files (*)"
NO_PICTURE = "There is no picture in what was given: drop or paste a JPEG, PNG or WebP file."


class FrameSlot(QFrame):
    """It reads no file: it hands on where pictures come from and shows what is answered."""

    sources_given = Signal(object)  # tuple[ImageSource, ...], never empty
    clear_requested = Signal()
    reveal_requested = Signal(str)  # the frame's digest
    crop_requested = Signal()

    def __init__(self, field: Field, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self.field = field
        self._icons = icons
        self._frame: Frame | None = None
        self._crop_words = ""
        self._link = ""
        self.picture = FramePicture(_INVITES[field], icons, theme)
        self._caption = Elided("muted", Qt.TextElideMode.ElideMiddle)
        self._notice = Notice(icons, theme)
        self._buttons = self._make_buttons()
        self._lay_out()
        self.picture.sources_given.connect(self._given)
        self.picture.browse_requested.connect(self.browse)
        self.picture.clear_requested.connect(self.clear_requested)
        self.set_theme(theme)
        self.show_frame(None, None)

    # What it shows

    def show_frame(self, frame: Frame | None, preview: QImage | None) -> None:
        """A frame, or None for an empty slot; an answer, so nothing is refused any more."""
        self._frame = frame
        self._notice.say(Line("info", ""))
        self.picture.show_picture(preview, frame is not None)
        for name in ("reveal", "crop"):
            self._buttons[name].setVisible(frame is not None)
        self._buttons["clear"].setVisible(frame is not None or bool(self._link))
        self._buttons["paste"].setVisible(frame is None)
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

    def show_refusal(self, sentence: str) -> None:
        """Why what was given last cannot be the frame; the one before it stays."""
        self.show_busy(False)
        self._notice.say(Line("error", sentence))

    def show_busy(self, busy: bool) -> None:
        self._caption.show_text("Reading the picture…" if busy else facts_line(self._frame))
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
        dialog = QFileDialog(self, f"{TITLES[self.field]}: choose a picture", "", PICTURES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._chosen)
        dialog.open()

    def reveal(self) -> None:
        if self._frame is not None:
            self.reveal_requested.emit(self._frame.digest)

    def _clear(self) -> None:
        self.clear_requested.emit()

    def context_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction("Browse…", self.browse)
        paste = menu.addAction("Paste picture", self.picture.paste)
        paste.setEnabled(bool(on_clipboard()))
        for words, call in (
            ("Reframe…", self.crop_requested.emit),
            ("Show in folder", self.reveal),
            ("Clear", self._clear),
        ):
            menu.addAction(words, call).setEnabled(self._frame is not None)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _chosen(self, paths: list[str]) -> None:
        self._given(tuple(FromFile(Path(path)) for path in paths))

    def _given(self, sources: tuple[object, ...]) -> None:
        if sources:
            self._notice.say(Line("info", ""))
            self.sources_given.emit(sources)
        else:
            self.show_refusal(NO_PICTURE)

    # How it is built

    def _make_buttons(self) -> dict[str, QToolButton]:
        title = TITLES[self.field].lower()
        return {
            "browse": _button(f"Browse for a {title}", self.browse),
            "crop": _button(f"Reframe the {title}", self.crop_requested.emit),
            "paste": _button(f"Paste the {title} from the clipboard", self.picture.paste),
            "reveal": _button(f"Show the {title}'s file in its folder", self.reveal),
            "clear": _button(f"Clear the {title} (Delete)", self._clear),
        }

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(0)
        title = Elided("heading", Qt.TextElideMode.ElideRight)
        title.show_text(TITLES[self.field], SHORT[self.field])
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        top.addWidget(title, 1)
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
        state = self._frame.name if self._frame else self._link or "empty"
        self.picture.setAccessibleName(f"{TITLES[self.field]}: {state}")
        told = (self._caption.accessibleName(), self._crop_words)
        self.picture.setAccessibleDescription(", ".join(filter(None, told)))
        self.picture.setToolTip(tip(self._frame.name if self._frame else ""))


def facts_line(frame: Frame | None) -> str:
    """“sea.jpg · 1366 × 768”, as it is sent."""
    if frame is None:
        return ""
    size = f"{frame.seen.width} × {frame.seen.height}"
    return f"{frame.name} · {size}{', reframed' if frame.crop else ''}"


def _button(words: str, clicked: Callable[..., None]) -> QToolButton:
    button = QToolButton()
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.clicked.connect(clicked)
    return button
