"""A shot: what to generate. Editable for ever; a take freezes a Request from it."""

from dataclasses import dataclass

from .catalog import DEFAULT_DURATION, DEFAULT_QUALITY, HAILUO_02, Mode
from .frame import Frame

MOST_TAKES = 99  # of a shot at once: enough to choose from, and no slip of the finger pays more


@dataclass(frozen=True)
class Link:
    """A frame that the film of another shot gives; ``wait``: only a take that was kept will do."""

    shot: str
    wait: bool = False


@dataclass(frozen=True)
class Shot:
    """A prompt, its frames and its settings; ``duration`` is in seconds.

    ``first_link``: the first frame is the last picture of that shot's film, unless there is
    a still. ``last_link``: the last frame is that shot's first still. ``kept`` is the id of
    the take that the artist has chosen. ``scene`` is a heading that stands above the shot.
    ``number`` is the one it keeps since its first take: ask the storyboard what it is called.
    """

    id: str
    name: str = ""
    prompt: str = ""
    first: Frame | None = None
    last: Frame | None = None
    model: str = HAILUO_02.id
    quality: str = DEFAULT_QUALITY
    duration: int = DEFAULT_DURATION
    prompt_optimizer: bool = True
    fast_pretreatment: bool = False
    takes: int = 1
    first_link: Link | None = None
    last_link: Link | None = None
    kept: str = ""
    scene: str = ""
    notes: str = ""
    number: str = ""

    @property
    def mode(self) -> Mode:
        """Derived from the frames; a last frame alone is an unfinished FLF."""
        if self.last is not None or self.last_link is not None:
            return Mode.FLF
        return Mode.T2V if self.first is None and self.first_link is None else Mode.I2V

    @property
    def first_from(self) -> Link | None:
        """The link that has to give the first frame; a still comes before any link."""
        return self.first_link if self.first is None else None


@dataclass(frozen=True)
class Request:
    """The frozen value that a take is made from; frames stand in the order first, last.

    While a first frame is still to come from another take, it is missing from ``frames``.
    """

    model: str
    mode: Mode
    prompt: str
    frames: tuple[Frame, ...]
    quality: str
    duration: int
    parameters: tuple[tuple[str, bool], ...]
