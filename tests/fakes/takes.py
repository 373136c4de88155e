"""Takes, shots and boards with something in every field."""

from decimal import Decimal

from hailuo_desktop.domain.catalog import HAILUO_02, Mode
from hailuo_desktop.domain.frame import Frame, ImageFacts
from hailuo_desktop.domain.money import Cost
from hailuo_desktop.domain.shot import Request, Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Queued, State, Take

FACTS = ImageFacts("png", 1280, 720, 2048, 6)
FIRST = Frame("a1" * 32, "first.png", FACTS)
LAST = Frame("b2" * 32, "last.webp", ImageFacts("webp", 1366, 768, 4096))


def request(prompt: str = "A boat [Push in]", frames: tuple[Frame, ...] = ()) -> Request:
    mode = (Mode.T2V, Mode.I2V, Mode.FLF)[len(frames)]
    parameters = (("prompt_optimizer", True),)
    return Request(HAILUO_02.id, mode, prompt, frames, "768p", 6, parameters)


def take(
    number: int = 1,
    state: State | None = None,
    *,
    task: str = "",
    shot: str = "shot-1",
    frames: tuple[Frame, ...] = (),
    prompt: str = "A boat [Push in]",
) -> Take:
    """A take whose id follows from its shot and its number."""
    return Take(
        id=f"{shot}-take-{number}",
        shot=shot,
        number=number,
        request=request(prompt, frames),
        key=f"key-{number}",
        created=1_800_000_000.0 + number,
        name="01",
        state=state or Queued(),
        task=task,
        changed=1_800_000_100.0 + number,
        cost=Cost(Decimal("1.25"), Decimal("1.5")),
    )


def board(name: str = "The lighthouse", shots: int = 2, board_id: str = "board-1") -> Storyboard:
    made = (Shot(f"shot-{n}", f"Shot {n}", f"Prompt {n}") for n in range(1, shots + 1))
    return Storyboard(board_id, name, tuple(made))
