"""All windows, by name: each is made for an owner, and shown by whoever asked for it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from .dialogs import DIALOGS
from .main import STATES

Build = Callable[[QWidget], QWidget]
WINDOWS: dict[str, Build] = {**STATES, **DIALOGS}
