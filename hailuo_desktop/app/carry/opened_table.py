"""A table that was opened: its sheets, and the encodings that it may be in."""

from dataclasses import dataclass
from pathlib import Path

from hailuo_desktop.domain.batch_files import WORKBOOKS
from hailuo_desktop.store.batch.columns import guessed
from hailuo_desktop.store.batch.encoding import looked_at
from hailuo_desktop.store.batch.foreign import table_suffix
from hailuo_desktop.store.batch.package import JSON_BYTES
from hailuo_desktop.store.batch.sheet import Sheet, csv_sheet
from hailuo_desktop.store.batch.workbook import xlsx_sheets
from hailuo_desktop.store.reading import read_whole


@dataclass
class Opened:
    """``place`` is that of the sheet which is looked at; ``encodings`` are (name, what it would
    read), the likeliest first, and none where there is no doubt."""

    sheets: tuple[Sheet, ...]
    data: bytes = b""
    encodings: tuple[tuple[str, str], ...] = ()
    is_certain: bool = True
    place: int = 0

    @property
    def sheet(self) -> Sheet:
        return self.sheets[self.place]

    @property
    def names(self) -> list[str]:
        return [each.name for each in self.sheets]

    def read_as(self, encoding: str) -> None:
        """BatchError where the table cannot be read in it."""
        self.sheets, self.place = (csv_sheet(self.data, guessed, encoding),), 0


def opened(path: Path) -> Opened:
    """BatchError or OSError where there is nothing to be read. Blocks."""
    if table_suffix(path) in WORKBOOKS:
        return Opened(xlsx_sheets(path, guessed))
    data = read_whole(path, JSON_BYTES)
    look = looked_at(data)
    if len(look.readings) == 1:
        return Opened((csv_sheet(data, guessed),))
    encodings = tuple((each.encoding, each.sample) for each in look.readings)
    likeliest = csv_sheet(data, guessed, encodings[0][0])
    return Opened((likeliest,), data, encodings, look.is_certain)
