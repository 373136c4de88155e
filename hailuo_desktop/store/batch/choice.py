"""What the artist says of a table that does not say it of itself."""

from dataclasses import dataclass

from hailuo_desktop.domain.collation import folded
from hailuo_desktop.domain.quoting import quoted
from hailuo_desktop.translate import t

from .model import BatchError
from .sheet import Sheet


@dataclass(frozen=True)
class Choice:
    """What the artist says of a file that does not say it: its encoding, which sheet, and whether
    rows that are hidden count."""

    encoding: str = ""
    sheet: str = ""
    hidden: bool = False


def chosen_sheet(sheets: tuple[Sheet, ...], choice: Choice) -> Sheet:
    """The sheet that was named, or else the one in front; BatchError where there is none such."""
    named = [each for each in sheets if folded(each.name) == folded(choice.sheet)]
    if choice.sheet and not named:
        raise BatchError(
            t(
                "there is no sheet “{sheet}”: give one of {names}.",
                sheet=choice.sheet,
                names=quoted(each.name for each in sheets),
            )
        )
    sheet = named[0] if named else sheets[0]
    others = [each.name for each in sheets if each is not sheet]
    return _as_chosen(sheet, choice).noting(_told(sheet.name, others, choice))


def _as_chosen(sheet: Sheet, choice: Choice) -> Sheet:
    if choice.hidden or not sheet.hidden:
        return sheet
    rows = ", ".join(str(number) for number in sorted(sheet.hidden)[:10])
    if len(sheet.hidden) > 10:
        rows = t("{rows} …", rows=rows)
    note = t("Rows that are hidden were left out: {rows}. Take them with --hidden-rows.", rows=rows)
    return sheet.seen().noting([note])


def _told(name: str, others: list[str], choice: Choice) -> list[str]:
    if choice.sheet or not others:
        return []
    return [
        t(
            "The sheet “{name}” was read, and not {names}: name another one with --sheet.",
            name=name,
            names=quoted(others),
        )
    ]
