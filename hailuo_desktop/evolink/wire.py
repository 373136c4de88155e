"""Answers as they come over the wire: unknown fields ignored, missing ones survived."""

from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

from .shapes import items, mapping


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else "" if value is None else str(value)


def _number(value: object) -> Decimal | None:
    """A finite number, also where it stands in quotes; anything else is as good as missing."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


Text = Annotated[str, BeforeValidator(_text)]
Number = Annotated[Decimal | None, BeforeValidator(_number)]
Items = Annotated[list[Any], BeforeValidator(items)]


class Wire(BaseModel):
    model_config = ConfigDict(extra="ignore")


class Usage(Wire):
    credits_reserved: Number = None
    credits_used: Number = None


class TaskInfo(Wire):
    estimated_time: Number = None


class Billing(Wire):
    charge_status: Text = ""
    refund_status: Text = ""


class Task(Wire):
    """A task, from the submission, a single reading, a batch or the list."""

    id: Text = ""
    model: Text = ""
    status: Text = ""
    progress: Number = None
    created: Number = None
    created_at: Any = None
    results: Any = None
    result_data: Any = None
    error: Any = None
    usage: Annotated[Usage, BeforeValidator(mapping)] = Usage()
    task_info: Annotated[TaskInfo, BeforeValidator(mapping)] = TaskInfo()
    billing: Annotated[Billing, BeforeValidator(mapping)] = Billing()


class TaskList(Wire):
    data: Items = []


class Account(Wire):
    remaining_credits: Number = None
    unlimited_credits: bool = False


class Credits(Wire):
    user: Annotated[Account, BeforeValidator(mapping)] = Account()
    token: Annotated[Account, BeforeValidator(mapping)] = Account()


class File(Wire):
    file_id: Text = ""
    file_url: Text = ""
    expires_at: Text = ""


class Quota(Wire):
    used_files: Number = None
    max_files: Number = None
    remain_files: Number = None


def moment(value: object) -> float | None:
    """Unix seconds of a time, given as seconds, milliseconds or ISO 8601."""
    number = _number(value)
    if number is not None:
        return float(number / 1000 if number > 100_000_000_000 else number)
    try:
        return datetime.fromisoformat(_text(value)).timestamp()
    except (ValueError, OverflowError, OSError):
        return None
