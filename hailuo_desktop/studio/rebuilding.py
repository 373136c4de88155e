"""Films that the ledger does not know: their own recipes bring takes, shots and boards back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from hailuo_desktop.domain.catalog import Mode
from hailuo_desktop.domain.errors import TaskClaimed
from hailuo_desktop.domain.marks import NO_MARKS, Marks
from hailuo_desktop.domain.plural import counted
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard, with_shot
from hailuo_desktop.domain.take import Take
from hailuo_desktop.store.library import Library
from hailuo_desktop.store.videos import TAKES
from hailuo_desktop.translate import mark, n, t

Recipe = Mapping[str, Any]
BOARD = mark("Recovered takes")


@dataclass(frozen=True)
class _Film:
    take: Take
    board: str
    marks: Marks = NO_MARKS


def rebuild(library: Library, read_recipe: Callable[[Path], Recipe | None]) -> None:
    """Make takes of the films in the library that no completed take claims; its notice tells."""
    # What the journal brought back has no shot and no board yet: the film's recipe tells of both.
    done = library.takes.completed() - {*library.unreadable_takes} - library.brought_back
    unknown = [
        file
        for file in library.videos.all()
        # A newer version's row knows more of its take than the recipe does.
        if Path(file).stem not in done and not library.takes.foreign(Path(file).stem)
    ]
    found = (library.takes.find(Path(file).stem) for file in unknown)
    known = {take.id: take for take in found if take is not None}
    films = [film for file in unknown if (film := _film(library, file, read_recipe))]
    kept = [film for film in films if _kept(library, film.take, known.get(film.take.id))]
    for film in kept:
        if library.marks.find(film.take.id) == NO_MARKS:  # what the library knows is later
            library.marks.save(film.take.id, film.marks, film.take.changed)
    boards = _boards(library, kept)
    for board in boards:
        library.boards.save(board)
    if kept:
        library.notify(_told(counted(len(kept), "take"), len(boards)))
    told = {*known, *(film.take.id for film in films)}
    if lost := sum(Path(file).stem not in told for file in unknown):
        library.notify(
            n(
                "In {folder} is {count} film of no take that is known: it stays there.",
                "In {folder} are {count} films of no take that is known: they stay there.",
                lost,
                folder=library.folder / TAKES,
            )
        )


def _told(takes: str, boards: int) -> str:
    if not boards:
        return t("From the recipes in their films came {takes} back.", takes=takes)
    return t(
        "From the recipes in their films came {takes} back on {boards}.",
        takes=takes,
        boards=counted(boards, "storyboard"),
    )


def _film(
    library: Library, file: str, read_recipe: Callable[[Path], Recipe | None]
) -> _Film | None:
    from .recipes import board_in, marks_in, take_of  # heavy, and hardly ever needed

    recipe = read_recipe(library.videos.path(file)) or {}
    take = take_of(recipe, file)
    if take is None or take.id != Path(file).stem:
        return None
    return _Film(take, board_in(recipe), marks_in(recipe))


def _kept(library: Library, take: Take, known: Take | None) -> bool:
    """Write it down; what the ledger has of it already is right but for the film."""
    try:
        library.takes.save(take if known is None else _completed(known, take))
    except TaskClaimed as error:
        library.notify(str(error))
        return False
    return True


def _completed(known: Take, film: Take) -> Take:
    cost = film.cost.updated(known.cost)
    task = known.task or film.task
    return replace(known, state=film.state, task=task, cost=cost, changed=film.changed, note=())


def _boards(library: Library, films: Iterable[_Film]) -> list[Storyboard]:
    """The boards that hold the shots which no board holds."""
    boards = library.boards.all()
    placed = {shot.id for board in boards for shot in board.shots}
    made: dict[str, Storyboard] = {}
    for film in sorted(films, key=_order):
        if film.take.shot not in placed:
            name = film.board or BOARD
            board = made.get(name) or _board(boards, name, film.board or t(BOARD))
            # A later take of the shot is what it was last.
            made[name] = with_shot(board, _shot(film.take))
    return list(made.values())


def _board(boards: Iterable[Storyboard], name: str, shown: str) -> Storyboard:
    """The same one for the same name, in whatever language it is shown."""
    board_id = sha256(f"recovered\0{name}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return next((b for b in boards if b.id == board_id), Storyboard(board_id, shown))


def _order(film: _Film) -> tuple[float, float]:
    """Shots by their place on the board where their name tells it, then by age."""
    name = film.take.name
    place = float(name) if name.isascii() and name.isdecimal() else float("inf")
    return place, film.take.created


def _shot(take: Take) -> Shot:
    """The shot that would ask for that take again."""
    request = take.request
    parameters = dict(request.parameters)
    frames = [*request.frames, None, None]
    named = not take.name.isdecimal()
    if take.brought_in:  # it was never asked for
        return Shot(id=take.shot, name=take.name if named else "")
    return Shot(
        id=take.shot,
        name=take.name if named else "",
        prompt=request.prompt,
        first=frames[0],
        last=frames[1] if request.mode is Mode.FLF else None,
        model=request.model,
        quality=request.quality,
        duration=request.duration,
        prompt_optimizer=parameters.get("prompt_optimizer", True),
        fast_pretreatment=parameters.get("fast_pretreatment", False),
    )
