"""Texts that were let go on the board: shots at once where they are plain, else with a preview."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.store.batch.columns import guessed
from hailuo_desktop.store.batch.encoding import Look, Reading, decoded, looked_at
from hailuo_desktop.store.batch.model import BatchError
from hailuo_desktop.store.batch.pasted import shots_of_cells
from hailuo_desktop.store.reading import read_whole
from hailuo_desktop.studio.gathering import MOST_TEXT, nothing_in
from hailuo_desktop.studio.text_list import Item, Parting, TextList, text_list
from hailuo_desktop.translate import t
from hailuo_desktop.ui.carry.list_dialog import ListDialog

from .edits import new_id

Insert = Callable[[Sequence[Shot]], None]


@dataclass
class _Asked:
    """A text in question; ``data`` of a file, which may be in another encoding."""

    data: bytes
    listed: TextList


class TextDrop:
    """``tell`` hears what could not be used."""

    def __init__(self, parent: QWidget, tell: Callable[[list[str]], None]) -> None:
        self._parent = parent
        self._tell = tell

    def text(self, text: str, insert: Insert) -> None:
        """A text that was pasted or dragged."""
        self._take("", b"", Look((Reading("utf-8", text),), is_certain=True), insert)

    async def file(self, path: Path, insert: Insert) -> None:
        try:
            data = await asyncio.to_thread(read_whole, path, MOST_TEXT)
            look = await asyncio.to_thread(looked_at, data)
        except OSError as error:
            why = error.strerror or str(error)
            self._tell([t("“{file}” cannot be opened ({why}).", file=path.name, why=why)])
        except BatchError as error:
            self._tell([t("“{file}” cannot be read: {why}", file=path.name, why=error)])
        else:
            self._take(path.name, data, look, insert)

    def _take(self, name: str, data: bytes, look: Look, insert: Insert) -> None:
        listed = text_list(look.readings[0].text) if look.readings else text_list("")
        if look.is_certain and (cells := _cells(look.readings[0].text)):
            insert(cells)
        elif not listed.lines:
            self._tell([nothing_in(Path(name))] if name else [])
        elif look.is_certain and listed.is_plain:
            insert(_shots(listed.items(listed.likely)))
        else:
            self._ask(name, _Asked(data, listed), look, insert)

    def _ask(self, name: str, asked: _Asked, look: Look, insert: Insert) -> None:
        dialog = ListDialog(name, self._parent)
        encodings = [(each.encoding, each.sample) for each in look.readings]
        dialog.encoding.offer(encodings if len(encodings) > 1 else (), look.is_certain)
        dialog.encoding.chosen.connect(partial(self._read_as, dialog, asked))
        dialog.parting_chosen.connect(lambda: self._show(dialog, asked))
        dialog.add_requested.connect(lambda: insert(_shots(_items(dialog, asked))))
        dialog.offer_parting(asked.listed.likely.value, asked.listed.is_open)
        self._show(dialog, asked)
        dialog.open()

    def _read_as(self, dialog: ListDialog, asked: _Asked, encoding: str) -> None:
        try:
            asked.listed = text_list(decoded(asked.data, encoding))
        except BatchError as error:
            dialog.show_trouble(str(error))
        else:
            self._show(dialog, asked)

    def _show(self, dialog: ListDialog, asked: _Asked) -> None:
        items = _items(dialog, asked)
        dialog.show_shots([(item.scene, item.name, item.prompt) for item in items])


def _cells(text: str) -> list[Shot]:
    """The shots of a table that a spreadsheet has saved as text; none of any other text."""
    first = text.lstrip("\ufeff").partition("\n")[0].strip("\r")
    if "\t" not in first or "prompt" not in guessed(tuple(first.split("\t"))).values():
        return []
    return [Shot(new_id(), **each) for each in shots_of_cells(text)]


def _items(dialog: ListDialog, asked: _Asked) -> tuple[Item, ...]:
    return asked.listed.items(Parting(dialog.parting))


def _shots(items: Sequence[Item]) -> list[Shot]:
    return [Shot(new_id(), each.name, each.prompt, scene=each.scene) for each in items]
