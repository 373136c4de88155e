"""What a reviewer has typed into the page, as its file brings it back."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.marks import LONGEST_NOTE, MOST_STARS
from hailuo_desktop.store.reading import read_whole
from hailuo_desktop.translate import t

FORMAT = "hailuo-desktop-review"
VERSION = 1
LARGEST = 16_000_000  # bytes
_NAME = 200


class BadNotes(HailuoError):
    pass


class Said(BaseModel):
    """What is said of one take, by its id."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    take: str
    verdict: Literal["", "keep", "reject"] = ""
    stars: Annotated[int, Field(ge=0, le=MOST_STARS)] = 0
    note: str = ""


class Notes(BaseModel):
    """``by`` is the reviewer's name, where one is given; ``name`` the board's."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    format: Literal["hailuo-desktop-review"]
    version: int
    board: str
    name: str = ""
    by: str = ""
    takes: tuple[Said, ...] = ()


def read_notes(file: Path) -> Notes:
    """BadNotes where the file cannot be read, or comes from elsewhere. Blocks."""
    try:
        return Notes.model_validate_json(read_whole(file, LARGEST))
    except OSError as error:
        why = error.strerror or str(error)
        raise BadNotes(t("“{file}” cannot be opened ({why}).", file=file.name, why=why)) from error
    except (ValidationError, ValueError) as error:
        raise BadNotes(
            t(
                "“{file}” holds no review notes: choose the file that “Save my notes” made on the "
                "review page.",
                file=file.name,
            )
        ) from error


def with_note(before: str, said: str, by: str) -> str:
    """A reviewer's note behind what is there, once however often it is read."""
    note = said.strip()
    name = " ".join(by.split())[:_NAME]
    line = f"{name}: {note}" if name and note else note
    if not line or f"\n{line}\n" in f"\n{before}\n":
        return before
    return "\n".join(filter(None, (before, line)))[:LONGEST_NOTE]
