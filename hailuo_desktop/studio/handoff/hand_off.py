"""A cut goes to an editor: films into the folder, then each file beside them that is wanted."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.hand_off import DEFAULT_TEMPLATE, MEDIA, Kind, Which
from hailuo_desktop.domain.reels import reels
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Take
from hailuo_desktop.media.film_facts import film_facts
from hailuo_desktop.store.durable import make_folder, trouble
from hailuo_desktop.store.names import check_template
from hailuo_desktop.studio.exporting import Exporting, Fetch, place_of
from hailuo_desktop.translate import t

from .folder import HandOffFolder, NotHandedOver
from .pages import Making, make
from .selecting import Known, Media, cut_of, wanted

Tell = Callable[[float], None]  # how much is done, 0 to 1
Stopped = Callable[[], bool]


@dataclass(frozen=True)
class Wish:
    """``folder`` is where the timelines go; films go into a folder of it, by ``template``."""

    folder: Path
    kinds: frozenset[Kind]
    which: Which = Which.NOT_REJECTED
    template: str = DEFAULT_TEMPLATE


@dataclass
class Handed:
    """What came of it. ``changed`` and ``same`` are files beside the films, ``aside`` those of
    others with the name that ours got; ``trouble`` are sentences."""

    folder: Path
    new_films: int = 0
    old_films: int = 0
    changed: list[Path] = field(default_factory=list[Path])
    same: list[Path] = field(default_factory=list[Path])
    aside: list[tuple[Path, Path]] = field(default_factory=list[tuple[Path, Path]])
    trouble: list[str] = field(default_factory=list[str])
    stopped: bool = False


class HandOff:
    """``video`` gives the file of a take in the library; ``fetch`` as in ``Exporting``."""

    def __init__(
        self,
        board: Storyboard,
        known: Known,
        video: Callable[[str], Path],
        fetch: Fetch | None = None,
    ) -> None:
        self._board = board
        self._known = known
        self._video = video
        self._fetch = fetch

    def takes(self, which: Which) -> list[Take]:
        """Those that would go, in board order."""
        return [take for shot in self._board.shots for take in wanted(shot, self._known, which)]

    async def run(self, wish: Wish, tell: Tell, stopped: Stopped) -> Handed:
        """NotHandedOver, BadTemplate, DiskFull or LibraryError where nothing can come of it.

        A film that cannot be had is left out, and told of. Stopped, it leaves what is whole.
        """
        check_template(wish.template)
        folder = await asyncio.to_thread(
            HandOffFolder, wish.folder, self._board.id, self._board.name
        )
        handed = Handed(wish.folder)
        takes = self.takes(wish.which)
        if not takes:
            raise NotHandedOver(t("“{board}” has no films yet.", board=self._board.name))
        await asyncio.to_thread(_make_folder, wish.folder / MEDIA)
        total = len(takes) + 2 * len(wish.kinds)
        media = await self._films(wish, takes, handed, lambda done: tell(done / total), stopped)
        cut = cut_of(self._board, self._known, wish.which, media)
        making = Making(cut, folder, reels(cut, folder.reels), stopped)
        kinds = [kind for kind in Kind if kind in wish.kinds and cut.takes]
        try:
            await _beside(kinds, making, handed, lambda done: tell((len(takes) + 2 * done) / total))
        finally:
            await asyncio.to_thread(folder.close, making.reels)
        handed.changed, handed.same, handed.aside = folder.changed, folder.same, folder.aside
        handed.stopped = stopped()
        return handed

    async def _films(
        self,
        wish: Wish,
        takes: list[Take],
        handed: Handed,
        done: Callable[[int], None],
        stopped: Stopped,
    ) -> Mapping[str, Media]:
        """By take id, with “/” in their paths."""
        exporting = Exporting(wish.folder / MEDIA, wish.template, self._video, stays=True)
        there = await asyncio.to_thread(_files, wish.folder / MEDIA)
        media: dict[str, Media] = {}
        for number, take in enumerate(takes, start=1):
            if stopped():
                break
            try:
                file = await exporting.export(take, place_of(self._board, take), self._fetch)
                facts = await asyncio.to_thread(film_facts, file)
            except HailuoError as error:
                handed.trouble.append(
                    t(
                        "{shot} take {number} is left out: {why}",
                        shot=self._code(take),
                        number=take.number,
                        why=error,
                    )
                )
                continue
            media[take.id] = Media(file.relative_to(wish.folder).as_posix(), facts)
            handed.old_films += file in there
            handed.new_films += file not in there
            done(number)
        return media

    def _code(self, take: Take) -> str:
        return self._board.code(take.shot)


async def _beside(kinds: Sequence[Kind], making: Making, handed: Handed, tell: Tell) -> None:
    """The files beside the films; ``tell`` hears how many are done, in parts of one too."""

    def part(number: int, share: float) -> None:
        tell(number + share)

    for number, kind in enumerate(kinds):
        if making.stopped():
            return
        try:
            await asyncio.to_thread(make, kind, making, partial(part, number))
        except HailuoError as error:
            handed.trouble.append(str(error))
        tell(number + 1)


def _make_folder(folder: Path) -> None:
    """One that cannot be written is said once, and not of every film."""
    try:
        make_folder(folder)
    except OSError as error:
        raise trouble(error, folder, 0) from error


def _files(folder: Path) -> frozenset[Path]:
    return frozenset(file for file in folder.rglob("*") if file.is_file())
