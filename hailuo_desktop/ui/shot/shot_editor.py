"""The shot in hand, whole: frames, prompt, camera chips, settings, and the way to the queue."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hailuo_desktop.domain.catalog import model_shown
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.legal import nearest
from hailuo_desktop.domain.problem import Field, Problem
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.words import sentence
from hailuo_desktop.translate import Marked, mark, n
from hailuo_desktop.ui.action_set import hear
from hailuo_desktop.ui.actions.window import SEND
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import label, naming, set_role
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import follow, say

from .camera import Camera
from .chips import Chips
from .findings import FRAMES
from .frame_pair import FramePair
from .in_sight import InSight
from .mode_badge import ModeBadge
from .notes import Notes
from .prompt_editor import PromptEditor
from .send_bar import SendBar
from .settings_row import SettingsRow
from .several import Several
from .shot_notices import ShotNotices

PROMPT = 200  # logical pixels: a longer prompt scrolls


class ShotEditor(QFrame):
    """It shows one shot and tells of every change that the artist makes to it.

    A picture that is dropped changes nothing yet: ``image_requested`` asks for it, and
    ``set_frame`` or ``refuse`` answers. Where a frame leaves the settings illegal, they move
    to the nearest legal ones, also when the frame came through ``show_shot``.
    """

    edited = Signal(object, str, str)  # the new Shot, what was done (marked), what it merges with
    image_requested = Signal(object, object)  # Field, ImageSource
    reveal_requested = Signal(str)  # a frame's digest
    crop_requested = Signal(object)  # Field: the artist wants to reframe it
    ground_requested = Signal(object, str)  # Field, #rrggbb: what shows through a picture
    send_requested = Signal()

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        say(self, name=mark("Shot"))
        self._shot = Shot("")
        self.badge = ModeBadge()
        self.frames = FramePair(icons, theme)
        self.prompt = PromptEditor(icons, theme)
        self.chips = Chips(icons, theme)
        self.settings = SettingsRow(theme)
        self.send_bar = SendBar(icons, theme)
        self.several, self._several = Several(), 0  # how many are in hand, if more than one
        self.notices = ShotNotices(icons, theme)
        self.notes = Notes()
        self.counter = label("", "muted")
        self._camera = Camera(self.chips, self.prompt, self.frames.first.picture)
        self._lay_out()
        self._connect()
        self.several.hide()
        follow(self, self._refresh)

    # What it shows

    def show_shot(self, shot: Shot, fit: bool = True) -> None:
        """``fit``: settings that have become illegal may be moved; not where edits are undone."""
        before, other = self._shot, shot.id != self._shot.id
        moved = fit and not other and (shot.mode, shot.model) != (before.mode, before.model)
        fitting, line = nearest(shot) if moved else (shot, "")
        self._shot = fitting
        if other:
            self.notices.forget()
        elif moved or not fit:
            self.notices.note = line
        self.frames.show_frames((shot.first, shot.last), fresh=other)
        self.prompt.show_prompt(shot.prompt, fresh=other)
        self.settings.show_shot(fitting)
        self.notes.show_notes(fitting.notes, fresh=other)
        self._refresh()
        if fitting != shot:  # later: whoever shows a shot is still busy with it
            QTimer.singleShot(0, self, lambda: self._tell(fitting))

    def show_links(self, first: str, last: str, found: Sequence[Problem] = ()) -> None:
        """In words, where a frame comes from another shot, and what is wrong with that."""
        self.frames.first.show_link(first)
        self.frames.last.show_link(last)
        if (*found,) != self.notices.links:
            self.notices.links = (*found,)
            self._refresh()

    def shot(self) -> Shot:
        return self._shot

    def show_several(self, shots: Sequence[Shot]) -> None:
        """More than one shot in hand: what they share; one alone is edited as ever."""
        self._several = len(shots) if len(shots) > 1 else 0
        self.several.setVisible(bool(self._several))
        self._scroll.setVisible(not self._several)
        if self._several:
            self.several.show_shots(shots)
        self._refresh()

    def set_frame(self, field: Field, frame: Frame | None, preview: QImage | None) -> None:
        """The answer to a request for a picture, or the preview of a frame already there."""
        self.frames.keep_preview(frame, preview)
        slot = self.frames.slot(field)
        if frame == slot.frame():
            slot.show_preview(preview)
            return
        first = field is Field.FIRST_FRAME
        changed = replace(self._shot, **{"first" if first else "last": frame})
        self._change(changed, mark("Set first frame") if first else mark("Set last frame"))
        slot.show_frame(frame, preview)
        self.frames.show_crop()

    def refuse(
        self,
        field: Field,
        sentence: str,
        offer: str = "",
        mend: Callable[[], None] | None = None,
    ) -> None:
        """Why the picture cannot be that frame, and what a click makes of it; the frame before it
        stays."""
        self.frames.slot(field).show_refusal(sentence, offer, mend)

    def show_busy(self, field: Field, busy: bool = True) -> None:
        self.frames.slot(field).show_busy(busy)

    def show_sketches(self, wanted: bool) -> None:
        """Whether the first frame moves as the camera command that is looked at would."""
        self._camera.show_sketches(wanted)

    def set_theme(self, theme: Theme) -> None:
        parts = (self.frames, self.prompt, self.chips, self.settings, self.send_bar, self.notices)
        for part in parts:
            part.set_theme(theme)

    def problems(self) -> list[Problem]:
        return self.notices.problems(self._shot)

    def _refresh(self) -> None:
        found = self.problems()
        self.badge.show_mode(self._shot.mode)
        self._count()
        self.notices.show(found, self.prompt.findings(), self.prompt.fix)
        reason = next((sentence(each) for each in found if each.blocks), "")
        self.send_bar.show_state(self._shot.takes, reason, self._several)
        self._camera.light()

    def _count(self) -> None:
        length, limit = len(self._shot.prompt), model_shown(self._shot.model).prompt_limit
        self.counter.setText(f"{length} / {limit}")
        self.counter.setAccessibleName(
            n(
                "{length} of {count} character",
                "{length} of {count} characters",
                limit,
                length=length,
            )
        )
        set_role(self.counter, "danger" if length > limit else "muted")

    # What the artist does

    def _change(self, shot: Shot, words: Marked, note: str = "", kind: str = "") -> None:
        if shot == self._shot:
            return
        fitting, line = nearest(shot) if shot.mode is not self._shot.mode else (shot, "")
        self._shot = fitting
        self.notices.note = line or note
        self.frames.show_frames((fitting.first, fitting.last))
        self.settings.show_shot(fitting)
        self._refresh()
        self.edited.emit(fitting, words, kind)

    def _frames_moved(self, first: Frame | None, last: Frame | None) -> None:
        self._change(replace(self._shot, first=first, last=last), mark("Move frames"))

    def _prompt_written(self, prompt: str, kind: str) -> None:
        words = mark("Typing") if kind else mark("Edit prompt")
        self._change(replace(self._shot, prompt=prompt), words, self.notices.note, kind)

    def _settings_changed(self, shot: Shot, note: str) -> None:
        self._change(shot, mark("Change settings"), note)

    def _notes_written(self, notes: str) -> None:
        self._change(
            replace(self._shot, notes=notes), mark("Write notes"), self.notices.note, "notes"
        )

    def _let_go(self, field: Field) -> None:
        link = "first_link" if field is Field.FIRST_FRAME else "last_link"
        self.notices.links = ()
        self._change(replace(self._shot, **{link: None}), mark("Unlink frame"))
        self.frames.slot(field).show_link("")

    def _tell(self, shot: Shot) -> None:
        if shot == self._shot:
            self.edited.emit(shot, mark("Fit settings"), "fit")  # to the frame that has just come

    def _images_pasted(self, sources: tuple[object, ...]) -> None:
        """Pictures pasted into the prompt are meant for the slots: the first that is free."""
        free = Field.LAST_FRAME if self._shot.first and not self._shot.last else Field.FIRST_FRAME
        self.frames.give(free, sources)

    def send(self) -> None:
        """Ask for the shot to be sent, or lead to what is in the way."""
        blocking = next((each for each in self.problems() if each.blocks), None)
        if blocking is None or self._several:  # the pre-flight says what blocks some of several
            self.send_requested.emit()
            return
        self.notices.tried = True
        self._refresh()
        self._widget_for(blocking.field).setFocus(Qt.FocusReason.OtherFocusReason)

    def _widget_for(self, field: Field) -> QWidget:
        if field is Field.PROMPT:
            return self.prompt
        if field in FRAMES:
            return self.frames.slot(field).picture
        return self.settings.widget_for(field)

    # How it is built

    def _connect(self) -> None:
        self.frames.frames_changed.connect(self._frames_moved)
        self.frames.image_requested.connect(self.image_requested)
        self.frames.reveal_requested.connect(self.reveal_requested)
        self.frames.crop_requested.connect(self.crop_requested)
        self.frames.ground_requested.connect(self.ground_requested)
        self.frames.unlink_requested.connect(self._let_go)
        self.notes.written.connect(self._notes_written)
        self.prompt.prompt_changed.connect(self._prompt_written)
        self.prompt.images_pasted.connect(self._images_pasted)
        self.prompt.send_requested.connect(self.send)
        self.settings.changed.connect(self._settings_changed)
        self.send_bar.pressed.connect(self.send)
        hear(self, SEND, self.send)

    def _lay_out(self) -> None:
        self._scroll = scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._content())
        self._in_sight = InSight(scroll, self.prompt, self.notes)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addWidget(self.several, 1)
        outer.addWidget(self.send_bar)
        self.setMinimumWidth(360)

    def _content(self) -> QWidget:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setSpacing(8)
        title = say(label(role="title"), mark("Shot"))
        layout.addLayout(_row(title, self.notes.button, self.badge))
        layout.addWidget(self.frames)
        layout.addWidget(self.notices.frames)
        title = say(naming(self.prompt, "", "heading"), mark("Prompt"))
        layout.addLayout(_row(title, self.counter))
        self.prompt.setMaximumHeight(PROMPT)
        layout.addWidget(self.prompt, 1)
        layout.addWidget(self.notices.prompt)
        layout.addWidget(say(label(role="heading"), mark("Camera")))
        layout.addWidget(self.chips)
        layout.addWidget(say(label(role="heading"), mark("Settings")))
        layout.addWidget(self.settings)
        layout.addWidget(self.notices.settings)
        layout.addWidget(self.notes)
        layout.addStretch()
        return content


def _row(left: QWidget, *right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(left)
    row.addStretch(1)
    for widget in right:
        row.addWidget(widget)
    return row
