"""Batches as CSV tables: one row a shot, columns by their exact names."""

from hailuo_desktop.translate import t

from .columns import batch_of, column_name, guessed
from .model import COLUMNS, Batch, BatchError
from .sheet import Sheet, csv_sheet


def from_csv(data: bytes, name: str, encoding: str = "") -> Batch:
    """In the encoding that it is surely in, or that is named; BatchError lists every bad cell."""
    return from_sheet(csv_sheet(data, guessed, encoding), name)


def from_sheet(sheet: Sheet, name: str) -> Batch:
    """A table whose columns are named as the fields of a shot are."""
    names = _checked([column_name(title) for title in sheet.header])
    return batch_of(sheet, {place: field for place, field in enumerate(names) if field}, name)


def _checked(names: list[str]) -> list[str]:
    unknown = [name for name in names if name and name not in COLUMNS]
    twice = [name for name in names if name and names.count(name) > 1]
    if unknown:
        raise BatchError(
            t(
                "there is no column “{name}”: columns are {columns}.",
                name=unknown[0],
                columns=", ".join(COLUMNS),
            )
        )
    if twice:
        raise BatchError(t("the column “{name}” stands twice: keep one.", name=twice[0]))
    return names
