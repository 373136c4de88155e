"""Takes beside each other: which is pinned as A, which is compared with it, and the way back."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.viewer.viewer_presenter import ViewerPresenter
from hailuo_desktop.app.widgets import Widgets
from hailuo_desktop.domain.take import Take
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.actions.compare import COMPARE, COMPARE_CUT, PIN_A
from hailuo_desktop.ui.actions.marks import CULL, REJECTED_FILMS
from hailuo_desktop.ui.actions.picture import SAFE_AREAS, THIRDS
from hailuo_desktop.ui.compare.commands import CompareCommands
from hailuo_desktop.ui.compare.modes import MOST, Mode, letter
from hailuo_desktop.ui.compare.page import ComparePage
from hailuo_desktop.ui.viewer.loop import Loop
from hailuo_desktop.ui.viewer.transport import Transport
from hailuo_desktop.ui.workspace import Workspace

from .candidates import Candidates, title_of
from .drift_presenter import DriftPresenter

NO_OTHER = mark("There is no other finished take of this shot: pin one of another shot as A first.")
NO_FURTHER = mark("Every finished take of this shot is compared already.")
NO_NEXT = mark("No shot that follows on this board has a finished take.")
IS_A = mark("Take {number} is A: choose another one to compare with it.")
PINNED = mark("{title} is A now: choose another take to compare.")
LET_GO = mark("{title} is no longer pinned.")
Call = Callable[..., object]


class ComparePresenter:
    """``pinned`` is the id of the take that others are compared with; empty for none."""

    def __init__(
        self,
        context: Context,
        *,
        widgets: Widgets,
        board_presenter: BoardPresenter,
        viewer: ViewerPresenter,
    ) -> None:
        self._context = context
        self._known_takes = context.known_takes
        self._notify = context.notify
        self._panel = widgets.viewer
        self._source = widgets.decoders.open
        self._window = widgets.window
        self._workspaces = widgets.window.workspaces
        self._candidates = Candidates(context, board_presenter)
        self._viewer = viewer
        self.pinned = ""
        self.page: ComparePage | None = None  # once takes were compared
        self._chosen = ""  # the take that the strip stood on last
        self._began_with = ""
        self._mode_before = Mode.TILES
        self._playing = False  # the film, when the comparison began
        self._bind()

    @property
    def on(self) -> bool:
        return self.page is not None and self.page.comparison.on

    def pin(self, take_id: str) -> None:
        """Others are compared with this one, or no longer, where it is pinned already; while takes
        are compared, it becomes A."""
        take = self._candidates.film(take_id)
        if take is None:
            return
        if self.on and self.page is not None:
            self.pinned = take_id
            self._pin_side(self.page, take)
        else:
            again = take_id == self.pinned
            self.pinned = "" if again else take_id
            title = title_of(take)
            self._notify(t(LET_GO, title=title) if again else t(PINNED, title=title))
        self._show_letters()

    def compare(self) -> None:
        """The chosen take with the pinned one, or with its neighbour; again: the end of it."""
        if self.on:
            self.end()
            return
        chosen = self._candidates.film(self._viewer.take_id)
        if chosen is None:
            return
        pinned = self._known_takes.find(self.pinned)
        if pinned is None or pinned.id == chosen.id:
            other = self._candidates.neighbour(chosen)
            pair = (other, chosen) if pinned is None else (chosen, other)
        else:
            pair = (pinned, chosen)
        self._begin(pair)

    def compare_cut(self) -> None:
        """The end of the chosen take and the beginning of the one that follows on the board."""
        chosen = self._candidates.film(self._viewer.take_id)
        if chosen is None:
            return
        following = self._candidates.following(chosen)
        if following is None:
            self._notify(t(NO_NEXT))
            return
        self.end()
        self._begin((chosen, following), Mode.CUT)

    def end(self) -> None:
        """The player is as it was."""
        if not self.on or self.page is None:
            return
        began_with, page = self._began_with, self.page
        page.full.close()
        page.comparison.end()
        if page.comparison.look.mode is Mode.CUT:  # that was asked for once
            page.comparison.look.choose(self._mode_before)
        self._panel.room.take_back()
        _as_loud(self._panel.transport, page.transport)
        self._show_letters()
        if self._playing and self._viewer.take_id == began_with and self._panel.isVisible():
            self._panel.player.play()
        self._panel.setFocus()

    def close(self) -> None:
        """The window goes: nothing begins to play again."""
        self._playing = False
        self.end()

    def reword(self) -> None:
        """Another language speaks."""
        if self.page is not None:
            for side in self.page.comparison.sides:
                take = self._known_takes.find(side.subject.id)
                if take is not None:
                    side.subject = replace(side.subject, title=title_of(take))
            self.page.comparison.sides_changed.emit()

    # What it is made of

    def _begin(self, pair: Sequence[Take | None], mode: Mode | None = None) -> None:
        takes = [take for take in pair if take is not None]
        if len(takes) < 2:
            self._notify(t(NO_OTHER))
            return
        self._notify("")
        player = self._panel.player
        self._playing, self._began_with = player.playing, self._viewer.take_id
        seconds = player.seconds
        self._workspaces.choose(Workspace.REVIEW)
        page = self._opened()
        page.set_theme(self._context.theme())
        _as_loud(page.transport, self._panel.transport)
        page.canvas.set_guides(self._panel.surface.guides)
        self._follow_loop(self._panel.transport.loop_in_use)
        self._panel.room.lend(page, page)
        self._chosen = self._viewer.take_id
        page.comparison.begin([self._candidates.subject(take) for take in takes], seconds)
        self._mode_before = page.comparison.look.mode
        if mode is not None:
            page.comparison.look.choose(mode)
        page.setFocus()

    def _opened(self) -> ComparePage:
        if self.page is None:
            context = self._context
            page = ComparePage(context.actions, context.icons, context.theme(), self._source)
            page.left.connect(self.end)
            page.noticed.connect(self._notify)
            page.add_requested.connect(self._add)
            page.comparison.sides_changed.connect(self._changed)
            page.transport.loop_changed.connect(self._panel.transport.set_loop)
            self._panel.transport.loop_changed.connect(self._follow_loop)
            self._drift = DriftPresenter(context.background, page.figures)
            self.page = page
        return self.page

    def _bind(self) -> None:
        actions, strip = self._context.actions, self._panel.strip
        actions.bind(PIN_A, lambda: self.pin(self._viewer.take_id))
        actions.bind(COMPARE, self.compare)
        actions.bind(COMPARE_CUT, self.compare_cut)
        strip.pin_requested.connect(self.pin)
        strip.compare_requested.connect(self._compare_take)
        CompareCommands(actions, lambda: self.page if self.on else None, self._notify)
        for action in (CULL, REJECTED_FILMS):
            actions.wrap(action, self._ended_first)
        for action in (THIRDS, SAFE_AREAS):
            actions.wrap(action, self._guided)
        self._viewer.shown.connect(self._choose)
        self._workspaces.changed.connect(self._leave_with)
        self._window.hidden_changed.connect(self._rest)

    def _ended_first(self, call: Call) -> Call:
        """Films are let go of, and the player is back in its place."""

        def done() -> object:
            self.end()
            return call()

        return done

    def _guided(self, call: Call) -> Call:
        def done() -> None:
            call()
            if self.page is not None:
                self.page.canvas.set_guides(self._panel.surface.guides)

        return done

    def _leave_with(self, workspace: Workspace) -> None:
        if workspace is not Workspace.REVIEW:
            self.end()

    def _rest(self, hidden: bool) -> None:
        """What nobody can see does not run, and is not dropped either."""
        if hidden and self.page is not None:
            self.page.comparison.playhead.pause()

    def _follow_loop(self, loop: Loop) -> None:
        """A film that goes on through the board has nothing to go on to here."""
        if self.page is not None:
            around = loop in (Loop.TAKE, Loop.POINTS)
            with QSignalBlocker(self.page.transport):
                self.page.transport.set_loop(Loop.TAKE if around else Loop.OFF)
            self.page.comparison.playhead.loops = around

    # Sides

    def _compare_take(self, take_id: str) -> None:
        """From the menu of a take, which is the chosen one by then."""
        if take_id != self._viewer.take_id:
            self._viewer.show_take(take_id)
        if not self.on:
            self.compare()

    def _choose(self) -> None:
        """The artist has gone to another take: it comes in the place of the side in hand."""
        take_id, before = self._viewer.take_id, self._chosen
        self._chosen = take_id
        if not self.on or self.page is None or take_id == before:
            return
        take = self._candidates.film(take_id)
        if take is None:
            return
        if take_id == self.page.comparison.sides[0].subject.id:
            self._notify(t(IS_A, number=take.number))
        else:
            self._notify("")
            self.page.comparison.put(self._candidates.subject(take))

    def _changed(self) -> None:
        """The strip goes with the side in hand, where that is one of its takes."""
        self._show_letters()
        if not self.on or self.page is None:
            return
        take = self._known_takes.find(self.page.comparison.side.subject.id)
        if take is not None and take.shot == self._viewer.shot_id and take.id != self._chosen:
            self._viewer.show_take(take.id)

    def _pin_side(self, page: ComparePage, take: Take) -> None:
        place = page.comparison.place_of(take.id)
        if place is not None:
            page.comparison.pin(place)

    def _add(self) -> None:
        page = self.page
        if page is None or len(page.comparison.sides) >= MOST:
            return
        compared = [side.subject.id for side in page.comparison.sides]
        further = self._candidates.further(self._viewer.shot_id, self._chosen, compared)
        if further is None:
            self._notify(t(NO_FURTHER))
        else:
            page.comparison.add(self._candidates.subject(further))

    def _show_letters(self) -> None:
        letters = {self.pinned: letter(0)} if self.pinned else {}
        if self.on and self.page is not None:
            sides = self.page.comparison.sides
            letters = {side.subject.id: letter(place) for place, side in enumerate(sides)}
        self._panel.strip.show_sides(letters)


def _as_loud(one: Transport, other: Transport) -> None:
    """How loud a film is, the artist sets for every film."""
    one.restore({**other.state(), "loop": one.loop_in_use.value})
