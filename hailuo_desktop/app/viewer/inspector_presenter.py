"""The inspector of takes: the request that made the one that is shown, and what to do with it."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from hailuo_desktop.app.asking import ask_target
from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.queue.batch_presenter import BatchPresenter
from hailuo_desktop.app.saved import tell_saved
from hailuo_desktop.domain.chain import as_sent
from hailuo_desktop.domain.diff import differences
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.film_files import FILM
from hailuo_desktop.domain.request_back import settings_back
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard, with_shot
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.domain.word_diff import Change, Piece, word_diff
from hailuo_desktop.translate import t
from hailuo_desktop.ui.actions.inspector import AGAIN, COPY_PROMPT, EXPORT_TAKE, USE_SETTINGS
from hailuo_desktop.ui.notices import Kind
from hailuo_desktop.ui.viewer.take_inspector import TakeInspector
from hailuo_desktop.ui.viewer.take_sheet import Still, TakeSheet

from .marks_presenter import MarksPresenter
from .strip_presenter import facts_of
from .viewer_presenter import ViewerPresenter


class InspectorPresenter:
    def __init__(
        self,
        context: Context,
        *,
        inspector: TakeInspector,
        board_presenter: BoardPresenter,
        marks: MarksPresenter,
        viewer: ViewerPresenter,
        batch: BatchPresenter,
    ) -> None:
        self._known_takes = context.known_takes
        self._known_marks = context.marks
        self._pictures = context.pictures
        self._videos = context.studio.library.videos
        self._background = context.background
        self._notify = context.notify
        self._window = context.window
        self._inspector = inspector
        self._board_presenter = board_presenter
        self._marks = marks
        self._viewer = viewer
        self._batch = batch
        inspector.seen.connect(self.show)
        inspector.rated.connect(lambda stars: marks.rate(viewer.take_id, stars))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        inspector.noted.connect(lambda note: marks.note(viewer.take_id, note))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        for told in (viewer.shown, context.edits.changed, context.edits.opened):
            told.connect(lambda: self.show())
        bind = context.actions.bind
        bind(USE_SETTINGS, self._each(self._use))
        bind(AGAIN, self._each(self._again))
        bind(EXPORT_TAKE, self._each(self._ask_export))
        bind(COPY_PROMPT, self._each(_copy_prompt))

    def show(self) -> None:
        """What the viewer shows, as far as anybody looks."""
        if not self._inspector.isVisible():
            return
        take = self._known_takes.find(self._viewer.take_id)
        if take is None:
            self._inspector.show_sheet(None)
            return
        sheet = self._sheet(take)
        known = self._inspector.sheet
        if known is not None and known.take.request == take.request:
            sheet = replace(sheet, frames=known.frames)
        self._inspector.show_sheet(sheet)
        if take.request.frames and not any(still.image for still in sheet.frames):
            self._background.start(self._show_frames(take))

    async def _show_frames(self, take: Take) -> None:
        captions = [t("First frame"), t("Last frame")]
        frames = zip(captions, take.request.frames, strict=False)
        stills = [Still(words, await self._pictures.frame(frame)) for words, frame in frames]
        sheet = self._inspector.sheet
        if sheet is not None and sheet.take.id == take.id:
            self._inspector.show_sheet(replace(sheet, frames=tuple(stills)))

    def _sheet(self, take: Take) -> TakeSheet:
        takes = self._known_takes.of_shot(take.shot)
        board = self._board_presenter.board_of(take.shot)
        kept = board.shot(take.shot).kept if board else ""
        earlier = [each for each in takes if each.number < take.number]
        before = earlier[-1] if earlier else None
        facts = facts_of(takes, kept, self._known_marks)[take.id]
        prompt = _pieces(before.request.prompt if before else "", take.request.prompt, before)
        edits, edited = self._edits(take, board)
        number = before.number if before else 0
        usable = take.shot in self._board_presenter.board.rows
        return TakeSheet(take, facts, prompt, number, edits, edited, usable=usable)

    def _edits(
        self, take: Take, board: Storyboard | None
    ) -> tuple[tuple[str, ...], tuple[Piece, ...]]:
        """How the shot was edited since, in words, and its prompt where that is another now."""
        if board is None:
            return (), ()
        shot = as_sent(board, board.shot(take.shot))
        edits = tuple(differences(take, shot, self._begins_with(take)))
        pieces = word_diff(take.request.prompt, shot.prompt)
        changed = any(piece.change is not Change.SAME for piece in pieces)
        return edits, pieces if changed and edits else ()

    def _begins_with(self, take: Take) -> str:
        """The shot whose film gave it its first frame."""
        source = self._known_takes.find(take.source) if take.source else None
        return source.shot if source else ""

    # What is done

    def _each(self, verb: Callable[[Take], None]) -> Callable[[Iterable[str]], None]:
        def every(ids: Iterable[str]) -> None:
            for take in filter(None, map(self._known_takes.find, ids)):
                verb(take)

        return every

    def _shot(self, take: Take) -> Shot | None:
        return self._board_presenter.shot(take.shot)

    def _use(self, take: Take) -> None:
        """Prompt, settings and frames come back into the shot, in one step."""
        if (shot := self._shot(take)) is None:
            return
        source = self._begins_with(take)
        on_board = source if source in self._board_presenter.board.rows else ""
        board = with_shot(self._board_presenter.board, settings_back(shot, take, on_board))
        number = take.number
        self._board_presenter.make(board, lambda: t("Use settings of take {number}", number=number))

    def _again(self, take: Take) -> None:
        """Exactly what was asked for, through the pre-flight: nothing is paid without it."""
        if (shot := self._shot(take)) is not None:
            asked = replace(settings_back(shot, take), takes=self._inspector.count.value())
            self._batch.open_preflight([shot.id], {shot.id: asked})

    def _ask_export(self, take: Take) -> None:
        name = t("{shot} take {number}", shot=take.name or t("Shot"), number=take.number)
        title = t("Export take {number}", number=take.number)
        suffix = Path(take.state.file).suffix if isinstance(take.state, Completed) else FILM
        ask_target(self._window, title, name, suffix, lambda target: self.export(take, target))

    def export(self, take: Take, target: Path) -> None:
        if isinstance(take.state, Completed):
            board = self._board_presenter.board_of(take.shot)
            source = self._videos.path(take.state.file)
            name = board.name if board else ""
            self._background.start(self._export(take, source, target, name))

    async def _export(self, take: Take, source: Path, target: Path, board: str) -> None:
        from hailuo_desktop.studio.film_copy import copy_film

        try:
            marks = self._known_marks.of(take.id)
            await asyncio.to_thread(copy_film, source, target, take, board, marks)
        except HailuoError as error:
            self._notify(str(error), Kind.PROBLEM)
        else:
            words = t("Take {number} is exported as {file}.", number=take.number, file=target)
            tell_saved(self._notify, words, target)


def _copy_prompt(take: Take) -> None:
    QGuiApplication.clipboard().setText(take.request.prompt)


def _pieces(before: str, after: str, known: Take | None) -> tuple[Piece, ...]:
    if known is None:
        return (Piece(Change.SAME, after),) if after else ()
    return word_diff(before, after)
