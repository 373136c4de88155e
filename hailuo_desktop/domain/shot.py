"""A shot: what to generate. Editable for ever; a take freezes a Request from it."""

from dataclasses import dataclass

from .catalog import HAILUO_02, Mode
from .frame import Frame


@dataclass(frozen=True)
class Shot:
    """A prompt, its frames and its settings; ``duration`` is in seconds."""

    id: str
    name: str = ""
    prompt: str = ""
    first: Frame | None = None
    last: Frame | None = None
    model: str = HAILUO_02.id
    quality: str = "768p"
    duration: int = 6
    prompt_optimizer: bool = True
    fast_pretreatment: bool = False
    takes: int = 1

    @property
    def mode(self) -> Mode:
        """Derived from the frames; a last frame alone is an unfinished FLF."""
        if self.last is not None:
            return Mode.FLF
        return Mode.T2V if self.first is None else Mode.I2V


@dataclass(frozen=True)
class Request:
    """The frozen value that a take is made from; frames stand in the order first, last."""

    model: str
    mode: Mode
    prompt: str
    frames: tuple[Frame, ...]
    quality: str
    duration: int
    parameters: tuple[tuple[str, bool], ...]
