"""The folder that is handed over: what we wrote there is known again, and nothing else is touched.

A manifest says of each file of ours which bytes it had when it was written. A file that has other
bytes by now is somebody else's: it stays, and ours gets another name.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import file_digest, sha256
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.hand_off import ENDINGS, MANIFEST, Kind
from hailuo_desktop.store.durable import make_folder, publish, write
from hailuo_desktop.store.names import safe_name
from hailuo_desktop.store.reading import read_whole
from hailuo_desktop.studio.typed_path import is_possible
from hailuo_desktop.translate import t

from .xml import clean

MOST_TRIES = 1000
LARGEST = 16_000_000  # bytes of a manifest: no board of ours comes near


class NotHandedOver(HailuoError):
    pass


class _Written(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    name: str
    sha256: str
    made_of: str = ""


class _Manifest(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    version: int = 1
    board: str
    name: str = ""
    files: dict[str, _Written] = Field(default_factory=dict)
    reels: dict[str, str] = Field(default_factory=dict)


@dataclass
class HandOffFolder:
    """``changed`` and ``same`` are files of ours, new or as they were; ``aside`` are files of
    others, with the name that ours got instead."""

    path: Path
    board: str
    name: str
    changed: list[Path] = field(default_factory=list[Path])
    same: list[Path] = field(default_factory=list[Path])
    aside: list[tuple[Path, Path]] = field(default_factory=list[tuple[Path, Path]])
    _known: _Manifest = field(init=False)

    def __post_init__(self) -> None:
        """NotHandedOver where the folder holds the cut of another board, or cannot be read."""
        found = _read(self.path / MANIFEST)
        if found is not None and found.board != self.board:
            raise NotHandedOver(
                t(
                    "“{folder}” holds the hand-off of another board, “{board}”: choose another "
                    "folder.",
                    folder=self.path,
                    board=found.name,
                )
            )
        self._known = found or _Manifest(board=self.board)

    @property
    def reels(self) -> Mapping[str, str]:
        """By take id, as they were given before."""
        return self._known.reels

    def close(self, reels: Mapping[str, str]) -> None:
        """Remember what is written, and the reels, for the next time."""
        both = {**self._known.reels, **reels}
        self._known = self._known.model_copy(update={"name": clean(self.name), "reels": both})
        data = self._known.model_dump_json(indent=1).encode()
        target = self.path / MANIFEST
        if not target.is_file() or target.read_bytes() != data:
            write(target, data)

    def put(self, kind: Kind, data: bytes, part: str = "") -> Path:
        """Write a file of ours where it is not the same already; its path."""
        digest = sha256(data).hexdigest()
        target, before = self._target(kind, part, digest)
        if before == digest:
            self._note(kind, part, target, digest, "", is_new=False)
            return target
        write(target, data)
        self._note(kind, part, target, digest, "", is_new=True)
        return target

    def make(
        self, kind: Kind, made_of: str, make: Callable[[Path], bool], part: str = ""
    ) -> Path | None:
        """A file that takes long to make: left as it is where it was ``made_of`` the same.

        ``make`` writes it under the name that it is given, and says whether it did; else None.
        """
        key = _key(kind, part)
        before = self._known.files.get(key)
        if before is not None and before.made_of == made_of:
            target = self.path / before.name
            if _digest(target) == before.sha256:
                self.same.append(target)
                return target
        target, _ = self._target(kind, part, "")
        unfinished = target.with_name(f".{target.name}.part")
        try:
            make_folder(self.path)
            if not make(unfinished):
                return None
            digest = _digest(unfinished)
            publish(unfinished, target)
        finally:
            unfinished.unlink(missing_ok=True)
        self._note(kind, part, target, digest, made_of, is_new=True)
        return target

    def _target(self, kind: Kind, part: str, digest: str) -> tuple[Path, str]:
        """Where it goes, and the digest of what is there and ours; "" where nothing is.

        What is there with the same bytes is as good as ours.
        """
        known = self._known.files.get(_key(kind, part))
        names = self._names(kind, part)
        first = self.path / (known.name if known else next(names))
        for place, target in enumerate((first, *(self.path / name for name in names))):
            there = _digest(target)
            if there in ("", digest) or (known and target == first and there == known.sha256):
                if place:
                    self.aside.append((first, target))
                return target, there
        raise NotHandedOver(
            t("“{file}” and {tries} names like it are taken.", file=first, tries=MOST_TRIES)
        )

    def _names(self, kind: Kind, part: str) -> Iterator[str]:
        ending = ENDINGS[kind]
        stem = f"{safe_name(self.name) or 'Storyboard'}{ending.words}{part}"
        yield f"{stem}{ending.suffix}"
        for copy in range(2, MOST_TRIES):
            yield f"{stem} ({copy}){ending.suffix}"

    def _note(
        self, kind: Kind, part: str, target: Path, digest: str, made_of: str, *, is_new: bool
    ) -> None:
        (self.changed if is_new else self.same).append(target)
        written = _Written(name=target.name, sha256=digest, made_of=made_of)
        files = {**self._known.files, _key(kind, part): written}
        self._known = self._known.model_copy(update={"files": files})


def _key(kind: Kind, part: str) -> str:
    return f"{kind.value}{part}"


def _digest(file: Path) -> str:
    """Of a file's bytes; "" where there is no file, and a word of its own for a folder."""
    if not file.exists():
        return ""
    if not file.is_file():
        return "folder"
    with file.open("rb") as data:
        return file_digest(data, "sha256").hexdigest()


def _read(file: Path) -> _Manifest | None:
    try:
        return _Manifest.model_validate_json(read_whole(file, LARGEST))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        if not is_possible(file.parent):
            raise NotHandedOver(
                t("“{folder}” can be no folder here: choose another one.", folder=file.parent)
            ) from error
        raise NotHandedOver(
            t(
                "“{file}” cannot be read, and says which files here are ours: move it away, or "
                "choose another folder.",
                file=file,
            )
        ) from error
