"""The first contact with the service, offered after a key was entered."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from hailuo_desktop.app.asking import plain_box
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.key_presenter import KeyPresenter
from hailuo_desktop.app.system.reveal import Reveal
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.studio.selfcheck.finding import Finding, State
from hailuo_desktop.studio.settings import SERVICE_OFFERED
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.help.service_dialog import NOTE, OK, WRONG, ServiceDialog

if TYPE_CHECKING:  # a look is rare: what it takes is loaded then
    from hailuo_desktop.studio.contact.service_check import Look

OFFER = mark(
    "Your key is in use. Look whether EvoLink answers as the app was built for? It reads models, "
    "credits, room, tasks and prices; it costs nothing and takes some seconds."
)
STATES = {State.OK: OK, State.WARNING: NOTE, State.FAILED: WRONG}


class ServicePresenter:
    """It offers itself once in a library; the Help menu has it always."""

    def __init__(self, context: Context, keys: KeyPresenter, reveal: Reveal) -> None:
        self._context = context
        self._studio = context.studio
        self._keys = keys
        self._reveal = reveal
        self._seen: Look | None = None
        self._file: Path | None = None
        self._looking = False
        self.dialog: ServiceDialog | None = None
        self.offer: QMessageBox | None = None
        keys.key_entered.connect(self._offer)

    def look(self) -> None:
        """Open the dialog, and fill it line by line."""
        if not self._studio.keys.current():
            self._keys.open_dialog()
            return
        if self._looking:
            return
        if self.dialog is not None:
            self.dialog.close()
        context = self._context
        dialog = self.dialog = ServiceDialog(context.icons, context.theme(), context.window)
        dialog.reveal_requested.connect(self._show_file)
        dialog.copy_requested.connect(self._copy)
        dialog.finished.connect(self._closed)
        dialog.open()
        self._looking = True
        context.background.start(self._look(dialog))

    async def _look(self, dialog: ServiceDialog) -> None:
        """It goes on where the dialog is closed meanwhile; the transcript is there then."""
        from hailuo_desktop.studio.contact.service_check import look, verdict
        from hailuo_desktop.studio.contact.words import title

        self._file = None

        def tell(found: Finding) -> None:
            if self.dialog is dialog:
                dialog.add_line(STATES[found.state], title(found.check), found.said)

        try:
            seen = self._seen = await look(self._studio.options, self._studio.keys.current, tell)
            said = verdict(seen)
            self._file = seen.transcript.save(self._studio.library.folder / "logs")
        except HailuoError as error:
            said = str(error)
        finally:
            self._looking = False
        if self.dialog is dialog:
            dialog.show_verdict(said)

    def _offer(self) -> None:
        if self._studio.settings.get(SERVICE_OFFERED) or self.offer is not None:
            return
        self._studio.settings.put(SERVICE_OFFERED, True)
        box = self.offer = plain_box(self._context.window, t("Look at EvoLink?"))
        box.setText(t(OFFER))
        yes = box.addButton(t("Look"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(t("Not now"), QMessageBox.ButtonRole.RejectRole)
        box.finished.connect(lambda: self._answered(box.clickedButton() is yes))
        box.open()

    def _answered(self, yes: bool) -> None:
        self.offer = None
        if yes:
            self.look()

    def _copy(self) -> None:
        if self._seen is not None:
            QGuiApplication.clipboard().setText(self._seen.transcript.text)

    def _show_file(self) -> None:
        if self._file is not None:
            self._reveal(self._file)

    def _closed(self) -> None:
        self.dialog = None
