"""A script or a table that is rendered again, rewritten: its shots are those of the first time."""

from dataclasses import dataclass, replace

from hailuo_desktop.domain.rewrite import said_of
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.store.batch.read import Read
from hailuo_desktop.store.library import Library
from hailuo_desktop.studio.list_rewrites import (
    Rewrite,
    as_before,
    before,
    remember,
    rewrite_of,
    told,
    updated,
)


@dataclass(frozen=True)
class KnownList:
    """``board`` is the list as it is rendered, ``script`` as the file has it; ``replaced`` are the
    ids of shots in the library that it changes."""

    board: Storyboard
    script: Storyboard
    rewrite: Rewrite | None
    replaced: frozenset[str] = frozenset()

    @classmethod
    def of(cls, board: Storyboard, found: Read, library: Library) -> "KnownList":
        """``board`` is what became of ``found``, maybe with another number of takes."""
        pairs = zip(board.shots, found.entries, strict=True)
        shots = tuple(replace(shot, takes=entry.shot.takes) for shot, entry in pairs)
        script = replace(board, shots=shots)
        known = before(script, library)
        rewrite = rewrite_of(script, known) if known else None
        if rewrite is None:
            return cls(board, script, None)
        home = as_before(board, rewrite, library.takes.of_shot)
        return cls(home.board, script, rewrite, home.replaced)

    @property
    def words(self) -> str:
        """What has changed since; "" where nothing has."""
        return told(self.rewrite) if self.rewrite else ""

    def save(self, library: Library) -> None:
        """Before the render: the board in the library as the list has it now."""
        if self.rewrite is not None:
            library.boards.save(updated(self.rewrite, self.replaced))
        pairs = zip(self.board.shots, self.script.shots, strict=True)
        said = said_of(replace(shot, takes=given.takes) for shot, given in pairs)
        remember(self.script.id, self.board.id, said, library)
