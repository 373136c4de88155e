"""A board on its way to another machine: as a package, or as a table with its stills."""

import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

from pydantic import ValidationError

from hailuo_desktop.domain.batch_files import MOST_SHOTS, STORYBOARD
from hailuo_desktop.domain.errors import BadVideo, HailuoError
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.marks import NO_MARKS, Marks
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.media.recipe import beside, recipe_text, write_recipe
from hailuo_desktop.store.batch.origin import ORIGIN, Origin
from hailuo_desktop.store.batch.package import MOST_BYTES, MOST_FILES
from hailuo_desktop.store.batch.writing import (
    batch_of,
    file_name,
    member_names,
    to_csv,
    write_package,
)
from hailuo_desktop.store.durable import write
from hailuo_desktop.translate import n, t

from .exporting import recipe_of, suffix_of

KEPT = "_kept"  # at the end of a film's name


class NotPacked(HailuoError):
    pass


@dataclass(frozen=True)
class Packing:
    """``frame`` gives the file of a digest, ``video`` the file of a completed take, ``marks`` what
    is thought of one, by its id."""

    frame: Callable[[str], Path]
    video: Callable[[str], Path]
    marks: Callable[[str], Marks] = lambda _: NO_MARKS

    def package(
        self,
        board: Storyboard,
        takes: Iterable[Take],
        target: Path,
        known: Iterable[Take] = (),
    ) -> None:
        """Write a ``.hailuo`` file; finished takes go along with their recipes inside. Blocks.

        What the board, its shots and all ``known`` takes of them are called goes along too.
        """
        _checked(board)
        frames = _frames(board)
        names = member_names(frames)
        images = {names[frame.digest]: self._still(frame) for frame in frames}
        with tempfile.TemporaryDirectory(prefix="hailuo-") as folder:
            films = dict(self._films(board, takes, Path(folder)))
            _check_package([*images.values(), *films.values()])
            batch = batch_of(board, lambda frame: names[frame.digest])
            write_package(target, batch, images, films, origin_of(board, known))

    def table(self, board: Storyboard, target: Path) -> Path | None:
        """Write a CSV; gives the folder beside it that the stills were copied to. Blocks."""
        _checked(board)
        folder = target.with_name(f"{target.stem} frames")
        frames = _frames(board)
        for frame in frames:
            write(folder / file_name(frame), self._still(frame).read_bytes())
        batch = batch_of(board, lambda frame: f"{folder.name}/{file_name(frame)}")
        write(target, to_csv(batch))
        return folder if frames else None

    def _films(
        self, board: Storyboard, takes: Iterable[Take], folder: Path
    ) -> Iterable[tuple[str, Path]]:
        places = {shot.id: place for place, shot in enumerate(board.shots, start=1)}
        for take in takes:
            if isinstance(take.state, Completed) and take.shot in places:
                kept = board.shot(take.shot).kept == take.id
                name = film_name(places[take.shot], take, kept)
                for file in self._film(take, take.state, board.name, folder / name):
                    yield file.name, file

    def _film(self, take: Take, done: Completed, board: str, target: Path) -> Iterable[Path]:
        """The film with its recipe, in it or beside it."""
        recipe = recipe_of(take, board, self.marks(take.id))
        video = self.video(done.file)
        yield target
        try:
            write_recipe(video, target, recipe)
        except BadVideo as error:
            if not video.is_file():
                raise NotPacked(_missing_film(take)) from error
            copyfile(video, target)
            beside(target).write_bytes(recipe_text(recipe))
            yield beside(target)

    def _still(self, frame: Frame) -> Path:
        file = self.frame(frame.digest)
        if not file.is_file():
            raise NotPacked(
                t(
                    "The frame “{name}” is missing from the library: drop it into its shot again, "
                    "then pack the board again.",
                    name=frame.name,
                )
            )
        return file


def _missing_film(take: Take) -> str:
    if not take.name:
        return t(
            "The film of a shot, take {take}, is missing from the library: save the package "
            "without the takes.",
            take=take.number,
        )
    return t(
        "The film of {shot}, take {take}, is missing from the library: save the package without "
        "the takes.",
        shot=take.name,
        take=take.number,
    )


def origin_of(board: Storyboard, known: Iterable[Take]) -> Origin | None:
    """None where this app has not made the ids."""
    takes = [take for take in known if take.shot in board.rows]
    try:
        return Origin(
            board=board.id,
            shots=tuple(board.rows),
            takes=tuple(take.id for take in takes),
            waiting=tuple(take.id for take in takes if not take.settled),
        )
    except ValidationError:
        return None


def film_name(place: int, take: Take, kept: bool = False) -> str:
    """A film's name in a package: the place of its shot comes first."""
    return f"{place:04}_t{take.number}_{take.id[:12]}{KEPT if kept else ''}{suffix_of(take)}"


def kept_in(film: str) -> bool:
    """Whether a film in a package is the take that the artist has kept of its shot."""
    return Path(film).stem.endswith(KEPT)


def place_of(film: str) -> int | None:
    """The place of the shot that a film in a package belongs to, from 1."""
    number = Path(film).name.partition("_")[0]
    return int(number) if number.isdecimal() else None


def _checked(board: Storyboard) -> None:
    if not board.shots:
        raise NotPacked(t("The board has no shot yet: there is nothing to pack."))
    if len(board.shots) > MOST_SHOTS:
        raise NotPacked(
            n(
                "The board has {count} shot, and a package or a table holds {most} at most: move "
                "some to another board.",
                "The board has {count} shots, and a package or a table holds {most} at most: move "
                "some to another board.",
                len(board.shots),
                most=MOST_SHOTS,
            )
        )


def _check_package(files: Sequence[Path]) -> None:
    """What would not be read again is not written."""
    if len(files) + len((STORYBOARD, ORIGIN)) > MOST_FILES:
        raise NotPacked(
            n(
                "The board has {count} still or film, and a package holds less than {most}: move "
                "some shots to another board.",
                "The board has {count} stills and films, and a package holds less than {most}: "
                "move some shots to another board.",
                len(files),
                most=MOST_FILES,
            )
        )
    if sum(file.stat().st_size for file in files) > MOST_BYTES:
        raise NotPacked(
            t(
                "The stills and films of the board have more than the 4 GB that a package holds: "
                "move some shots to another board, or leave the takes out."
            )
        )


def _frames(board: Storyboard) -> list[Frame]:
    """Every still of the board, each content once."""
    every = (frame for shot in board.shots for frame in (shot.first, shot.last) if frame)
    return list({frame.digest: frame for frame in every}.values())
