"""Answers as they come over the wire: unknown fields ignored, missing ones survived."""

import re
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

from .json_shapes import mapping


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else "" if value is None else str(value)


def _number(value: object) -> Decimal | None:
    """A number of this world, also where it stands in quotes; anything else counts as missing."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = Decimal(str(value).strip().removesuffix("%"))
    except (InvalidOperation, ValueError):
        return None
    return number if number.is_finite() and (not number or -12 < number.adjusted() < 15) else None


def _credits(value: object) -> Decimal | None:
    """Credits as stated; below nothing they say nothing."""
    number = _number(value)
    return None if number is None or number < 0 else number


def _id(value: object) -> str:
    """A well-formed id and nothing else: what only looks like one is looked for in the list."""
    return value if isinstance(value, str) and is_task_id(value) else ""


def is_task_id(text: str) -> bool:
    """They look like task-unified-…; others are taken too, as long as they fit in a path."""
    return _TASK_ID.fullmatch(text) is not None


_TASK_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:=~-]{0,127}")
Text = Annotated[str, BeforeValidator(_text)]
Id = Annotated[str, BeforeValidator(_id)]
Number = Annotated[Decimal | None, BeforeValidator(_number)]
Credits = Annotated[Decimal | None, BeforeValidator(_credits)]
Flag = Annotated[bool, BeforeValidator(lambda value: value is True)]


class Wire(BaseModel):
    model_config = ConfigDict(extra="ignore")


class Price(Wire):
    credits: Credits = None


class Usage(Wire):
    credits_reserved: Credits = None
    credits_used: Credits = None
    cost: Annotated[Price, BeforeValidator(mapping)] = Price()


class TaskInfo(Wire):
    estimated_time: Number = None


class Billing(Wire):
    charge_status: Text = ""
    refund_status: Text = ""
    reserved_credits: Credits = None
    charged_credits: Credits = None
    refunded_credits: Credits = None
    refunded_at: Any = None


class Task(Wire):
    """A task, from the submission, a single reading, a batch or the list."""

    id: Id = ""
    model: Text = ""
    status: Text = ""
    progress: Number = None
    created: Any = None
    created_at: Any = None
    results: Any = None
    result_data: Any = None
    error: Any = None
    credits_used: Credits = None
    usage: Annotated[Usage, BeforeValidator(mapping)] = Usage()
    task_info: Annotated[TaskInfo, BeforeValidator(mapping)] = TaskInfo()
    billing: Annotated[Billing, BeforeValidator(mapping)] = Billing()


class Account(Wire):
    remaining_credits: Number = None
    unlimited_credits: Flag = False


class Accounts(Wire):
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
    """Unix seconds of a time, given as seconds, milliseconds or ISO 8601 (UTC without a zone)."""
    number = _number(value)
    if number is not None:
        return float(number / 1000 if number > 100_000_000_000 else number)
    try:
        when = datetime.fromisoformat(_text(value))
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError, OSError):
        return None
