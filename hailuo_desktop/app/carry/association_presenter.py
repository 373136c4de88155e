"""The menu's wish that a double click on a ``.hailuo`` file opens it here."""

import asyncio
from collections.abc import Callable

from hailuo_desktop.app.background_tasks import BackgroundTasks
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.studio.associating import DONE, associate


class AssociationPresenter:
    def __init__(self, background: BackgroundTasks, say: Callable[[str], None]) -> None:
        self._background = background
        self._say = say

    def associate(self) -> None:
        self._background.start(self._associate())

    async def _associate(self) -> None:
        """Desktops take a while to index what they are told."""
        try:
            await asyncio.to_thread(associate)
        except HailuoError as error:
            self._say(str(error))
        else:
            self._say(DONE)
