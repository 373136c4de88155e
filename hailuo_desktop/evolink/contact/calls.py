"""The readings of a first contact: each one a GET that costs nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from urllib.parse import quote

from . import expected
from .shape import Shape

PAGE = 50  # tasks of the list that are looked at: one page, as the vendor's client has it
NO_TASK = "task-unified-0-self-check"  # begins as the service wants it, and is nobody's


class Host(Enum):
    """Which of the two servers of EvoLink a call goes to."""

    API = "api"
    FILES = "files"


@dataclass(frozen=True)
class Call:
    """``keyed``: the key goes along. ``refused``: the answer that is wanted is a no.

    ``optional``: the client goes on as well where the service has no such call.
    """

    name: str
    path: str
    shape: Shape
    host: Host = Host.API
    keyed: bool = True
    refused: bool = False
    optional: bool = False


MODELS = Call("models", "/v1/models", expected.MODELS)
CREDITS = Call("credits", "/v1/credits", expected.CREDITS)
QUOTA = Call("quota", "/api/v1/files/quota", expected.QUOTA, Host.FILES)
TASKS = Call("tasks", f"/v1/tasks?type=video&page=1&page_size={PAGE}", expected.TASKS)
NOBODYS = Call("nobodys", f"/v1/tasks/{NO_TASK}", expected.REFUSAL, refused=True)
PRICES = Call(
    "prices",
    "/v1/catalog/pricing-rules?view=full",
    expected.PRICES,
    keyed=False,
    optional=True,
)


def task(task_id: str) -> Call:
    return Call("task", f"/v1/tasks/{quote(task_id, safe='')}", expected.TASK)


def price(model: str) -> Call:
    path = f"/v1/catalog/models/{quote(model, safe='')}/pricing-rules"
    return Call(f"price {model}", path, expected.PRICE, keyed=False, optional=True)


def first(models: Sequence[str]) -> tuple[Call, ...]:
    """All but the one that has to be known from the list: a task of the account's own."""
    return (MODELS, CREDITS, QUOTA, TASKS, NOBODYS, PRICES, *map(price, models))
