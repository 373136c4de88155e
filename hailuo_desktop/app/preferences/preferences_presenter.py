"""The dialog of settings: filled, and what is changed in it kept at once."""

from dataclasses import asdict
from pathlib import Path
from typing import cast

from hailuo_desktop.app.asking import ask_folder
from hailuo_desktop.app.carry.export_presenter import ExportPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.key_presenter import KeyPresenter
from hailuo_desktop.app.queue.cap_presenter import CapPresenter
from hailuo_desktop.app.system.reveal import Reveal
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.store.names import check_template
from hailuo_desktop.studio.setting import Page
from hailuo_desktop.studio.settings import (
    CAP,
    EXPORT,
    SHORTCUTS,
    ExportChoice,
    named,
    unusable,
)
from hailuo_desktop.translate import Marked, mark, t
from hailuo_desktop.ui import keymap
from hailuo_desktop.ui.action_set import title
from hailuo_desktop.ui.actions import window as actions
from hailuo_desktop.ui.carry.export_dialog import ExportOptions
from hailuo_desktop.ui.combination import is_combination
from hailuo_desktop.ui.settings.dialog import SettingsDialog
from hailuo_desktop.ui.settings.export_part import ExportPart
from hailuo_desktop.ui.settings.shortcuts_part import ShortcutsPart

from .key_part import KeyPart
from .pages import library_part, pages, privacy_parts

UNREAD = mark(
    "{file} cannot be read: the settings are those of a first start. Mend the file and start "
    "again; with the next change here it is kept as {aside}."
)
NO_KEYS = mark(
    "The settings name “{keys}” as keys of “{command}”, which they cannot be: it has its usual "
    "ones."
)


class PreferencesPresenter:
    def __init__(
        self,
        context: Context,
        *,
        keys: KeyPresenter,
        cap: CapPresenter,
        export: ExportPresenter,
        reveal: Reveal,
    ) -> None:
        self._studio = context.studio
        self._actions = context.actions
        self._window = context.window
        self._keys = keys
        self._cap = cap
        self._export = export
        self._reveal = reveal
        self.dialog: SettingsDialog | None = None
        context.actions.bind(actions.SETTINGS, self.open_dialog)

    def warnings(self) -> list[str]:
        """What lies on disk and is not used, each in a sentence."""
        preferences = self._studio.preferences
        if preferences.unreadable:
            return [t(UNREAD, file=preferences.file, aside=preferences.aside_name)]
        chosen = self._studio.settings.get(SHORTCUTS)
        return [
            *unusable(self._studio.settings),
            *(
                t(NO_KEYS, keys=keys, command=title(action))
                for action, keys in keymap.unusable(chosen, is_combination)
            ),
        ]

    def open_dialog(self, page: Marked = Page.KEY.value) -> None:
        """Open it on a page; nothing waits for it."""
        if self.dialog is not None:
            self.dialog.raise_()
            return
        library = Path(self._studio.library.folder)
        key = KeyPart(self._keys, self._studio.keys, self._studio.options.rehearsal)
        export = ExportPart(self._export.preview, self._ask_folder)
        backups = lambda: self._actions.run(actions.BACKUPS)  # noqa: E731
        file = self._studio.preferences.file
        parts = {
            Page.KEY: [key.part],
            Page.FILES: [library_part(library, self._reveal), export],
            Page.SHORTCUTS: [ShortcutsPart()],
            Page.PRIVACY: privacy_parts(file, backups, self._reveal),
        }
        self._export_part = export
        self.dialog = SettingsDialog([*pages(parts)], self._get, self._put, self._window)
        self.dialog.finished.connect(lambda: self._closed(key))
        self.dialog.open_at(t(page))

    def _closed(self, key: KeyPart) -> None:
        key.close()
        self.dialog = None

    def _get(self, name: str) -> object:
        value = self._studio.settings.get(named(name))
        return ExportOptions(**asdict(value)) if name == EXPORT.name else value

    def _put(self, name: str, value: object) -> str:
        """Why it cannot be kept, or nothing."""
        setting = named(name)
        try:
            if name == EXPORT.name:
                options = cast(ExportOptions, value)
                check_template(options.template)
                self._studio.settings.put(EXPORT, ExportChoice(**asdict(options)))
            elif not setting.fits(value):
                return t(setting.shown.rule) if setting.shown else ""
            elif name == CAP.name:
                self._cap.put(cast(int, value))
            else:
                self._studio.settings.put(setting, setting.kind.validate_python(value))
        except HailuoError as error:
            return str(error)
        return ""

    def _ask_folder(self, folder: str) -> None:
        def chosen(path: Path) -> None:
            if self.dialog is not None:
                self._export_part.show_folder(str(path))

        if self.dialog is not None:
            ask_folder(self.dialog, t("Export films to"), folder, chosen)
