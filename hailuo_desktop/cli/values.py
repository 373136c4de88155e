"""Numbers and paths as they may be typed on the command line."""

from argparse import ArgumentTypeError
from decimal import Decimal, InvalidOperation
from pathlib import Path

from hailuo_desktop.domain.shot import MOST_TAKES
from hailuo_desktop.studio.typed_path import BadPath, typed_path
from hailuo_desktop.translate import t


def amount(text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal(-1)
    # An exponent of a thousand million would be written out in full where the cap is told.
    if not value.is_finite() or value < 0 or (value and not -9 < value.adjusted() < 12):
        raise ArgumentTypeError(t("“{text}” is no amount of credits, such as 200", text=text))
    return value


def take_count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_TAKES:
        raise ArgumentTypeError(
            t("“{text}” is no number of takes from 1 to {most}", text=text, most=MOST_TAKES)
        )
    return int(text)


def port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise ArgumentTypeError(
            t("“{text}” is no port from 0 (any) to {last}", text=text, last=65535)
        )
    return int(text)


def speed(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= 1_000_000:
        raise ArgumentTypeError(t("“{text}” is no speed above 0, such as 10", text=text))
    return value


def path(text: str) -> Path:
    try:
        return typed_path(text)
    except BadPath as error:
        raise ArgumentTypeError(str(error)) from None
