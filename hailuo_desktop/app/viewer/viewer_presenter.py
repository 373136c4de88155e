"""The viewer: the takes of the shot in hand, each shown as soon as there is anything to see."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.domain.errors import FilmGone, HailuoError
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.state_words import word
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.studio.settings import AUTOPLAY
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.notices import Kind
from hailuo_desktop.ui.viewer.viewer import Viewer

from .strip_presenter import StripPresenter, facts_of

FETCHING = mark("The film of {title} is gone from disk: fetching it again, which costs nothing …")
BINNED = mark(
    "The film of {title} is in the system's bin, where you have put it: put it back from there to "
    "see it again."
)
BACK = mark("The film of {title} is back.")


class ViewerPresenter(QObject):
    """``shown`` tells that another take is shown, or that something of it has changed."""

    shown = Signal()

    def __init__(
        self, context: Context, *, viewer: Viewer, board_presenter: BoardPresenter
    ) -> None:
        super().__init__()
        self._studio = context.studio
        self._known_takes = context.known_takes
        self._marks = context.marks
        self._pictures = context.pictures
        self._viewer = viewer
        self._board_presenter = board_presenter
        self._background = context.background
        self._notify = context.notify
        self._fetching: set[str] = set()
        self._gone: set[str] = set()  # takes whose films the service has lost too
        self._take_id = ""
        self._shot_id = ""  # the shot whose takes are shown: of a take of another board, its own
        self._kept = ""  # the take of the shot in hand that the artist has chosen to use
        self._known: dict[str, str] = {}
        self._strip = StripPresenter(context, viewer.strip)
        board_presenter.shown.connect(self.show_shot)
        board_presenter.frames_wanted.connect(self._shot_changed)
        viewer.take_requested.connect(self.show_take)
        viewer.noticed.connect(context.notify)
        viewer.player.film_ended.connect(self._play_on)

    @property
    def shot_id(self) -> str:
        """The shot whose takes are shown; empty before there is one."""
        return self._shot_id

    @property
    def take_id(self) -> str:
        """The take that is shown; empty where there is none."""
        return self._take_id

    def show_shot(self, shot_id: str) -> None:
        """The kept take of the shot, or the latest finished one, or the latest of all, or none.

        A film stands on its first frame: nobody has asked for it yet.
        """
        self._shot_id = shot_id
        self._kept = self._kept_of(shot_id)
        used = self._known_takes.used(shot_id, self._kept)
        self._show(used or (self._known_takes.of_shot(shot_id) or [None])[-1], play=False)
        self._show_strip(shot_id)
        if used is not None and used.id not in self._gone:
            self._look_for_film(used, play=False)

    def show_take(self, take_id: str) -> None:
        """The artist has chosen it: a film plays, or takes over from another of its shot."""
        take = self._known_takes.find(take_id)
        if take is not None:
            same = take.shot == self._shot_id
            self._desk_to(take)
            self._shot_id, self._kept = take.shot, self._kept_of(take.shot)
            self._show(take, go_on=same)
            self._show_strip(take.shot)
            self._look_for_film(take, play=True)

    def changed(self, take: Take) -> None:
        """A take has a new value: it is shown where the artist is looking."""
        # A poll brings progress, which only the viewer tells: the strip knows one word alone.
        fresh = self._known.get(take.id) != word(take)
        self._known[take.id] = word(take)
        if take.shot != self._shot_id:
            return
        if fresh:
            self._show_strip(take.shot)
        if take.id == self._take_id or self._gives_way(take):
            self._show(take, play=self._studio.settings.get(AUTOPLAY))

    def _shot_changed(self, shot: Shot) -> None:
        """A take was kept or let go, or that was undone: the same picture has another title."""
        if shot.kept != self._kept and shot.id == self._shot_id:
            self._kept = shot.kept
            self._show(self._known_takes.find(self._take_id))
            self._show_strip(shot.id)

    def show_kept(self) -> None:
        """A take of what is shown was kept, or let go, be it on another board."""
        self._kept = self._kept_of(self._shot_id)
        self._show(self._known_takes.find(self._take_id))
        self._show_strip(self._shot_id)

    def film_back(self, take: Take) -> None:
        """Its film is in its place again."""
        self._gone.discard(take.id)
        if take.id == self._take_id:
            self._show(take, play=False)
        if take.shot == self._shot_id:
            self._show_strip(take.shot)

    def show_shot_in_hand(self) -> None:
        """Back from a take of another board."""
        if self._shot_id != self._board_presenter.shot_id:
            self.show_shot(self._board_presenter.shot_id)

    def reword(self) -> None:
        """Another language speaks."""
        self._show(self._known_takes.find(self._take_id))
        self._show_strip(self._shot_id)

    def _kept_of(self, shot_id: str) -> str:
        shot = self._board_presenter.shot_anywhere(shot_id)
        return shot.kept if shot else ""

    def _gives_way(self, to: Take) -> bool:
        """What the artist looks at stays, unless it is over or no film yet and ``to`` is one."""
        shown = self._known_takes.find(self._take_id)
        if shown is None or isinstance(shown.state, Completed):
            return shown is None
        return shown.settled or isinstance(to.state, Completed)

    def _desk_to(self, take: Take) -> None:
        if (
            take.shot != self._board_presenter.shot_id
            and self._board_presenter.shot(take.shot) is not None
        ):
            self._board_presenter.select(take.shot)

    def _show(self, take: Take | None, play: bool = True, go_on: bool = False) -> None:
        self._take_id = take.id if take else ""
        if take is None:
            self._viewer.clear()
        elif isinstance(take.state, Completed):
            file = self._studio.library.videos.path(take.state.file)
            self._show_film(take, file, play, go_on)
            self._preload()
        else:
            self._background.start(self._show_waiting(take))
        self.shown.emit()

    def _show_film(self, take: Take, file: Path, play: bool, go_on: bool) -> None:
        title = self._title(take)
        if self._marks.of(take.id).binned is not None and not file.is_file():
            self._viewer.show_gone(title, t(BINNED, title=title))
        else:
            self._viewer.show_video(file, title, play, go_on)

    def _preload(self) -> None:
        """The takes before and after the one that is shown are the likeliest next."""
        films = [t for t in self._known_takes.of_shot(self._shot_id) if self._file(t)]
        at = next((n for n, take in enumerate(films) if take.id == self._take_id), None)
        beside = [] if at is None else [*films[max(0, at - 1) : at], *films[at + 1 : at + 2]]
        self._viewer.preload([file for take in beside if (file := self._file(take))])

    def _file(self, take: Take) -> Path | None:
        if not isinstance(take.state, Completed):
            return None
        return self._studio.library.videos.path(take.state.file)

    def _play_on(self) -> None:
        """The next shot of the board that has a film, and after the last one the first."""
        shots = self._board_presenter.board.shots
        at = next((n for n, shot in enumerate(shots) if shot.id == self._shot_id), -1)
        for shot in (*shots[at + 1 :], *shots[: at + 1]):
            used = self._known_takes.used(shot.id, shot.kept)
            if used is not None and self._file(used):
                self._board_presenter.select(shot.id)
                self._viewer.player.play()
                return

    def _look_for_film(self, take: Take, play: bool) -> None:
        """Whoever looks for a film that was deleted gets it from the service once more."""
        if not isinstance(take.state, Completed) or take.id in self._fetching:
            return
        there = self._studio.library.videos.path(take.state.file).is_file()
        binned = self._marks.of(take.id).binned is not None
        if binned and there:
            self._put_back(take)
        elif not binned and not there:
            self._fetching.add(take.id)
            self._background.start(self._fetch_again(take, play))

    def _put_back(self, take: Take) -> None:
        """The artist has taken its film out of the system's bin again."""
        try:
            self._marks.put(take.id, replace(self._marks.of(take.id), binned=None))
        except HailuoError as error:
            self._notify(str(error), Kind.PROBLEM)

    async def _fetch_again(self, take: Take, play: bool) -> None:
        self._notify(t(FETCHING, title=self._title(take)))
        try:
            await self._studio.queue.fetch_again(take)
        except HailuoError as error:
            if isinstance(error, FilmGone):
                self._gone.add(take.id)
            self._notify(str(error), Kind.PROBLEM)
            return
        finally:
            self._fetching.discard(take.id)
        self._notify(t(BACK, title=self._title(take)), Kind.DONE)
        if take.id == self._take_id:
            self._show(take, play)
        self._show_strip(take.shot)

    def _title(self, take: Take) -> str:
        if take.id == self._kept:
            return t("{shot} · take {number} · kept", shot=take.name, number=take.number)
        return t("{shot} · take {number}", shot=take.name, number=take.number)

    async def _show_waiting(self, take: Take) -> None:
        frames = take.request.frames
        still = await self._pictures.frame(frames[0]) if frames else None
        if take.id == self._take_id and self._known_takes.find(take.id) == take:
            self._viewer.show_waiting(take, still)

    def _show_strip(self, shot_id: str) -> None:
        self._background.start(self._fill_strip(shot_id))

    async def _fill_strip(self, shot_id: str) -> None:
        """At once with the posters that are at hand, and again with all of them."""
        takes = self._known_takes.of_shot(shot_id)
        if shot_id == self._shot_id:
            at_hand = {take.id: self._pictures.known_poster(take) for take in takes}
            self._put_strip(shot_id, at_hand)
        posters = {take.id: await self._pictures.poster(take) for take in takes}
        if shot_id == self._shot_id:
            self._put_strip(shot_id, posters)

    def _put_strip(self, shot_id: str, posters: Mapping[str, QImage | None]) -> None:
        found = {take_id: image for take_id, image in posters.items() if image is not None}
        takes = self._known_takes.of_shot(shot_id)
        facts = facts_of(takes, self._kept, self._marks)
        self._viewer.show_takes(takes, found, self._take_id, facts)
