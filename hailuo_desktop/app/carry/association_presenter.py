"""The command that makes a double click on a ``.hailuo`` file open it here."""

import asyncio

from hailuo_desktop.app.context import Context
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.studio.associating import DONE, associate
from hailuo_desktop.translate import t
from hailuo_desktop.ui.notices import Kind


class AssociationPresenter:
    def __init__(self, context: Context) -> None:
        self._background = context.background
        self._notify = context.notify

    def associate(self) -> None:
        self._background.start(self._associate())

    async def _associate(self) -> None:
        """Desktops take a while to index what they are told."""
        try:
            await asyncio.to_thread(associate)
        except HailuoError as error:
            self._notify(str(error), Kind.PROBLEM)
        else:
            self._notify(t(DONE), Kind.DONE)
