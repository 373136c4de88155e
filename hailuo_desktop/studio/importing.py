"""A batch file on its way into the library: every problem of every shot, before anything else."""

from collections import Counter
from dataclasses import dataclass, replace
from hashlib import sha256

from hailuo_desktop.domain.catalog import MODELS
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.rules import problems
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.words import sentence
from hailuo_desktop.store.batch.model import BatchError, BatchShot
from hailuo_desktop.store.batch.picture import Picture
from hailuo_desktop.store.batch.read import Entry, Read

from .intake import Intake


@dataclass(frozen=True)
class Finding:
    """One problem: ``shot`` counts from 1, ``rule`` is a code, ``blocks`` keeps it from going."""

    shot: int
    name: str
    rule: str
    sentence: str
    blocks: bool


@dataclass(frozen=True)
class Imported:
    board: Storyboard
    findings: tuple[Finding, ...]

    @property
    def blocked(self) -> bool:
        return any(finding.blocks for finding in self.findings)


class Importing:
    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._findings: list[Finding] = []

    async def batch(self, read: Read, places: list[int], takes: int | None) -> Imported:
        """The chosen shots (places from 1) as a board; the same batch gives the same ids."""
        shots: list[Shot] = []
        seen: Counter[str] = Counter()
        for place, entry in enumerate(read.entries, start=1):
            shot = await self._shot(place, entry, check=place in places)
            content = _content(read.name, shot)
            seen[content] += 1
            shot = replace(shot, id=_id(content, str(seen[content])), takes=takes or shot.takes)
            shots.append(shot)
        board = Storyboard(_id("board", read.name), read.name, tuple(shots))
        found = (each for each in self._findings if each.shot in places)
        return Imported(board, tuple(found))

    async def _shot(self, place: int, entry: Entry, check: bool) -> Shot:
        given = entry.shot
        start = len(self._findings)
        first = await self._frame(place, given, entry.first, Field.FIRST_FRAME)
        last = await self._frame(place, given, entry.last, Field.LAST_FRAME)
        shot = Shot(
            id="",
            name=given.name,
            prompt=given.prompt,
            first=first,
            last=last,
            model=given.model,
            quality=given.quality,
            duration=given.duration,
            prompt_optimizer=given.prompt_optimizer,
            fast_pretreatment=given.fast_pretreatment,
            takes=given.takes,
        )
        # Without its frames a shot is another shot: its other rules would mislead.
        if check and len(self._findings) == start:
            self._check(place, shot)
        return shot

    async def _frame(
        self, place: int, given: BatchShot, picture: Picture | None, where: Field
    ) -> Frame | None:
        if picture is None:
            return None
        try:
            return await self._intake.data(picture.read(), picture.name, where)
        except HailuoError as error:
            rule = "image_missing" if isinstance(error, BatchError) else "image_refused"
            name = where.value.replace("_", " ")
            self._find(place, given.name, rule, f"{name}: {error}")
            return None

    def _check(self, place: int, shot: Shot) -> None:
        model = MODELS.get(shot.model)
        if model is None:
            known = ", ".join(MODELS)
            words = f"the model “{shot.model}” is not one of {known}."
            self._find(place, shot.name, "model_unknown", words)
            return
        for problem in problems(shot, model):
            self._find(place, shot.name, problem.code, sentence(problem), problem.blocks)

    def _find(self, place: int, name: str, rule: str, words: str, blocks: bool = True) -> None:
        self._findings.append(Finding(place, name, rule, words, blocks))


def _content(board: str, shot: Shot) -> str:
    """What a shot is made of; its name and its place on the board may change."""
    frames = (frame.digest if frame else "" for frame in (shot.first, shot.last))
    switches = (str(shot.prompt_optimizer), str(shot.fast_pretreatment))
    return "\0".join(
        (board, shot.model, shot.prompt, *frames, shot.quality, str(shot.duration), *switches)
    )


def _id(*parts: str) -> str:
    text = "\0".join(parts)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
