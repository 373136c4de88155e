"""How a take was made, as it stands in its own film, and the take again from that."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hailuo_desktop import __version__
from hailuo_desktop.domain.catalog import Mode
from hailuo_desktop.domain.frame import GROUND, WHITE, Crop, Frame, ImageFacts, is_digest
from hailuo_desktop.domain.marks import LONGEST_NOTE, MOST_STARS, NO_MARKS, Marks
from hailuo_desktop.domain.money import Cost
from hailuo_desktop.domain.shot import Request
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.store.batch.model import LEAST_CROP, LONGEST

VERSION = 1

# A film may come from anywhere: what no take of ours could say would break what shows or counts it.
Count = Annotated[int, Field(ge=1, le=1_000_000)]
Moment = Annotated[float, Field(ge=0, le=32_503_680_000)]  # seconds since 1970, up to the year 3000
Credits = Annotated[Decimal, Field(ge=0, max_digits=30)]
Share = Annotated[float, Field(ge=0, le=1)]
Size = Annotated[float, Field(ge=LEAST_CROP, le=1)]


class _Part(BaseModel):
    """What a newer version adds is left out."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class _Facts(_Part):
    format: str
    width: Count
    height: Count
    size: Annotated[int, Field(ge=0, le=10**12)]
    orientation: Annotated[int, Field(ge=1, le=8)] = 1
    alpha: bool = False


class _Crop(_Part):
    x: Share
    y: Share
    width: Size
    height: Size


class _Frame(_Part):
    name: str
    sha256: str
    facts: _Facts
    crop: _Crop | None = None
    ground: Annotated[str, Field(pattern=GROUND)] = WHITE


class _Marks(_Part):
    """What was thought of the take when its film left; that it is kept, its shot says."""

    rejected: bool = False
    stars: Annotated[int, Field(ge=0, le=MOST_STARS)] = 0
    note: Annotated[str, Field(max_length=LONGEST_NOTE)] = ""
    first: Annotated[int, Field(ge=0)] | None = None
    last: Annotated[int, Field(ge=0)] | None = None


class _Recipe(_Part):
    """Only what is needed to have the take again: no key, no link."""

    version: int = VERSION
    app: str = ""
    board: str = ""
    take: str
    shot: str
    number: Count
    name: str = ""
    task: str = ""
    model: str
    mode: Mode
    prompt: str = ""
    quality: str
    duration: Annotated[int, Field(ge=1, le=LONGEST)]
    parameters: dict[str, bool] = Field(default_factory=dict)
    frames: tuple[_Frame, ...] = ()
    created: Moment
    changed: Moment = 0.0
    submitted: Moment | None = None
    credits_reserved: Credits | None = None
    credits_used: Credits | None = None
    source: str = ""
    brought_in: str = ""


def recipe_of(take: Take, board: str = "", marks: Marks = NO_MARKS) -> dict[str, Any]:
    """All that made a take; never the key, never a link. ``board`` is its name, where known."""
    request = take.request
    recipe = _Recipe(
        app=f"Hailuo Desktop {__version__}",
        board=board,
        take=take.id,
        shot=take.shot,
        number=take.number,
        name=take.name,
        task=take.task,
        model=request.model,
        mode=request.mode,
        prompt=request.prompt,
        quality=request.quality,
        duration=request.duration,
        parameters=dict(request.parameters),
        frames=tuple(_frame(frame) for frame in request.frames),
        created=take.created,
        changed=take.changed,
        submitted=take.submitted,
        credits_reserved=take.cost.reserved,
        credits_used=take.cost.used,
        source=take.source,
        brought_in=take.brought_in,
    )
    told = recipe.model_dump(mode="json")
    own = _Marks(
        rejected=marks.rejected,
        stars=marks.stars,
        note=marks.note,
        first=marks.first,
        last=marks.last,
    )
    return told if own == _Marks() else {**told, "marks": own.model_dump(mode="json")}


def take_of(recipe: Mapping[str, Any], file: str) -> Take | None:
    """The completed take that a recipe tells of, with its film in ``file``; None if it cannot."""
    try:
        known = _Recipe.model_validate(recipe)
    except ValidationError:
        return None
    if not (known.take and known.shot and all(is_digest(f.sha256) for f in known.frames)):
        return None
    return Take(
        id=known.take,
        shot=known.shot,
        number=known.number,
        request=_request(known),
        key="",
        created=known.created,
        name=known.name,
        state=Completed(file),
        task=known.task,
        changed=known.changed or known.created,
        submitted=known.submitted,
        cost=Cost(known.credits_reserved, known.credits_used),
        source=known.source,
        brought_in=known.brought_in,
    )


def take_id(recipe: Mapping[str, Any] | None) -> str:
    """The id of the take that a recipe tells of; empty where there is none."""
    found = (recipe or {}).get("take")
    return found if isinstance(found, str) else ""


def marks_in(recipe: Mapping[str, Any]) -> Marks:
    """What was thought of the take; bad marks are none, and cost no take."""
    try:
        found = _Marks.model_validate(recipe.get("marks") or {})
    except ValidationError:
        return NO_MARKS
    return Marks(**found.model_dump())


def board_in(recipe: Mapping[str, Any]) -> str:
    found = recipe.get("board")
    return found if isinstance(found, str) else ""


def _request(known: _Recipe) -> Request:
    return Request(
        known.model,
        known.mode,
        known.prompt,
        tuple(_frame_of(frame) for frame in known.frames),
        known.quality,
        known.duration,
        tuple(known.parameters.items()),
    )


def _frame(frame: Frame) -> _Frame:
    facts, crop = frame.facts, frame.crop
    return _Frame(
        name=frame.name,
        sha256=frame.digest,
        facts=_Facts(
            format=facts.format,
            width=facts.width,
            height=facts.height,
            size=facts.size,
            orientation=facts.orientation,
            alpha=facts.alpha,
        ),
        crop=_Crop(x=crop.x, y=crop.y, width=crop.width, height=crop.height) if crop else None,
        ground=frame.ground,
    )


def _frame_of(frame: _Frame) -> Frame:
    crop = Crop(**frame.crop.model_dump()) if frame.crop else None
    return Frame(
        frame.sha256, frame.name, ImageFacts(**frame.facts.model_dump()), crop, frame.ground
    )
