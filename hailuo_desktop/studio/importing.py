"""A batch file on its way into the library: every problem of every shot, before anything else."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256

from hailuo_desktop.domain.digest import canonical_prompt
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.frame import Crop, Frame, missing
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.review import review
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.words import sentence
from hailuo_desktop.media.layers import flattened
from hailuo_desktop.media.picture import BadImage
from hailuo_desktop.store.batch.model import BatchError, BatchShot
from hailuo_desktop.store.batch.picture import Picture
from hailuo_desktop.store.batch.read import Entry, Read
from hailuo_desktop.translate import mark, t

from .intake import Intake

_OF_FRAME = {
    Field.FIRST_FRAME: mark("first frame: {why}"),
    Field.LAST_FRAME: mark("last frame: {why}"),
}


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
    """A board made of a batch, and what was found wrong on the way."""

    board: Storyboard
    findings: tuple[Finding, ...]

    @property
    def blocked(self) -> bool:
        return any(finding.blocks for finding in self.findings)


class Importing:
    """Turns what was read into shots with frames in the library; one for each import."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._findings: list[Finding] = []

    async def batch(self, read: Read, places: list[int], takes: int | None) -> Imported:
        """The chosen shots (places from 1) as a board; the same batch gives the same ids.

        BatchError for a package with a picture that is none: then nothing of it is kept.
        """
        if read.whole:
            await self._check_pictures(read.entries)
        numbered = list(enumerate(read.entries, start=1))
        loose = [await self._shot(place, entry) for place, entry in numbered]
        board = _linked(read, loose)
        shots = tuple(replace(shot, takes=takes or shot.takes) for shot in board.shots)
        board = replace(board, shots=shots)
        # Without its frames a shot is another shot: its other rules would mislead.
        broken = {finding.shot for finding in self._findings}
        for place in sorted(set(places) - broken):
            self._check(place, board, board.shots[place - 1])
        found = sorted(self._findings, key=lambda each: each.shot)
        return Imported(board, tuple(each for each in found if each.shot in places))

    async def _check_pictures(self, entries: tuple[Entry, ...]) -> None:
        first = ((entry.first, Field.FIRST_FRAME) for entry in entries)
        last = ((entry.last, Field.LAST_FRAME) for entry in entries)
        for picture, where in dict.fromkeys((*first, *last)):
            if picture is not None:
                try:
                    data = await asyncio.to_thread(picture.read)
                    await self._intake.check(data, picture.name, where)
                except HailuoError as error:
                    whole = t("the package is refused whole: {why}", why=error)
                    raise BatchError(whole) from None

    async def _shot(self, place: int, entry: Entry) -> Shot:
        given = entry.shot
        first = await self._frame(place, given, entry.first, Field.FIRST_FRAME)
        if entry.layers:
            first = await self._drawing(place, given, entry)
        last = await self._frame(place, given, entry.last, Field.LAST_FRAME)
        return Shot(
            id="",
            name=given.name,
            prompt=given.prompt,
            first=_framed(first, given.first_crop, given.first_ground),
            last=_framed(last, given.last_crop, given.last_ground),
            model=given.model,
            quality=given.quality,
            duration=given.duration,
            prompt_optimizer=given.prompt_optimizer,
            fast_pretreatment=given.fast_pretreatment,
            takes=given.takes,
            scene=given.scene,
            notes=given.notes,
        )

    async def _frame(
        self, place: int, given: BatchShot, picture: Picture | None, where: Field
    ) -> Frame | None:
        if picture is None:
            return None
        return await self._kept(place, given, where, picture.read, picture.name)

    async def _drawing(self, place: int, given: BatchShot, entry: Entry) -> Frame | None:
        def drawn() -> bytes:
            return flattened([(Picture(each.file).read(), each.opacity) for each in entry.layers])

        where = Field.FIRST_FRAME
        return await self._kept(place, given, where, drawn, f"{given.name or place}.png")

    async def _kept(
        self, place: int, given: BatchShot, where: Field, data: Callable[[], bytes], name: str
    ) -> Frame | None:
        try:
            return await self._intake.data(await asyncio.to_thread(data), name, where)
        except (HailuoError, OSError) as error:
            is_gone = isinstance(error, BatchError | OSError)
            why = error.of(name) if isinstance(error, BadImage) else error
            rule = "image_missing" if is_gone else "image_refused"
            self._find(place, given.name, rule, t(_OF_FRAME[where], why=why))
            return missing(name)

    def _check(self, place: int, board: Storyboard, shot: Shot) -> None:
        for problem in review(board, shot):
            self._find(place, shot.name, problem.code, sentence(problem), problem.blocks)

    def _find(self, place: int, name: str, rule: str, words: str, blocks: bool = True) -> None:
        self._findings.append(Finding(place, name, rule, words, blocks))


def joined(kept: Storyboard | None, imported: Storyboard) -> Storyboard:
    """The library's own board with what it lacks of the batch: edits made since then stay."""
    if kept is None:
        return imported
    known = {shot.id for shot in kept.shots}
    new = tuple(shot for shot in imported.shots if shot.id not in known)
    return replace(kept, shots=(*kept.shots, *new))


def _linked(read: Read, loose: list[Shot]) -> Storyboard:
    """The shots with ids from where they come from, or else from their content, and with the links
    that the batch gives by place."""
    contents = [_content(read.name, shot) for shot in loose]
    given = [entry.shot for entry in read.entries]
    whole = [
        "\0".join((content, *(contents[place - 1] for place in _targets(shot))))
        for content, shot in zip(contents, given, strict=True)
    ]
    if read.origin is not None:
        ids, board_id = [*read.origin.shots], read.origin.board
    else:
        ids, board_id = _ids(whole), list_id(read.name)
    shots = (replace(shot, id=ids[at], **_links(given[at], ids)) for at, shot in enumerate(loose))
    return Storyboard(board_id, read.name, tuple(shots))


def list_id(name: str) -> str:
    """The id of the board that a list of that name becomes where nothing else is known of it."""
    return _id("board", name)


def _ids(contents: list[str]) -> list[str]:
    """One each; the second shot of the same content has another than the first."""
    seen: Counter[str] = Counter()
    ids: list[str] = []
    for content in contents:
        seen[content] += 1
        ids.append(_id(content, str(seen[content])))
    return ids


def _targets(shot: BatchShot) -> list[int]:
    return [place for place in (shot.first_from, shot.last_from) if place is not None]


def _links(shot: BatchShot, ids: list[str]) -> dict[str, Link]:
    links: dict[str, Link] = {}
    if shot.first_from is not None:
        links["first_link"] = Link(ids[shot.first_from - 1], shot.wait_for_kept)
    if shot.last_from is not None:
        links["last_link"] = Link(ids[shot.last_from - 1])
    return links


def _framed(
    frame: Frame | None, part: tuple[float, float, float, float] | None, ground: str
) -> Frame | None:
    if frame is None:
        return None
    return replace(frame, crop=Crop(*part) if part else frame.crop, ground=ground)


def _content(board: str, shot: Shot) -> str:
    """What a shot is made of; its name and its place on the board may change."""
    frames = (frame.key if frame else "" for frame in (shot.first, shot.last))
    prompt = canonical_prompt(shot.prompt)
    switches = (str(shot.prompt_optimizer), str(shot.fast_pretreatment))
    return "\0".join(
        (board, shot.model, prompt, *frames, shot.quality, str(shot.duration), *switches)
    )


def _id(*parts: str) -> str:
    text = "\0".join(parts)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
