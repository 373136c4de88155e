"""The menu's wish that a double click on a ``.hailuo`` file opens it here."""

import asyncio
from collections.abc import Callable

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.studio.associating import DONE, associate

from .chores import Chores


class AssociationDesk:
    def __init__(self, chores: Chores, say: Callable[[str], None]) -> None:
        self._chores = chores
        self._say = say

    def associate(self) -> None:
        self._chores.start(self._associate())

    async def _associate(self) -> None:
        """Desktops take a while to index what they are told."""
        try:
            await asyncio.to_thread(associate)
        except HailuoError as error:
            self._say(str(error))
        else:
            self._say(DONE)
