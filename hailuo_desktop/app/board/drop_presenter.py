"""What is dropped or pasted on the board becomes shots; what cannot is listed with its fix."""

import asyncio
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal

from hailuo_desktop.app.background_tasks import BackgroundTasks
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.store.batch.pasted import shots_of_cells
from hailuo_desktop.studio.gathering import Gathered, gather
from hailuo_desktop.studio.image_fixes import Refused
from hailuo_desktop.studio.intake import Intake
from hailuo_desktop.translate import mark, n, t
from hailuo_desktop.ui.board.dropping import Drop
from hailuo_desktop.ui.board.panel import BoardPanel
from hailuo_desktop.ui.board.rejects import Reject
from hailuo_desktop.ui.shot.image_source import FromFile, ImageSource

from .board_presenter import BoardPresenter
from .drop_placement import DropPlacement
from .edits import Words, new_id
from .film_drop import FilmDrop
from .frame_import import FrameImport
from .still_drop import StillDrop
from .text_drop import TextDrop


@dataclass(frozen=True)
class Turned:
    """A picture that was turned away, and what is done with it once it is mended."""

    refused: Refused
    landing: DropPlacement | None = None  # the drop that it belongs to
    place: int = 0  # in the drop


class DropPresenter(QObject):
    """``batch_dropped`` is for whoever imports storyboards: its path. ``clip_dropped`` gives a film
    that the artist wants as a take, and the shot."""

    batch_dropped = Signal(object)
    clip_dropped = Signal(object, str)

    def __init__(
        self,
        intake: Intake,
        board_presenter: BoardPresenter,
        panel: BoardPanel,
        background: BackgroundTasks,
    ) -> None:
        super().__init__()
        self._board_presenter = board_presenter
        self._panel = panel
        self._background = background
        self._importing = FrameImport(intake, background.report)
        self._texts = TextDrop(panel, self.show_refusals)
        self._stills = StillDrop(self._importing)
        self._films = FilmDrop(intake)
        self._stopped = False
        self._turned: dict[str, Turned] = {}
        self._reads = asyncio.Lock()
        self._mends = asyncio.Lock()  # in the order of the clicks, so that the shots come in it
        panel.dropped.connect(self.take)
        panel.rejects.fix_requested.connect(self._fix)
        panel.rejects.dismissed.connect(self._dismiss)
        panel.reading.stop_requested.connect(self._stop)

    def take(self, drop: Drop) -> None:
        self._background.start(self._take(drop, self._board_presenter.board.id))

    def show_refusals(self, sentences: Sequence[str]) -> None:
        """Add to the list of what could not be used."""
        self._turned |= {new_id(): Turned(Refused("", sentence)) for sentence in sentences}
        if sentences:
            self._show()

    async def _take(self, drop: Drop, board: str) -> None:
        paths = [each.path for each in drop.sources if isinstance(each, FromFile)]
        other = tuple(each for each in drop.sources if not isinstance(each, FromFile))
        found = await asyncio.to_thread(gather, paths)
        self.show_refusals(found.useless)
        found = await self._chosen_of(drop, found)
        for path in found.batches:
            self.batch_dropped.emit(path)
        await self._take_texts(drop, board, found.texts)
        await self._take_films(drop, board, found.films)
        stills: list[ImageSource] = [*map(FromFile, found.stills), *other]
        if stills:
            await self._take_stills(drop, board, stills)

    # Texts

    async def _take_texts(self, drop: Drop, board: str, texts: Sequence[Path]) -> None:
        insert = partial(self._insert, drop, board)
        if drop.cells:
            insert([Shot(new_id(), **each) for each in shots_of_cells(drop.text)])
        elif drop.text.strip():
            self._texts.text(drop.text, insert)
        for path in texts:
            await self._apart(path.name, self._texts.file(path, insert))

    def _insert(self, drop: Drop, board: str, shots: Sequence[Shot]) -> None:
        if shots:
            self._board_presenter.insert_before(shots, drop.before, _added(len(shots)), board)

    # Lists among stills

    async def _chosen_of(self, drop: Drop, found: Gathered) -> Gathered:
        """A list that lies among pictures may be what they are there for."""
        if not found.lists:
            return found
        choices = [
            (str(place), t("Import the list “{file}” with its pictures", file=path.name))
            for place, path in enumerate(found.lists)
        ]
        choice = await self._ask(drop.at, [*choices, ("rest", t("Take the pictures alone"))])
        if choice == "rest":
            return found
        if not choice:
            return Gathered()
        chosen = found.lists[int(choice)]
        rest = replace(found, batches=(*found.batches, chosen), lists=())
        return rest.without(chosen.parent)

    # Films

    async def _take_films(self, drop: Drop, board: str, films: Sequence[Path]) -> None:
        for film in films:
            await self._apart(film.name, self._take_film(drop, board, film))

    async def _apart(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        """One thing of a drop: whatever becomes of it, the others are taken."""
        try:
            await work
        except (HailuoError, OSError) as error:
            self.show_refusals([str(error)])
        except Exception as error:  # noqa: BLE001 - a bug of ours, reported as such
            self._background.report(error)
            self.show_refusals(
                [t("“{file}” was left out: something went wrong inside the app.", file=name)]
            )

    async def _take_film(self, drop: Drop, board: str, film: Path) -> None:
        """The shot that made it, or the frame that the artist chooses; or, let go on a card, a
        take of that shot."""
        made = await self._films.shot(film, new_id())
        if made is not None and not drop.onto:
            self._restore(drop, board, film, made)
            return
        choice = await self._ask(drop.at, self._film_choices(drop, film, made is not None))
        if choice == "take":
            self.clip_dropped.emit(film, drop.onto)
        elif choice == "shot" and made is not None:
            self._restore(drop, board, film, made)
        elif choice:
            picture = await self._films.frame(film, last=choice == "last")
            await self._take_stills(drop, board, [picture])

    def _film_choices(self, drop: Drop, film: Path, made: bool) -> list[tuple[str, str]]:
        choices = [
            ("first", t("First frame of “{film}”", film=film.name)),
            ("last", t("Last frame of “{film}”", film=film.name)),
        ]
        if made:
            choices.insert(0, ("shot", t("The shot that made “{film}”", film=film.name)))
        if drop.onto:
            shot = self._board_presenter.board.code(drop.onto)
            words = t("“{film}” as a take of {shot}, brought in", film=film.name, shot=shot)
            choices.append(("take", words))
        return choices

    def _restore(
        self, drop: Drop, board: str, film: Path, made: tuple[Shot, Sequence[str]]
    ) -> None:
        shot, missing = made
        words = mark("Restore shot from film")
        self._board_presenter.insert_before([shot], drop.before, words, board)
        self.show_refusals(
            [
                t("“{name}” of {film} is not in this library.", name=name, film=film.name)
                for name in missing
            ]
        )

    # Stills

    async def _take_stills(self, drop: Drop, board: str, sources: Sequence[ImageSource]) -> None:
        if len(sources) > 2:  # more than a shot has frames for: the card was in the way
            drop = replace(drop, onto="")
        onto = bool(drop.onto)
        chain = drop.chain and len(sources) > 1
        if not onto and len(sources) > 1 and not chain:
            choices = [
                ("each", t("One shot per image")),
                ("chain", t("Chain: first and last frames")),
            ]
            choice = await self._ask(drop.at, choices)
            if not choice:
                return
            chain = choice == "chain"
        taken = await self._read(sources)
        if taken is None:
            return
        frames, refused = taken
        landing = DropPlacement(self._board_presenter, board, drop, chain, len(sources))
        landing.begin(frames)
        self._turned |= {new_id(): Turned(each, landing, place) for place, each in refused.items()}
        self._show()

    async def _read(
        self, sources: Sequence[ImageSource]
    ) -> tuple[dict[int, Frame], dict[int, Refused]] | None:
        """None where it was stopped. One drop after another: each has the bar to itself."""
        async with self._reads:
            self._stopped = False

            def progress(done: int) -> bool:
                self._panel.reading.show_progress(done, len(sources))
                return not self._stopped

            try:
                return await self._stills.import_stills(sources, progress)
            finally:
                self._panel.reading.show_progress(0, 0)

    def _stop(self) -> None:
        self._stopped = True

    # What was turned away

    def _fix(self, ids: list[str]) -> None:
        self._background.start(self._mend([each for each in ids if each in self._turned]))

    async def _mend(self, ids: Sequence[str]) -> None:
        async with self._mends:
            mended: dict[DropPlacement, dict[int, Frame]] = {}
            for each in ids:
                turned = self._turned.pop(each, None)
                if turned is not None:  # it is None for a second click on the same button
                    await self._mend_one(turned, mended)
            for landing, frames in mended.items():
                landing.add(frames)
        self._show()

    async def _mend_one(
        self, turned: Turned, mended: dict[DropPlacement, dict[int, Frame]]
    ) -> None:
        try:
            frame = await self._importing.mend(turned.refused)
        except (HailuoError, OSError) as error:
            self.show_refusals([str(error)])
            return
        if turned.landing is not None:
            mended.setdefault(turned.landing, {})[turned.place] = frame

    def _dismiss(self) -> None:
        self._turned.clear()
        self._show()

    def _show(self) -> None:
        self._panel.rejects.show_rejects(
            [Reject(i, each.refused.why, each.refused.offer) for i, each in self._turned.items()]
        )

    async def _ask(self, at: QPoint | None, choices: Sequence[tuple[str, str]]) -> str:
        """The name of what the artist chose; empty for none."""
        answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()

        def chosen(name: str) -> None:
            if not answer.done():
                answer.set_result(name)

        self._panel.offer(at, choices, chosen)
        return await answer


def _added(count: int) -> Words:
    return lambda: n("Add shot from text", "Add {count} shots from text", count)
